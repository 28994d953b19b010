#include <fcntl.h>
#include <iconv.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "platform/problem_catalogue.h"
#include "school_roll/import/table_reader.h"
#include "school_roll/problems.h"

namespace rongxin::school_roll {
namespace {

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t more = lead < 0x80 ? 0 : lead >= 0xC2 && lead < 0xE0 ? 1 : lead >= 0xE0 && lead < 0xF0 ? 2 : lead >= 0xF0 && lead < 0xF5 ? 3 : 9;
    if (more == 9 || i + more >= text.size() + (more == 0 ? 1 : 0)) return false;
    for (std::size_t k = 1; k <= more; ++k)
      if ((static_cast<unsigned char>(text[i + k]) & 0xC0) != 0x80) return false;
    i += more + 1;
  }
  return true;
}

class TextTable final : public TableReader {
 public:
  TextTable(const char* mapped, std::size_t octets) : mapped_(mapped), octets_(octets), rest_(mapped, octets) {
    if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
    else if (!is_utf8(rest_)) converter_ = iconv_open("UTF-8", "GB18030");
    const auto header = rest_.substr(0, rest_.find('\n'));
    for (char candidate : {',', ';'})
      if (std::count(header.begin(), header.end(), candidate) > std::count(header.begin(), header.end(), separator_)) separator_ = candidate;
  }
  ~TextTable() override {
    if (converter_ != nullptr) iconv_close(converter_);
    ::munmap(const_cast<char*>(mapped_), octets_);
  }

  Result<bool> next(TableRow& row) override {
    if (rest_.empty()) return false;
    row.line = ++line_;
    row.cells.clear();
    // No octet of GB 18030 behind a lead octet is a comma, quote or line end: cells are cut first, then converted.
    for (bool more = true; more;) {
      std::string raw;
      more = cut_cell(raw);
      Cell cell;
      if (!converted(raw, cell.text)) return Problem(problems::table_bytes_invalid, "", {{"line", std::to_string(line_)}});
      if (cell.text.find('\0') != std::string::npos) return Problem(problems::table_bytes_invalid, "", {{"line", std::to_string(line_)}});
      cell.type = cell.text.empty() ? CellType::empty : cell.text.starts_with('=') ? CellType::formula : CellType::text;
      row.cells.push_back(std::move(cell));
      if (row.cells.size() > 500) return Problem(problems::table_broken, "", {{"line", std::to_string(line_)}, {"detail", "> 500 columns"}});
    }
    return true;
  }

 private:
  // True when another cell of the same row follows.
  bool cut_cell(std::string& raw) {
    bool quoted = !rest_.empty() && rest_.front() == '"';
    if (quoted) {
      std::size_t at = 1;
      while (at < rest_.size()) {
        if (rest_[at] == '"' && at + 1 < rest_.size() && rest_[at + 1] == '"') {
          raw.push_back('"');
          at += 2;
        } else if (rest_[at] == '"') {
          ++at;
          break;
        } else {
          raw.push_back(rest_[at++]);
        }
      }
      rest_.remove_prefix(at);
    }
    const std::size_t end = std::min(rest_.find_first_of(std::string{separator_, '\n'}), rest_.size());
    raw.append(rest_.substr(0, end));
    const bool more = end < rest_.size() && rest_[end] == separator_;
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    if (!more && raw.ends_with('\r')) raw.pop_back();
    return more;
  }

  bool converted(const std::string& raw, std::string& text) {
    if (converter_ == nullptr) return text = raw, true;
    text.resize(raw.size() * 3);
    char *from = const_cast<char*>(raw.data()), *to = text.data();
    std::size_t from_left = raw.size(), to_left = text.size();
    iconv(converter_, nullptr, nullptr, nullptr, nullptr);
    if (iconv(converter_, &from, &from_left, &to, &to_left) == static_cast<std::size_t>(-1)) return false;
    text.resize(text.size() - to_left);
    return true;
  }

  const char* mapped_;
  std::size_t octets_;
  std::string_view rest_;
  iconv_t converter_ = nullptr;
  char separator_ = '\t';
  int line_ = 0;
};

}  // namespace

Result<std::unique_ptr<TableReader>> open_text_table(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat about {};
  if (file < 0 || ::fstat(file, &about) != 0) return Problem(problems::file_unreadable, "", {{"path", path}, {"detail", std::strerror(errno)}});
  const auto octets = static_cast<std::size_t>(about.st_size);
  void* mapped = ::mmap(nullptr, octets, PROT_READ, MAP_PRIVATE, file, 0);
  ::close(file);
  if (mapped == MAP_FAILED) return Problem(problems::file_unreadable, "", {{"path", path}, {"detail", std::strerror(errno)}});
  return std::unique_ptr<TableReader>(std::make_unique<TextTable>(static_cast<const char*>(mapped), octets));
}

}  // namespace rongxin::school_roll
