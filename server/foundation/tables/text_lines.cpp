#include "tables/text_lines.h"

#include <fcntl.h>
#include <iconv.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "platform/problem_catalogue.h"
#include "platform/utf8.h"
#include "tables/problems.h"
#include "tables/table.h"
#include "texts/tables.h"

namespace rongxin::tables {
namespace {

constexpr std::size_t read_octets = 262'144;

Problem invalid(std::int64_t line) {
  return Problem(problems::table_bytes_invalid, "", {{"line", std::to_string(line)}});
}

unsigned octet(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

// How many octets beyond ASCII belong to well-formed UTF-8.
std::size_t utf8_octets(std::string_view text) {
  std::size_t good = 0;
  while (!text.empty()) {
    const std::size_t size = utf8_character_octets(text);
    good += size > 1 ? size : 0;
    text.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return good;
}

bool is_gb18030(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const unsigned lead = octet(text, i), second = octet(text, i + 1);
    if (lead < 0x80) ++i;
    else if (lead == 0x80 || lead == 0xFF || i + 1 >= text.size()) return false;
    else if (second >= 0x40 && second != 0x7F && second != 0xFF) i += 2;
    else if (second >= 0x30 && second <= 0x39 && octet(text, i + 2) >= 0x81 && octet(text, i + 2) != 0xFF &&
             octet(text, i + 3) >= 0x30 && octet(text, i + 3) <= 0x39)
      i += 4;
    else return false;
  }
  return true;
}

std::size_t beyond_ascii(std::string_view text) {
  std::size_t octets = 0;
  for (const char c : text) octets += (static_cast<unsigned char>(c) & 0x80) != 0 ? 1 : 0;
  return octets;
}

}  // namespace

TextLines::~TextLines() {
  if (file_ >= 0) ::close(file_);
  if (converter_ != nullptr) iconv_close(converter_);
}

Status TextLines::open(const std::string& path) {
  file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file_ < 0) return Problem(problems::file_unreadable, "", {{"path", path}, {"detail", std::strerror(errno)}});
  RONGXIN_CHECK(again());
  RONGXIN_CHECK(find_encoding());
  return again();
}

Status TextLines::again() {
  if (::lseek(file_, 0, SEEK_SET) < 0)
    return Problem(problems::file_unreadable, "", {{"path", ""}, {"detail", std::strerror(errno)}});
  buffer_.clear();
  at_ = 0;
  line_ = 0;
  ended_ = cr_before_ = cr_after_ = false;
  fill();
  if (buffer_.starts_with("\xEF\xBB\xBF")) at_ = 3;
  return success();
}

bool TextLines::fill() {
  if (ended_) return false;
  buffer_.erase(0, at_);
  at_ = 0;
  const std::size_t had = buffer_.size();
  buffer_.resize(had + read_octets);
  const auto got = ::read(file_, buffer_.data() + had, read_octets);
  buffer_.resize(had + (got > 0 ? static_cast<std::size_t>(got) : 0));
  ended_ = got <= 0;
  return !ended_;
}

Result<bool> TextLines::raw_line(std::string& line) {
  cr_before_ = cr_after_;
  cr_after_ = false;
  for (std::size_t from = at_;;) {
    const char *begin = buffer_.data(), *end = begin + buffer_.size(), *found = begin + from;
    while (found != end && *found != '\n' && *found != '\r') ++found;
    auto size = static_cast<std::size_t>(found - begin) - at_;
    if (size > line_octets_max) return too_large(texts::tables::octets_in_line({.line = line_ + 1}), line_octets_max);
    const char* behind = found;
    while (behind != end && *behind == '\r') ++behind;
    if (behind == end && !ended_) {  // the end of the line lies in the next piece
      if (static_cast<std::size_t>(behind - found) > read_octets) return invalid(line_ + 1);
      from = size;
      fill();
      continue;
    }
    if (found == end && size == 0) return false;
    ++line_;
    line.assign(buffer_, at_, size);
    unended_ = found == end;
    if (behind != end && *behind == '\n') at_ = static_cast<std::size_t>(behind - begin) + 1;
    else if (found != end) {
      at_ = static_cast<std::size_t>(found - begin) + 1;
      cr_after_ = true;
    } else at_ = buffer_.size();
    return true;
  }
}

// One encoding for the whole file, by what most of it is; a line that is not of it is named.
Status TextLines::find_encoding() {
  std::size_t utf8_total = 0, other_total = 0;
  std::int64_t not_utf8 = 0, not_gb = 0, utf8_within_gb = 0, cr_ends = 0, other_ends = 0;
  const bool marked = at_ == 3;
  std::string line;
  while (true) {
    RONGXIN_TRY(more, raw_line(line));
    if (!more) break;
    ++(cr_after_ ? cr_ends : other_ends);
    if (line.find('\0') != std::string::npos) return invalid(line_);
    const auto octets = beyond_ascii(line);
    if (octets == 0) continue;
    const auto good = utf8_octets(line);
    const bool utf8 = good == octets;
    utf8_total += good;
    other_total += octets - good;
    if (!utf8 && not_utf8 == 0) not_utf8 = line_;
    // Twelve octets of Chinese in GB 18030 are never by chance UTF-8 as well.
    if (utf8 && octets >= 12 && utf8_within_gb == 0) utf8_within_gb = line_;
    if (not_gb == 0 && !is_gb18030(line)) not_gb = line_;
  }
  mixed_ = cr_ends > 0 && other_ends > 1;
  if (not_utf8 == 0) return success();
  if (marked || utf8_total > other_total) return invalid(not_utf8);
  if (not_gb > 0 || utf8_within_gb > 0)
    return invalid(not_gb == 0 ? utf8_within_gb : utf8_within_gb == 0 ? not_gb : std::min(not_gb, utf8_within_gb));
  converter_ = iconv_open("UTF-8", "GB18030");
  return success();
}

Status TextLines::converted(std::string& line) {
  if (converter_ == nullptr || beyond_ascii(line) == 0) return success();
  std::string text(line.size() * 2 + 4, '\0');  // two octets become three, four become four
  char *from = line.data(), *to = text.data();
  std::size_t from_left = line.size(), to_left = text.size();
  iconv(converter_, nullptr, nullptr, nullptr, nullptr);
  if (iconv(converter_, &from, &from_left, &to, &to_left) == static_cast<std::size_t>(-1)) return invalid(line_);
  text.resize(text.size() - to_left);
  line = std::move(text);
  return success();
}

Result<bool> TextLines::next(std::string& line) {
  RONGXIN_TRY(more, raw_line(line));
  if (!more) return false;
  RONGXIN_CHECK(converted(line));
  return true;
}

}  // namespace rongxin::tables
