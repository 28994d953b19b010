#include "alerts/ladder.h"

#include <algorithm>
#include <vector>

#include "platform/city_day.h"
#include "platform/clock.h"

namespace rongxin::alerts {
namespace {

// Minutes of a day without its quiet hours.
int waking_day_minutes(const Clocks& clocks) { return clocks.quiet_from_minute - clocks.quiet_until_minute; }

std::vector<LadderStep> steps_of(Tier tier, const Clocks& c) {
  switch (tier) {
    case Tier::acute:
      return {{Rung::on_duty, 0},
              {Rung::deputies, c.acute_deputies_minutes},
              {Rung::leaders, c.acute_leaders_minutes},
              {Rung::county, c.acute_county_minutes},
              {Rung::city, c.acute_city_minutes}};
    case Tier::same_day:
      return {{Rung::on_duty, 0},
              {Rung::deputies, c.same_day_deputies_minutes},
              {Rung::leaders, c.same_day_leaders_minutes},
              {Rung::county, waking_day_minutes(c)}};
    default:
      return {{Rung::on_duty, 0, 0, false},
              {Rung::on_duty, 0, c.ranked_again_days},
              {Rung::deputies, 0, c.ranked_deputies_days},
              {Rung::leaders, 0, c.ranked_leaders_days},
              {Rung::county, 0, c.ranked_county_days}};
  }
}

std::int64_t after_quiet_hours(std::int64_t at_ms, const Clocks& clocks) {
  const std::int64_t in_day = in_city_day_ms(at_ms), minute = in_day / minute_ms;
  if (minute < clocks.quiet_until_minute) return at_ms - in_day + clocks.quiet_until_minute * minute_ms;
  if (minute >= clocks.quiet_from_minute) return at_ms - in_day + day_ms + clocks.quiet_until_minute * minute_ms;
  return at_ms;
}

// Minutes that are in no quiet hour and, as far as `counts` says so of their day, on a school day.
template <class Counts>
std::int64_t add_waking_minutes(std::int64_t at_ms, std::int64_t minutes, const Clocks& clocks, Counts counts) {
  constexpr int days_max = 400;
  at_ms = after_quiet_hours(at_ms, clocks);
  for (int day = 0; day < days_max; ++day) {
    const std::int64_t in_day = in_city_day_ms(at_ms), room = clocks.quiet_from_minute - in_day / minute_ms;
    if (counts(at_ms)) {
      if (minutes < room) return at_ms + minutes * minute_ms;
      minutes -= room;
    }
    at_ms = at_ms - in_day + day_ms + clocks.quiet_until_minute * minute_ms;
  }
  return at_ms;
}

// Holidays may pass; a calendar that knows no school day any more (a slip of the hand, or of one who wants silence) may
// not.
std::int64_t school_days_after(const calendar::SchoolCalendar& calendar, std::int64_t from_ms, int days) {
  constexpr int longest_holiday_days = 75;
  return std::min(calendar.add_school_days(from_ms, days), from_ms + (2 * days + longest_holiday_days) * day_ms);
}

}  // namespace

std::string_view rung_name(Rung rung) {
  constexpr std::string_view names[] = {"on_duty", "deputies", "leaders", "county", "city"};
  return names[static_cast<std::size_t>(rung)];
}

Clocks clocks_of(const settings::Setting& setting) {
  const auto n = [&](const char* field) { return setting.number(field); };
  Clocks c;
  c.version = setting.version;
  c.acute_answer_minutes = n("acute_answer_minutes");
  c.acute_deputies_minutes = n("acute_deputies_minutes");
  c.acute_leaders_minutes = n("acute_leaders_minutes");
  c.acute_county_minutes = n("acute_county_minutes");
  c.acute_city_minutes = n("acute_city_minutes");
  c.acute_repeat_minutes = n("acute_repeat_minutes");
  c.same_day_deputies_minutes = n("same_day_deputies_minutes");
  c.same_day_leaders_minutes = n("same_day_leaders_minutes");
  c.same_day_waits_days_max = n("same_day_waits_days_max");
  c.ranked_again_days = n("ranked_again_days");
  c.ranked_deputies_days = n("ranked_deputies_days");
  c.ranked_leaders_days = n("ranked_leaders_days");
  c.ranked_county_days = n("ranked_county_days");
  c.ranked_answer_days = n("ranked_answer_days");
  c.quiet_from_minute = n("quiet_from_minute");
  c.quiet_until_minute = n("quiet_until_minute");
  return c;
}

// A rung that is called before the one below it would make the ladder run backwards.
std::string clocks_fault(const settings::Setting& setting) {
  const std::vector<std::vector<const char*>> rising{
      {"acute_deputies_minutes", "acute_leaders_minutes", "acute_county_minutes", "acute_city_minutes"},
      {"same_day_deputies_minutes", "same_day_leaders_minutes"},
      {"ranked_again_days", "ranked_deputies_days", "ranked_leaders_days", "ranked_county_days"}};
  for (const auto& line : rising)
    for (std::size_t i = 1; i < line.size(); ++i)
      if (setting.number(line[i]) <= setting.number(line[i - 1])) return line[i];
  if (setting.number("same_day_leaders_minutes") >=
      setting.number("quiet_from_minute") - setting.number("quiet_until_minute"))
    return "same_day_leaders_minutes";
  return {};
}

LadderStep ladder_step(Tier tier, int step_no, const Clocks& clocks) {
  const auto steps = steps_of(tier, clocks);
  return steps[std::min(static_cast<std::size_t>(std::max(step_no, 1)), steps.size()) - 1];
}

std::int64_t ladder_due_at_ms(Tier tier, int step_no, std::int64_t round_began_at_ms,
                              const calendar::SchoolCalendar& calendar, double speed, const Clocks& clocks) {
  const auto step = ladder_step(tier, step_no, clocks);
  const int beyond = std::max(0, step_no - static_cast<int>(steps_of(tier, clocks).size()));
  if (tier == Tier::ranked) {
    const std::int64_t at_ms = school_days_after(calendar, round_began_at_ms, step.after_school_days + beyond);
    return step.calls ? after_quiet_hours(at_ms, clocks) : at_ms;
  }
  const std::int64_t minutes =
      step.after_minutes + beyond * static_cast<std::int64_t>(tier == Tier::acute ? clocks.acute_repeat_minutes
                                                                                  : waking_day_minutes(clocks));
  if (tier == Tier::acute || speed > 1)
    return round_began_at_ms + static_cast<std::int64_t>(static_cast<double>(minutes * minute_ms) / speed);
  // The first call of a day that is none at school is made all the same; silence is followed up when school is open.
  if (step_no <= 1) return after_quiet_hours(round_began_at_ms, clocks);
  const auto school_day = add_waking_minutes(round_began_at_ms, minutes, clocks,
                                             [&](std::int64_t at_ms) { return calendar.is_school_day(day_of(at_ms)); });
  const auto any_day = add_waking_minutes(round_began_at_ms, minutes, clocks, [](std::int64_t) { return true; });
  // A weekend may pass, a summer may not.
  return std::min(school_day, any_day + clocks.same_day_waits_days_max * day_ms);
}

std::int64_t may_call_at_ms(Tier tier, int step_no, std::int64_t now_ms, double speed, const Clocks& clocks) {
  return tier == Tier::acute || speed > 1 || !ladder_step(tier, step_no, clocks).calls
             ? now_ms
             : after_quiet_hours(now_ms, clocks);
}

std::int64_t answer_due_at_ms(Tier tier, std::int64_t raised_at_ms, const calendar::SchoolCalendar& calendar,
                              double speed, const Clocks& clocks) {
  if (tier == Tier::acute)
    return raised_at_ms +
           static_cast<std::int64_t>(static_cast<double>(clocks.acute_answer_minutes * minute_ms) / speed);
  if (tier == Tier::ranked) return school_days_after(calendar, raised_at_ms, clocks.ranked_answer_days);
  // What comes in the quiet hours calls nobody before they are over: its day is the one on which it calls.
  std::int64_t day = city_day(after_quiet_hours(raised_at_ms, clocks));
  for (const auto last = day + clocks.same_day_waits_days_max;
       day < last && !calendar.is_school_day(day_of(city_day_begins_ms(day)));)
    ++day;
  return city_day_begins_ms(day + 1) - 1;
}

}  // namespace rongxin::alerts
