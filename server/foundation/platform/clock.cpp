#include "platform/clock.h"

#include <chrono>
#include <cstdio>

#include "platform/city_day.h"

namespace rongxin {
namespace {

class SystemClock final : public Clock {
 public:
  std::int64_t now_ms() const override {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
  }
};

}  // namespace

const Clock& Clock::system() {
  static const SystemClock clock;
  return clock;
}

std::string Clock::today() const { return day_of(now_ms()); }

std::string day_of(std::int64_t at_ms) { return instant_text(at_ms).substr(0, 10); }

std::string instant_text(std::int64_t at_ms) {
  using namespace std::chrono;
  const auto local = sys_time<milliseconds>(milliseconds(at_ms + city_offset_ms));
  const auto day = floor<days>(local);
  const year_month_day date(day);
  const hh_mm_ss time(floor<seconds>(local - day));
  char text[48];
  std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d+08:00", int(date.year()), unsigned(date.month()),
                unsigned(date.day()), int(time.hours().count()), int(time.minutes().count()),
                int(time.seconds().count()));
  return text;
}

}  // namespace rongxin
