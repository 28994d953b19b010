#pragma once
// The proposed week of interviews: pure and deterministic. Acute alerts first, then whoever is due
// first; school days without exams only; never the first lesson, never lunch.
#include <cstdint>
#include <string>
#include <vector>

#include "alert/rules.h"
#include "platform/ids.h"
#include "platform/plain_day.h"
#include "school_roll/school_calendar.h"

namespace rongxin::triage {

using rongxin::midnight_ms, rongxin::plain_day;
inline constexpr int interviews_a_day_max = 8;

/// Monday of the week of a day.
std::string monday_of(const std::string& day);

/// School days until the interview should have been; a setting of the city.
struct InterviewDays {
  int same_day = 2, ranked = 10;
};
/// When the interview should have been: acute the same day, others after some school days; the end of that day.
std::int64_t interview_due_at_ms(alert::Tier tier, std::int64_t raised_at_ms, const school_roll::SchoolCalendar& calendar, const InterviewDays& days = {});

/// Of the minutes of the day at which interviews can begin, best first, those that `per_day` use, ascending.
std::vector<int> interview_minutes(std::vector<int> best_first, int per_day);

/// "school_day", "exam" or "holiday": on the last two nobody is called out.
std::string day_kind(const std::string& day, const school_roll::SchoolCalendar& calendar);

/// Beginnings of the interviews of a week from its Monday on, those after `now_ms`, ascending.
std::vector<std::int64_t> week_slots(const std::string& monday, const std::vector<int>& minutes, const school_roll::SchoolCalendar& calendar, std::int64_t now_ms);

struct InterviewWanted {
  std::size_t place = 0;  ///< of the alert in the caller's list
  StudentId student;
  alert::Tier tier = alert::Tier::ranked;
  std::int64_t due_at_ms = 0;
};

struct PlannedInterview {
  std::size_t place = 0;
  std::int64_t starts_at_ms = 0;
  bool late = false;  ///< after it should have been
};

/// As many as there are free slots, most urgent first.
std::vector<PlannedInterview> plan_week(std::vector<InterviewWanted> wanted, const std::vector<std::int64_t>& free_slots);

}  // namespace rongxin::triage
