#include "tables/csv_cell.h"

#include <string_view>

#include "tables/cell_values.h"

namespace rongxin::tables {
namespace {

// = + - @ begin a formula, also in their full width, also behind blanks; a tab or a line end may move them to the front
// of a cell.
bool would_run(std::string_view text) {
  if (text.starts_with('\t') || text.starts_with('\r') || text.starts_with('\n')) return true;
  while (!text.empty()) {
    std::size_t octets = 1;
    while (octets < text.size() && (static_cast<unsigned char>(text[octets]) & 0xC0) == 0x80) ++octets;
    if (!is_blank(text.substr(0, octets))) break;
    text.remove_prefix(octets);
  }
  for (const std::string_view start : {"=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫", "−"})
    if (text.starts_with(start)) return true;
  return false;
}

}  // namespace

std::string csv_cell(std::string text) {
  const bool counted = text.size() > 11 && text.find_first_not_of("0123456789Xx") == std::string::npos;
  if (counted || would_run(text)) text.insert(0, "'");
  if (text.find_first_of(",;\t\"\n\r") == std::string::npos) return text;
  std::string out = "\"";
  for (char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

}  // namespace rongxin::tables
