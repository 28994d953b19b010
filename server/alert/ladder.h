#pragma once
// Whom an alert calls, and when the next ones are called while nobody has taken it on. Steps are data;
// the last is repeated, so that no alert ever falls silent.
#include <cstdint>
#include <string_view>

#include "alert/rules.h"
#include "school_roll/school_calendar.h"

namespace rongxin::alert {

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

/// Step 1, 2, …; beyond the last the last again.
const LadderStep& ladder_step(Tier tier, int step_no);

/// When step `step_no` of a round is due. Acute steps at any hour of any day; others never between 21:30
/// and 07:00 city time, whose minutes do not count. Days without school do not count either, but what
/// is to be read the same day waits for them three days at most. `speed` >= 1 makes minutes shorter.
std::int64_t ladder_due_at_ms(Tier tier, int step_no, std::int64_t round_began_at_ms, const school_roll::SchoolCalendar& calendar, double speed);

/// When a step that is due at `now_ms` may call people: at once, or when the quiet hours are over.
std::int64_t may_call_at_ms(Tier tier, int step_no, std::int64_t now_ms, double speed);

/// When an adult must have answered: acute 10 minutes, the same (school) day by its end, others 10 school days.
std::int64_t answer_due_at_ms(Tier tier, std::int64_t raised_at_ms, const school_roll::SchoolCalendar& calendar, double speed);

}  // namespace rongxin::alert
