#pragma once
// The proposed week of interviews: pure and deterministic. Most urgent first; on school days, never the first
// lesson, never lunch; on days with exams only whoever cannot wait, at noon or after the last exam.
#include <cstdint>
#include <string>
#include <vector>

#include "alerts/rules.h"
#include "calendar/school_calendar.h"
#include "casework/urgency.h"
#include "platform/ids.h"
#include "platform/plain_day.h"

namespace rongxin::casework {

using rongxin::midnight_ms, rongxin::plain_day;
inline constexpr int interviews_a_day_max = 8;

/// Monday of the week of a day.
std::string monday_of(const std::string& day);

/// Whether interviews of this urgency can be held on a day: on school days; on days with exams only those
/// that cannot wait, outside of the exams. Deadlines count these days and the plan uses them.
bool interviews_on(const std::string& day, alerts::Tier tier, const calendar::SchoolCalendar& calendar);

/// Days with interviews until the interview should have been; a setting of the city.
struct InterviewDays {
  int same_day = 2, ranked = 10;
};
/// When the interview should have been: acute the same day, others after some such days; the end of that day.
std::int64_t interview_due_at_ms(alerts::Tier tier, std::int64_t raised_at_ms, const calendar::SchoolCalendar& calendar,
                                 const InterviewDays& days = {});

/// Of the minutes of the day at which interviews can begin, best first, those that `per_day` use, ascending.
std::vector<int> interview_minutes(std::vector<int> best_first, int per_day);

/// "school_day", "exam" or "holiday": on the last nobody is called out.
std::string day_kind(const std::string& day, const calendar::SchoolCalendar& calendar);

/// Beginnings of the interviews of a week from its Monday on, those after `now_ms`, ascending.
std::vector<std::int64_t> week_slots(const std::string& monday, const std::vector<int>& minutes,
                                     const calendar::SchoolCalendar& calendar, std::int64_t now_ms);

/// Further beginnings for whoever cannot wait, and for a person to choose: of a school day the minutes that the
/// plan does not use, of a day with exams noon and what comes after the last exam.
std::vector<std::int64_t> spare_slots(const std::string& monday, const std::vector<int>& all_minutes,
                                      const std::vector<int>& minutes_used, const calendar::SchoolCalendar& calendar,
                                      std::int64_t now_ms);

struct InterviewWanted {
  std::size_t place = 0;  ///< of the alert in the caller's list
  Urgency urgency;
};

struct PlannedInterview {
  std::size_t place = 0;
  std::int64_t starts_at_ms = 0;
  bool late = false;  ///< after it should have been
};

/// As many as there are free slots, in the one order (urgency.h). Who cannot wait gets a spare beginning
/// when the free ones would be late.
std::vector<PlannedInterview> plan_week(std::vector<InterviewWanted> wanted,
                                        const std::vector<std::int64_t>& free_slots,
                                        const std::vector<std::int64_t>& spare = {});

}  // namespace rongxin::casework
