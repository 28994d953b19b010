#include "alert/ladder.h"

#include <algorithm>
#include <span>

#include "platform/clock.h"

namespace rongxin::alert {
namespace {

constexpr std::int64_t minute_ms = 60'000, day_ms = 24 * 60 * minute_ms, city_offset_ms = 8 * 60 * minute_ms;
constexpr std::int64_t quiet_from_minute = 21 * 60 + 30, quiet_until_minute = 7 * 60;
constexpr std::int64_t quiet_from_minute_to_morning = 24 * 60 - quiet_from_minute + quiet_until_minute;
constexpr std::int64_t same_day_waits_ms_max = 3 * day_ms;  // a weekend may pass, a summer may not

constexpr LadderStep acute[] = {{Rung::on_duty, 0}, {Rung::deputies, 10}, {Rung::leaders, 20}, {Rung::county, 30}, {Rung::city, 60}};
// 870 waking minutes are a day without its quiet hours.
constexpr int waking_day_minutes = static_cast<int>(24 * 60 - quiet_from_minute_to_morning);
constexpr LadderStep same_day[] = {{Rung::on_duty, 0}, {Rung::deputies, 120}, {Rung::leaders, 240}, {Rung::county, waking_day_minutes}};
constexpr LadderStep ranked[] = {{Rung::on_duty, 0, 0, false}, {Rung::on_duty, 0, 2}, {Rung::deputies, 0, 5}, {Rung::leaders, 0, 10}, {Rung::county, 0, 12}};
constexpr int repeat_acute_minutes = 30;

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

// Minutes that are in no quiet hour and, as far as `counts` says so of their day, on a school day.
template <class Counts>
std::int64_t add_waking_minutes(std::int64_t at_ms, std::int64_t minutes, Counts counts) {
  constexpr int days_max = 400;
  at_ms = after_quiet_hours(at_ms);
  for (int day = 0; day < days_max; ++day) {
    const std::int64_t in_day = (at_ms + city_offset_ms) % day_ms, room = quiet_from_minute - in_day / minute_ms;
    if (counts(at_ms)) {
      if (minutes < room) return at_ms + minutes * minute_ms;
      minutes -= room;
    }
    at_ms = at_ms - in_day + day_ms + quiet_until_minute * minute_ms;
  }
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
  if (tier == Tier::ranked) {
    const std::int64_t at_ms = calendar.add_school_days(round_began_at_ms, step.after_school_days + beyond);
    return step.calls ? after_quiet_hours(at_ms) : at_ms;
  }
  const std::int64_t minutes = step.after_minutes + beyond * static_cast<std::int64_t>(tier == Tier::acute ? repeat_acute_minutes : waking_day_minutes);
  if (tier == Tier::acute || speed > 1) return round_began_at_ms + static_cast<std::int64_t>(static_cast<double>(minutes * minute_ms) / speed);
  // The first call of a day that is none at school is made all the same; silence is followed up when school is open.
  if (step_no <= 1) return after_quiet_hours(round_began_at_ms);
  const auto school_day = add_waking_minutes(round_began_at_ms, minutes, [&](std::int64_t at_ms) { return calendar.is_school_day(day_of(at_ms)); });
  const auto any_day = add_waking_minutes(round_began_at_ms, minutes, [](std::int64_t) { return true; });
  return std::min(school_day, any_day + same_day_waits_ms_max);
}

std::int64_t may_call_at_ms(Tier tier, int step_no, std::int64_t now_ms, double speed) {
  return tier == Tier::acute || speed > 1 || !ladder_step(tier, step_no).calls ? now_ms : after_quiet_hours(now_ms);
}

std::int64_t answer_due_at_ms(Tier tier, std::int64_t raised_at_ms, const school_roll::SchoolCalendar& calendar, double speed) {
  if (tier == Tier::acute) return raised_at_ms + static_cast<std::int64_t>(10 * minute_ms / speed);
  if (tier == Tier::ranked) return calendar.add_school_days(raised_at_ms, 10);
  std::int64_t day = (raised_at_ms + city_offset_ms) / day_ms;
  for (const auto last = day + same_day_waits_ms_max / day_ms; day < last && !calendar.is_school_day(day_of(day * day_ms - city_offset_ms));) ++day;
  return (day + 1) * day_ms - city_offset_ms - 1;
}

}  // namespace rongxin::alert
