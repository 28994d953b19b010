#include "school_roll/import/whole_number.h"

#include <algorithm>
#include <regex>

namespace rongxin::school_roll {
namespace {

constexpr std::size_t exact_digits_max = 15;  // of a binary floating-point number
bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Counted {
  std::string digits;     ///< of the mantissa, without the point
  std::size_t whole = 0;  ///< how many of them stand before the point
  int exponent = 0;
  bool point = false, exponential = false, plus = false;
};

std::optional<Counted> counted(std::string_view text) {
  Counted out;
  std::size_t at = 0;
  for (; at < text.size() && is_digit(text[at]); ++at) out.digits.push_back(text[at]);
  out.whole = out.digits.size();
  if (at < text.size() && text[at] == '.') {
    out.point = true;
    for (++at; at < text.size() && is_digit(text[at]); ++at) out.digits.push_back(text[at]);
    if (out.digits.size() == out.whole) return std::nullopt;
  }
  if (out.whole == 0) return std::nullopt;
  if (at < text.size() && (text[at] == 'E' || text[at] == 'e')) {
    out.exponential = true;
    out.plus = ++at < text.size() && text[at] == '+';
    if (out.plus) ++at;
    if (at == text.size() || text.size() - at > 2) return std::nullopt;
    for (; at < text.size() && is_digit(text[at]); ++at) out.exponent = out.exponent * 10 + (text[at] - '0');
  }
  if (at != text.size()) return std::nullopt;
  return out;
}

}  // namespace

std::optional<std::string> whole_number(std::string_view text, CellType type) {
  const auto read = counted(text);
  if (!read) return std::nullopt;
  std::string digits = read->digits;
  std::size_t whole = read->whole + static_cast<std::size_t>(read->exponent);
  if (whole > exact_digits_max && (type == CellType::number || read->exponential)) return std::nullopt;
  // "1.98E+10" is what a screen showed of the number: its last digits are not in it. Java writes all of them, and no
  // plus.
  const bool shown = read->plus && type != CellType::number && digits.size() < whole;
  if (shown) return std::nullopt;
  for (; digits.size() > whole; digits.pop_back())
    if (digits.back() != '0') return std::nullopt;
  digits.resize(whole, '0');
  if (!read->point && !read->exponential) return digits;
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  return digits;
}

bool is_counted(std::string_view text) {
  const auto read = counted(text.starts_with('-') ? text.substr(1) : text);
  return read && (read->point || read->exponential);
}

bool is_made_a_date(std::string_view text) {
  const auto ascii = [](char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  if (text.size() < 3 || !ascii(text[0])) return false;  // nearly every class begins with a Han character
  static const std::regex numbers(
      R"(\d{4}[-/.]\d{1,2}([-/.]\d{1,2})?([ T]\d{1,2}:\d{2}(:\d{2}(\.0+)?)?)?|\d{1,2}/\d{1,2}/\d{2,4}|(\d{2,4}年)?\d{1,2}月\d{1,2}(日|号)?|\d{4}年\d{1,2}月)");
  static const std::regex names(
      R"((\d{1,4}[-/ ])?(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*[-/ ,]+\d{1,4}([-/ ,]+\d{2,4})?|\d{1,2}[-/ ]?(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*([-/ ]\d{2,4})?)",
      std::regex::icase);
  const std::string value(text);
  return std::regex_match(value, numbers) || std::regex_match(value, names);
}

}  // namespace rongxin::school_roll
