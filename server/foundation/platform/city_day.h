#pragma once
// Days and minutes of the city: UTC+8, no daylight saving (platform/clock.h). Nothing else counts with the offset.
#include <cstdint>

namespace rongxin {

constexpr std::int64_t minute_ms = 60'000, day_ms = 24 * 60 * minute_ms, city_offset_ms = 8 * 60 * minute_ms;

/// The day of an instant, in days since 1970-01-01.
constexpr std::int64_t city_day(std::int64_t at_ms) { return (at_ms + city_offset_ms) / day_ms; }
/// The instant at which a day begins, 00:00 in the city.
constexpr std::int64_t city_day_begins_ms(std::int64_t day) { return day * day_ms - city_offset_ms; }
/// Milliseconds since 00:00.
constexpr std::int64_t in_city_day_ms(std::int64_t at_ms) { return (at_ms + city_offset_ms) % day_ms; }
/// Minutes since 00:00, 0 to 1439.
constexpr std::int64_t city_minute(std::int64_t at_ms) { return in_city_day_ms(at_ms) / minute_ms; }
/// 0 is Monday, 6 Sunday.
constexpr int weekday_of(std::int64_t day) { return static_cast<int>((day + 3) % 7); }  // 1970-01-01 was a Thursday

}  // namespace rongxin
