#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "school_roll/import/table_reader.h"

namespace rongxin::school_roll {

/// The digits of a whole number, however a program has written it: "5.0", "2.0120301E7", "202409.0", "20120301".
/// Nothing when a digit may be lost: more than fifteen digits in a number cell, a fraction, or what an office program
/// shows of a long number ("1.98E+10"). The text is in normal form (normal_number). Leading zeros of plain digits stay.
std::optional<std::string> whole_number(std::string_view text, CellType type);

/// Whether a text is a number with a point or an exponent, as no name, class or number of a person is written.
bool is_counted(std::string_view text);

/// Whether a text is what an office program makes of "1-2": "2024-01-02", "2024/1/2", "1月2日", "Jan-02", "2-Jan",
/// "Jan-24".
bool is_made_a_date(std::string_view text);

}  // namespace rongxin::school_roll
