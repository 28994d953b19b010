#pragma once
#include <string>
#include <string_view>

namespace rongxin::school_roll {

/// GB 11643-1999: eighteen digits, the last mod 11 over weights 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2.
/// In normal form (normal_number): an X is a capital. The first six may be a division code that has been revoked: they
/// are not looked up.
enum class CitizenIdFault { none, shape, scientific, zeros, check_digit, date };
CitizenIdFault check_citizen_id(std::string_view number);
std::string born_on_of(std::string_view citizen_id);  ///< YYYY-MM-DD

/// Normal form of a number of a kind: of another card than the citizen's only letters and digits count ("A123456(7)" is
/// "A1234567").
std::string normal_identity_number(std::string_view kind, std::string_view number);

/// Whether a number in normal form can be somebody's alone: 5 to 20 letters and digits, three digits at least, not all
/// of one kind. "无", "000000" and "123456" would make one child of many.
bool may_identify(std::string_view number);

/// 学籍号: 'G' + citizen ID, or 'J' / 'L' + 18 digits.
bool is_registry_number(std::string_view number);
bool is_date(int year, int month, int day);

}  // namespace rongxin::school_roll
