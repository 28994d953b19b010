#include "platform/plain_day.h"

#include <algorithm>
#include <chrono>

#include "platform/city_day.h"

namespace rongxin {
namespace {

int digits(std::string_view text) {
  int number = 0;
  for (const char c : text) number = number * 10 + (c - '0');
  return number;
}

std::chrono::year_month_day date_of(std::string_view day) {
  return {std::chrono::year(digits(day.substr(0, 4))),
          std::chrono::month(static_cast<unsigned>(digits(day.substr(5, 2)))),
          std::chrono::day(static_cast<unsigned>(digits(day.substr(8, 2))))};
}

}  // namespace

bool plain_day(std::string_view day) {
  constexpr std::string_view shape = "dddd-dd-dd";
  const bool fits = day.size() == shape.size() &&
                    std::equal(day.begin(), day.end(), shape.begin(),
                               [](char c, char wanted) { return wanted == '-' ? c == '-' : c >= '0' && c <= '9'; });
  return fits && day.starts_with("20") && date_of(day).ok();
}

std::int64_t midnight_ms(std::string_view day) {
  return city_day_begins_ms(std::chrono::sys_days(date_of(day)).time_since_epoch().count());
}

}  // namespace rongxin
