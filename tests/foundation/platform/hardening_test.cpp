// What the compiler and the linker have put into the program that is delivered, read from its ELF file.
#include <elf.h>

#include <cstring>
#include <fstream>
#include <set>
#include <sstream>

#include "tests/fixtures/world.h"

using namespace rongxin::test;

namespace {

class Elf {
 public:
  explicit Elf(const std::string& path) {
    std::ostringstream octets;
    octets << std::ifstream(path, std::ios::binary).rdbuf();
    file_ = octets.str();
    REQUIRE(file_.size() > sizeof(Elf64_Ehdr));
    REQUIRE(std::memcmp(file_.data(), ELFMAG, SELFMAG) == 0);
    REQUIRE(file_[EI_CLASS] == ELFCLASS64);
  }
  Elf64_Ehdr head() const { return at<Elf64_Ehdr>(0); }
  std::vector<Elf64_Phdr> segments(unsigned type) const {
    std::vector<Elf64_Phdr> found;
    for (unsigned i = 0; i < head().e_phnum; ++i)
      if (const auto one = at<Elf64_Phdr>(head().e_phoff + i * sizeof(Elf64_Phdr)); one.p_type == type)
        found.push_back(one);
    return found;
  }
  /// Value of an entry of the dynamic section; nothing when it has none.
  std::optional<std::uint64_t> dynamic(std::int64_t tag) const {
    for (const auto& segment : segments(PT_DYNAMIC))
      for (std::uint64_t place = 0; place + sizeof(Elf64_Dyn) <= segment.p_filesz; place += sizeof(Elf64_Dyn))
        if (const auto one = at<Elf64_Dyn>(segment.p_offset + place); one.d_tag == tag) return one.d_un.d_val;
    return std::nullopt;
  }
  /// Names that the program asks of its libraries.
  std::set<std::string> asked_names() const {
    std::set<std::string> names;
    for (unsigned i = 0; i < head().e_shnum; ++i) {
      const auto section = at<Elf64_Shdr>(head().e_shoff + i * sizeof(Elf64_Shdr));
      if (section.sh_type != SHT_DYNSYM) continue;
      const auto text = at<Elf64_Shdr>(head().e_shoff + section.sh_link * sizeof(Elf64_Shdr));
      for (std::uint64_t place = 0; place < section.sh_size; place += sizeof(Elf64_Sym))
        if (const auto symbol = at<Elf64_Sym>(section.sh_offset + place); symbol.st_shndx == SHN_UNDEF)
          names.insert(file_.c_str() + text.sh_offset + symbol.st_name);
    }
    return names;
  }
  /// The x86 features that every part of the program keeps: 1 indirect branch tracking, 2 shadow stack.
  std::uint32_t x86_features() const {
    constexpr std::uint32_t note_property = 5, x86_feature_and = 0xc0000002;
    for (const auto& segment : segments(PT_NOTE))
      for (std::uint64_t place = segment.p_offset; place + 12 <= segment.p_offset + segment.p_filesz;) {
        const auto name_size = at<std::uint32_t>(place), size = at<std::uint32_t>(place + 4),
                   type = at<std::uint32_t>(place + 8);
        const std::uint64_t begin = place + 12 + ((name_size + 3) & ~3u);
        for (std::uint64_t one = begin; type == note_property && one + 8 <= begin + size;
             one += 8 + ((at<std::uint32_t>(one + 4) + 7) & ~7u))
          if (at<std::uint32_t>(one) == x86_feature_and) return at<std::uint32_t>(one + 8);
        place = begin + ((size + 3) & ~3u);
      }
    return 0;
  }

 private:
  template <class T>
  T at(std::uint64_t place) const {
    T value;
    REQUIRE(place + sizeof value <= file_.size());
    std::memcpy(&value, file_.data() + place, sizeof value);
    return value;
  }
  std::string file_;
};

}  // namespace

TEST_CASE("the program is bound at its start, moves in memory, runs no data, and guards its stack and its copies") {
  const char* binary = std::getenv("RONGXIN_BINARY");
  if (binary == nullptr) {
    MESSAGE("RONGXIN_BINARY is not set: the hardening of the program was not looked at");
    return;
  }
  const Elf elf(binary);
  CHECK(elf.head().e_type == ET_DYN);
  const bool now = elf.dynamic(DT_BIND_NOW).has_value() || (elf.dynamic(DT_FLAGS).value_or(0) & DF_BIND_NOW) != 0 ||
                   (elf.dynamic(DT_FLAGS_1).value_or(0) & DF_1_NOW) != 0;
  CHECK(now);
  CHECK((elf.dynamic(DT_FLAGS_1).value_or(0) & DF_1_PIE) != 0);
  CHECK(elf.segments(PT_GNU_RELRO).size() == 1);
  REQUIRE(elf.segments(PT_GNU_STACK).size() == 1);
  CHECK((elf.segments(PT_GNU_STACK)[0].p_flags & PF_X) == 0);
  for (const auto& segment : elf.segments(PT_LOAD)) CHECK((segment.p_flags & (PF_W | PF_X)) != (PF_W | PF_X));
  const auto names = elf.asked_names();
  CHECK(names.contains("__stack_chk_fail"));
  const bool sanitized = std::any_of(names.begin(), names.end(), [](const std::string& name) {
    return name.starts_with("__asan_") || name.starts_with("__tsan_");
  });
  const bool fortified = std::any_of(names.begin(), names.end(), [](const std::string& name) {
    return name.ends_with("_chk") && name.starts_with("__");
  });
  CHECK((fortified || sanitized));
  // Held as far as the machine's own start files allow it: one library object without the note takes it from the whole.
  if (elf.head().e_machine == EM_X86_64 && (elf.x86_features() & 3) != 3)
    MESSAGE("the program has no note of indirect branch tracking and shadow stack (" << elf.x86_features() << " of 3)");
}
