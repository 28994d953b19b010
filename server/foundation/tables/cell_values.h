#pragma once
// What stands in a cell, told from how it is written.
#include <string>
#include <string_view>

#include "tables/table.h"

namespace rongxin::tables {

/// Only blanks, of whatever width, and characters that nobody sees.
bool is_blank(std::string_view text);
/// "#N/A", "#REF!", "#####": what a program shows where a value should be.
bool is_error(std::string_view text);
/// As an office program writes what it took for a date: "Jan-02", "2-Jan", "1月2日", "2024-01-02", "2024/1/2 0:00".
bool looks_like_date(std::string_view text);
/// "_x000D_" and its like undone; line breaks are "\n".
std::string unescaped(std::string_view text);
/// A number as its shortest exact decimal, without exponent; of type error when it is none.
Cell number_cell(std::string_view written);
/// The day (or, below one, the time of day) of a serial number; of type error when it is none.
Cell date_cell(std::string_view written, bool from_1904);
/// Whether a number format, such as [$-804]YYYY"年"M"月", shows a date or a time.
bool shows_date(std::string_view format_code);
bool shows_date(int built_in_format);

}  // namespace rongxin::tables
