#pragma once
// A day as people and pages write it.
#include <cstdint>
#include <string_view>

namespace rongxin {

/// Exactly "YYYY-MM-DD" of a day that exists, 2000 to 2099; "2027-02-31", "2026-1-03" and "2026- 1-03" are none.
bool plain_day(std::string_view day);
/// 00:00 of a plain day in the city's time (UTC+8).
std::int64_t midnight_ms(std::string_view day);

}  // namespace rongxin
