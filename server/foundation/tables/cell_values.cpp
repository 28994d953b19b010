#include "tables/cell_values.h"

#include <charconv>
#include <chrono>
#include <cmath>
#include <regex>

namespace rongxin::tables {
namespace {

// NBSP, the blanks of U+2000 to U+200F (zero width and direction marks too), U+2028 to U+202F, U+205F to U+2064,
// ideographic, BOM.
std::size_t blank_octets(std::string_view text) {
  const auto octet = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0; };
  if (octet(0) <= 0x20 || octet(0) == 0x7F) return 1;
  if (octet(0) == 0xC2) return octet(1) == 0xA0 || octet(1) == 0xAD || octet(1) == 0x85 ? 2 : 0;
  if (octet(0) == 0xE2 && octet(1) == 0x80) return octet(2) <= 0x8F || (octet(2) >= 0xA8 && octet(2) <= 0xAF) ? 3 : 0;
  if (octet(0) == 0xE2 && octet(1) == 0x81) return octet(2) >= 0x9F && octet(2) <= 0xA4 ? 3 : 0;
  if (octet(0) == 0xE3) return octet(1) == 0x80 && octet(2) == 0x80 ? 3 : 0;
  return octet(0) == 0xEF && octet(1) == 0xBB && octet(2) == 0xBF ? 3 : 0;
}

void append_utf8(std::string& out, unsigned code) {
  if (code < 0x80) out += static_cast<char>(code);
  else if (code < 0x800) (out += static_cast<char>(0xC0 | code >> 6)) += static_cast<char>(0x80 | (code & 63));
  else if (code < 0x10000)
    ((out += static_cast<char>(0xE0 | code >> 12)) += static_cast<char>(0x80 | (code >> 6 & 63))) +=
        static_cast<char>(0x80 | (code & 63));
  else
    (((out += static_cast<char>(0xF0 | code >> 18)) += static_cast<char>(0x80 | (code >> 12 & 63))) +=
     static_cast<char>(0x80 | (code >> 6 & 63))) += static_cast<char>(0x80 | (code & 63));
}

// The code unit of "_xHHHH_" at the start of the text, or -1.
int escaped_unit(std::string_view text) {
  if (text.size() < 7 || !text.starts_with("_x") || text[6] != '_') return -1;
  unsigned unit = 0;
  const auto [end, failed] = std::from_chars(text.data() + 2, text.data() + 6, unit, 16);
  return failed == std::errc() && end == text.data() + 6 ? static_cast<int>(unit) : -1;
}

bool read_double(std::string_view text, double& value) {
  while (!text.empty() && blank_octets(text) == 1) text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= 0x20) text.remove_suffix(1);
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  return !text.empty() && failed == std::errc() && end == text.data() + text.size() && std::isfinite(value);
}

}  // namespace

bool is_blank(std::string_view text) {
  while (!text.empty()) {
    const auto octets = blank_octets(text);
    if (octets == 0) return false;
    text.remove_prefix(std::min(octets, text.size()));
  }
  return true;
}

bool is_error(std::string_view text) {
  if (text.size() > 1 && text.find_first_not_of('#') == std::string_view::npos) return true;
  for (const auto* known : {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})
    if (text == known) return true;
  return false;
}

bool looks_like_date(std::string_view text) {
  static const std::string month = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
  static const std::regex forms(
      "\\s*(?:(?:\\d{1,4}[- ])?" + month + "[- ]\\d{1,4}|\\d{1,2}[- ]" + month +
          "(?:[- ]\\d{2,4})?"  //
          "|(?:\\d{4}年)?\\d{1,2}月(?:\\d{1,2}日)?"
          "|(?:\\d{4}|\\d{2})[-/.]\\d{1,2}[-/.]\\d{1,2}(?:[ T]\\d{1,2}:\\d{2}(?::\\d{2})?)?)\\s*",
      std::regex::icase | std::regex::optimize);
  return text.size() <= 32 && std::regex_match(text.begin(), text.end(), forms);
}

