#include "alert/ladder.h"

#include <array>
#include <span>

namespace rongxin::alert {
namespace {

constexpr std::int64_t minute_ms = 60'000, day_ms = 24 * 60 * minute_ms, city_offset_ms = 8 * 60 * minute_ms;
constexpr std::int64_t quiet_from_minute = 21 * 60 + 30, quiet_until_minute = 7 * 60;

constexpr LadderStep acute[] = {{Rung::on_duty, 0}, {Rung::deputies, 10}, {Rung::leaders, 20}, {Rung::county, 30}, {Rung::city, 60}};
constexpr LadderStep same_day[] = {{Rung::on_duty, 0}, {Rung::deputies, 120}, {Rung::leaders, 240}, {Rung::county, 24 * 60}};
constexpr LadderStep ranked[] = {{Rung::on_duty, 0, 0, false}, {Rung::on_duty, 0, 2}, {Rung::deputies, 0, 5}, {Rung::leaders, 0, 10}, {Rung::county, 0, 12}};
constexpr int repeat_acute_minutes = 30, repeat_minutes = 24 * 60;

std::span<const LadderStep> steps_of(Tier tier) {
  switch (tier) {
    case Tier::acute: return acute;
    case Tier::same_day: return same_day;
    default: return ranked;
  }
}

std::int64_t after_quiet_hours(std::int64_t at_ms) {
  const std::int64_t in_day = (at_ms + city_offset_ms) % day_ms, minute = in_day / minute_ms;
  if (minute < quiet_until_minute) return at_ms - in_day + quiet_until_minute * minute_ms;
  if (minute >= quiet_from_minute) return at_ms - in_day + day_ms + quiet_until_minute * minute_ms;
  return at_ms;
}

}  // namespace

std::string_view rung_name(Rung rung) {
  constexpr std::string_view names[] = {"on_duty", "deputies", "leaders", "county", "city"};
  return names[static_cast<std::size_t>(rung)];
}

const LadderStep& ladder_step(Tier tier, int step_no) {
  const auto steps = steps_of(tier);
  return steps[std::min(static_cast<std::size_t>(std::max(step_no, 1)), steps.size()) - 1];
}

std::int64_t ladder_due_at_ms(Tier tier, int step_no, std::int64_t round_began_at_ms, const school_roll::SchoolCalendar& calendar, double speed) {
  const auto& step = ladder_step(tier, step_no);
  const int beyond = std::max(0, step_no - static_cast<int>(steps_of(tier).size()));
  const std::int64_t minutes = step.after_minutes + beyond * (tier == Tier::acute ? repeat_acute_minutes : repeat_minutes);
  const auto wait_ms = static_cast<std::int64_t>(static_cast<double>(minutes * minute_ms) / speed);
  const std::int64_t at_ms = calendar.add_school_days(round_began_at_ms + wait_ms, step.after_school_days);
  return tier == Tier::acute || speed > 1 ? at_ms : after_quiet_hours(at_ms);
}

std::int64_t answer_due_at_ms(Tier tier, std::int64_t raised_at_ms, const school_roll::SchoolCalendar& calendar, double speed) {
  if (tier == Tier::acute) return raised_at_ms + static_cast<std::int64_t>(10 * minute_ms / speed);
  if (tier == Tier::same_day) return ((raised_at_ms + city_offset_ms) / day_ms + 1) * day_ms - city_offset_ms - 1;
  return calendar.add_school_days(raised_at_ms, 10);
}

}  // namespace rongxin::alert
