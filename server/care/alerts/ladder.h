#pragma once
// Whom an alert calls, and when the next ones are called while nobody has taken it on. Steps are data;
// the last is repeated, so that no alert ever falls silent.
#include <cstdint>
#include <string_view>

#include "alerts/rules.h"
#include "calendar/school_calendar.h"
#include "settings/settings.h"

namespace rongxin::alerts {

enum class Rung { on_duty, deputies, leaders, county, city };
std::string_view rung_name(Rung rung);  ///< "on_duty"
inline constexpr Rung last_rung = Rung::city;

/// One step, counted from the beginning of the round.
struct LadderStep {
  Rung rung;
  int after_minutes = 0;      ///< acute: calendar time; same day: outside the quiet hours of school days
  int after_school_days = 0;  ///< on top of it
  bool calls = true;          ///< false: on the person's page only, no message
};

/// The times of the ladder: a setting of the city. `version` 0: as shipped.
struct Clocks {
  std::int64_t version = 0;
  int acute_answer_minutes = 10, acute_deputies_minutes = 10, acute_leaders_minutes = 20, acute_county_minutes = 30,
      acute_city_minutes = 60, acute_repeat_minutes = 30;
  int same_day_deputies_minutes = 120, same_day_leaders_minutes = 240, same_day_waits_days_max = 3;
  int ranked_again_days = 2, ranked_deputies_days = 5, ranked_leaders_days = 10, ranked_county_days = 12,
      ranked_answer_days = 10;
  int quiet_from_minute = 21 * 60 + 30, quiet_until_minute = 7 * 60;
};
Clocks clocks_of(const settings::Setting& clocks);
/// Why these times cannot be: the field that must be later than another, or that is none; empty when they can.
std::string clocks_fault(const settings::Setting& clocks);

/// Step 1, 2, …; beyond the last the last again.
LadderStep ladder_step(Tier tier, int step_no, const Clocks& clocks = {});

/// When step `step_no` of a round is due. Acute steps at any hour of any day; others never in the quiet hours
/// (21:30 to 07:00), whose minutes do not count. Days without school do not count either, but what
/// is to be read the same day waits for them some days at most. `speed` >= 1 makes minutes shorter.
std::int64_t ladder_due_at_ms(Tier tier, int step_no, std::int64_t round_began_at_ms,
                              const calendar::SchoolCalendar& calendar, double speed, const Clocks& clocks = {});

/// When a step that is due at `now_ms` may call people: at once, or when the quiet hours are over.
std::int64_t may_call_at_ms(Tier tier, int step_no, std::int64_t now_ms, double speed, const Clocks& clocks = {});

/// When an adult must have answered: acute 10 minutes, the same (school) day by its end, others 10 school days.
std::int64_t answer_due_at_ms(Tier tier, std::int64_t raised_at_ms, const calendar::SchoolCalendar& calendar,
                              double speed, const Clocks& clocks = {});

}  // namespace rongxin::alerts
