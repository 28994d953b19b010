#include "tables/zip_parts.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "platform/problem_catalogue.h"
#include "tables/problems.h"
#include "tables/table.h"
#include "texts/tables.h"

namespace rongxin::tables {
namespace {

Problem broken(const std::string& detail) { return Problem(problems::table_broken, "", {{"detail", detail}}); }

}  // namespace

std::string part_name(std::string_view written) {
  std::vector<std::string> folders;
  std::string one;
  const auto end_folder = [&] {
    if (one == "..") {
      if (!folders.empty()) folders.pop_back();
    } else if (!one.empty() && one != ".") {
      folders.push_back(one);
    }
    one.clear();
  };
  for (std::size_t at = 0; at < written.size(); ++at) {
    unsigned octet = static_cast<unsigned char>(written[at]);
    if (octet == '%' && at + 2 < written.size() && std::isxdigit(static_cast<unsigned char>(written[at + 1])) != 0 &&
        std::isxdigit(static_cast<unsigned char>(written[at + 2])) != 0) {
      octet = static_cast<unsigned>(std::stoi(std::string(written.substr(at + 1, 2)), nullptr, 16));
      at += 2;
    }
    if (octet == '/' || octet == '\\') end_folder();
    else one += static_cast<char>(octet < 0x80 ? std::tolower(static_cast<int>(octet)) : static_cast<int>(octet));
  }
  end_folder();
  std::string name;
  for (const auto& folder : folders) name += (name.empty() ? "" : "/") + folder;
  return name;
}

std::string related_part(std::string_view source, std::string_view target) {
  if (target.starts_with('/') || target.starts_with('\\')) return part_name(target);
  const auto slash = source.rfind('/');
  return part_name(std::string(slash == std::string_view::npos ? "" : source.substr(0, slash + 1)) +
                   std::string(target));
}

/// The file as minizip reads it: ends before zeros that some program has put behind the zip.
struct ZipParts::File {
  int file = -1;
  std::uint64_t octets = 0, at = 0;
  ~File() {
    if (file >= 0) ::close(file);
  }
  bool open(const std::string& path) {
    struct stat about {};
    file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0 || ::fstat(file, &about) != 0) return false;
    octets = static_cast<std::uint64_t>(about.st_size);
    constexpr std::uint64_t piece_octets = 65'536,
                            record_end_octets = 22;  // the record at the end of a zip may itself end with zeros
    std::string piece(piece_octets, '\0');
    for (std::uint64_t end = octets; end > 0;) {
      const std::uint64_t from = end > piece_octets ? end - piece_octets : 0;
      const auto got = ::pread(file, piece.data(), end - from, static_cast<off_t>(from));
      if (got != static_cast<ssize_t>(end - from)) return false;
      const auto last = piece.find_last_not_of('\0', end - from - 1);
      if (last != std::string::npos) {
        octets = std::min(octets, from + last + 1 + record_end_octets);
        break;
      }
      end = from;
    }
    return true;
  }
};

ZipParts::ZipParts() = default;

ZipParts::~ZipParts() {
  if (zip_ != nullptr) unzClose(zip_);
}

Status ZipParts::open(const std::string& path) {
  file_ = std::make_unique<File>();
  if (!file_->open(path)) return broken("zip");
  total_octets_max = std::max<std::size_t>(unpacked_octets_max, 20 * file_->octets);
  zlib_filefunc64_def how{};
  how.opaque = file_.get();
  how.zopen64_file = [](voidpf self, const void*, int) { return self; };
  how.zread_file = [](voidpf, voidpf self, void* to, uLong octets) -> uLong {
    auto* file = static_cast<File*>(self);
    const auto wanted = file->at >= file->octets ? 0 : std::min<std::uint64_t>(octets, file->octets - file->at);
    const auto got = wanted == 0 ? 0 : ::pread(file->file, to, wanted, static_cast<off_t>(file->at));
    if (got > 0) file->at += static_cast<std::uint64_t>(got);
    return got > 0 ? static_cast<uLong>(got) : 0;
  };
  how.ztell64_file = [](voidpf, voidpf self) -> ZPOS64_T { return static_cast<File*>(self)->at; };
  how.zseek64_file = [](voidpf, voidpf self, ZPOS64_T offset, int origin) -> long {
    auto* file = static_cast<File*>(self);
    file->at = origin == ZLIB_FILEFUNC_SEEK_SET   ? offset
               : origin == ZLIB_FILEFUNC_SEEK_CUR ? file->at + offset
                                                  : file->octets + offset;
    return file->at <= file->octets ? 0 : -1;
  };
  how.zclose_file = [](voidpf, voidpf) { return 0; };
  how.zerror_file = [](voidpf, voidpf) { return 0; };
  zip_ = unzOpen2_64("", &how);
  return zip_ == nullptr ? Status(broken("zip")) : index();
}

Status ZipParts::index() {
  unz_global_info64 all{};
  if (unzGetGlobalInfo64(zip_, &all) != UNZ_OK) return broken("zip");
  if (all.number_entry > members_max) return too_large(texts::tables::files_in_archive(), members_max);
  std::size_t seen = 0;
  for (int more = unzGoToFirstFile(zip_); more == UNZ_OK; more = unzGoToNextFile(zip_)) {
    if (++seen > members_max) return broken("zip");
    char name[1024] = {};
    unz_file_info64 about{};
    unz64_file_pos place{};
    if (unzGetCurrentFileInfo64(zip_, &about, name, sizeof name - 1, nullptr, 0, nullptr, 0) != UNZ_OK ||
        unzGetFilePos64(zip_, &place) != UNZ_OK)
      return broken("zip");
    const std::string_view written(name);
    if (written.ends_with('/') || written.ends_with('\\')) continue;
    if ((about.flag & 1) != 0) return problems::table_is_xls;  // a password
    // Two members of one name are two files for two programs: what one shows another does not read.
    if (!members_.emplace(part_name(written), place).second) return broken("zip: " + part_name(written).substr(0, 60));
  }
  return success();
}

std::vector<std::string> ZipParts::named(std::string_view begin, std::string_view end) const {
  std::vector<std::string> names;
  for (const auto& [name, place] : members_)
    if (name.starts_with(begin) && name.ends_with(end)) names.push_back(name);
  return names;
}

Status ZipParts::begin(const std::string& part, std::size_t octets_max) {
  if (reading_) unzCloseCurrentFile(zip_);
  reading_ = false;
  const auto found = members_.find(part);
  if (found == members_.end()) return broken("zip: " + part.substr(0, 60));
  if (unzGoToFilePos64(zip_, &found->second) != UNZ_OK || unzOpenCurrentFile(zip_) != UNZ_OK) return broken("zip");
  reading_ = true;
  part_unpacked_ = 0;
  part_octets_max_ = octets_max;
  return success();
}

Result<int> ZipParts::read(char* to, unsigned octets) {
  const int got = unzReadCurrentFile(zip_, to, octets);
  if (got < 0) return broken("zip");
  unpacked_ += static_cast<std::size_t>(got);
  part_unpacked_ += static_cast<std::size_t>(got);
  if (unpacked_ > total_octets_max || part_unpacked_ > part_octets_max_)
    return Problem(problems::table_bomb, "",
                   {{"limit_mib", std::to_string(std::min(total_octets_max, part_octets_max_) >> 20)}});
  if (got == 0) {
    reading_ = false;
    if (unzCloseCurrentFile(zip_) != UNZ_OK) return broken("zip");
  }
  return got;
}

}  // namespace rongxin::tables