std::string unescaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    int unit = text[at] == '_' ? escaped_unit(text.substr(at)) : -1;
    if (unit < 0) {
      out += text[at++];
      continue;
    }
    at += 7;
    if (unit >= 0xD800 && unit < 0xDC00) {
      const int low = at < text.size() ? escaped_unit(text.substr(at)) : -1;
      if (low >= 0xDC00 && low < 0xE000) {
        append_utf8(out, 0x10000u + (static_cast<unsigned>(unit - 0xD800) << 10) + static_cast<unsigned>(low - 0xDC00));
        at += 7;
        continue;
      }
    }
    append_utf8(out, unit == 0 || (unit >= 0xD800 && unit < 0xE000) ? 0xFFFD : static_cast<unsigned>(unit));
  }
  for (auto at = out.find('\r'); at != std::string::npos; at = out.find('\r', at))
    at + 1 < out.size() && out[at + 1] == '\n' ? void(out.erase(at, 1)) : void(out[at] = '\n');
  return out;
}

Cell number_cell(std::string_view written) {
  double value = 0;
  if (!read_double(written, value)) return {CellType::error, std::string(written.substr(0, 40))};
  if (std::abs(value) >= 1e15) return {CellType::number, std::string(written.substr(0, 40)), true};
  char text[400];
  const auto end = std::to_chars(text, text + sizeof text, value == 0 ? 0.0 : value, std::chars_format::fixed).ptr;
  return {CellType::number, std::string(text, end)};
}

Cell date_cell(std::string_view written, bool from_1904) {
  constexpr double days_max = 2'958'466;  // the day after 9999-12-31
  double value = 0;
  if (!read_double(written, value)) return {CellType::error, std::string(written.substr(0, 40))};
  if (value < 0 || value >= days_max) return {CellType::error, "#####"};
  auto days = static_cast<int>(value);
  auto seconds = static_cast<int>(std::lround((value - days) * 86'400));
  if (seconds == 86'400) {
    ++days;
    seconds = 0;
  }
  char text[32];
  if (days == 0) {
    std::snprintf(text, sizeof text, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    return {CellType::date, text};
  }
  // Day 25569 is 1970-01-01 in the 1900 system with its invented 29 February 1900, day 24107 in that of 1904.
  if (!from_1904 && days == 60) return {CellType::date, "1900-02-29"};
  const int since_1970 = from_1904 ? days - 24'107 : days - 25'569 + (days < 60 ? 1 : 0);
  const std::chrono::year_month_day day{std::chrono::sys_days{std::chrono::days{since_1970}}};
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                static_cast<unsigned>(day.day()));
  return {CellType::date, text};
}

bool shows_date(std::string_view code) {
  std::string shown;  // what is left without literals, colours, locales and conditions
  for (std::size_t at = 0; at < code.size(); ++at) {
    const char c = code[at];
    if (c == '"') at = std::min(code.find('"', at + 1), code.size());
    else if (c == '\\' || c == '_' || c == '*') ++at;
    else if (c == '[') {
      const auto end = std::min(code.find(']', at), code.size());
      const auto inside = code.substr(at + 1, end - at - 1);
      if (!inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos) return true;
      at = end;
    } else shown += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  for (const std::string_view word : {"g/通用格式", "general", "standard"})
    for (auto at = shown.find(word); at != std::string::npos; at = shown.find(word)) shown.erase(at, word.size());
  if (shown.find_first_of("ydhms") != std::string::npos) return true;
  // e is the year of an era, E+ an exponent.
  for (auto at = shown.find('e'); at != std::string::npos; at = shown.find('e', at + 1))
    if (at + 1 >= shown.size() || (shown[at + 1] != '+' && shown[at + 1] != '-')) return true;
  return shown.find("年") != std::string::npos || shown.find("月") != std::string::npos;
}

bool shows_date(int id) {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

}  // namespace rongxin::tables
