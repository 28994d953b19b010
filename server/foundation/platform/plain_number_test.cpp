#include "platform/plain_number.h"

#include <doctest/doctest.h>

#include "platform/city_day.h"
#include "platform/clock.h"
#include "platform/plain_day.h"

using namespace rongxin;

TEST_CASE("a number in an address is digits and nothing else; whatever is no number is the number of nothing") {
  CHECK(plain_number("1") == 1);
  CHECK(plain_number("007") == 7);
  CHECK(plain_number("999999999999999999") == 999'999'999'999'999'999);
  for (const char* none : {"", "0", "-1", "+1", " 1", "1 ", "1a", "a1", "0x1", "1.0", "1e3", "１",
                           "1000000000000000000", "99999999999999999999"})
    CHECK_MESSAGE(plain_number(none) == 0, none);
  CHECK(plain_number("60", 60) == 60);
  CHECK(plain_number("61", 60) == 0);
}

TEST_CASE("a score is written with the decimals that it has") {
  CHECK(decimal_text(12) == "12");
  CHECK(decimal_text(12.5) == "12.5");
  CHECK(decimal_text(0) == "0");
  CHECK(decimal_text(100) == "100");
  CHECK(decimal_text(-0.25) == "-0.25");
}

TEST_CASE("a day of the city begins at its midnight, eight hours before that of Greenwich, and a week on Monday") {
  const std::int64_t midnight = rongxin::midnight_ms("2026-11-27");
  CHECK(instant_text(midnight) == "2026-11-27T00:00:00+08:00");
  CHECK(city_day_begins_ms(city_day(midnight)) == midnight);
  CHECK(city_day(midnight - 1) == city_day(midnight) - 1);
  CHECK(city_day(midnight + day_ms - 1) == city_day(midnight));
  CHECK(city_minute(midnight) == 0);
  CHECK(city_minute(midnight - 1) == 1439);
  CHECK(city_minute(midnight + 16 * 60 * minute_ms + 59'999) == 16 * 60);
  CHECK(in_city_day_ms(midnight + 1) == 1);
  CHECK(weekday_of(city_day(midnight)) == 4);  // a Friday
  CHECK(weekday_of(city_day(midnight_ms("2026-11-30"))) == 0);
  CHECK(weekday_of(city_day(midnight_ms("2000-02-29"))) == 1);
}
