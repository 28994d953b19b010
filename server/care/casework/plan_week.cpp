#include "casework/plan_week.h"

#include <algorithm>

#include "platform/city_day.h"
#include "platform/clock.h"

namespace rongxin::casework {
namespace {

// Twenty minutes each between the exams of the morning and those of the afternoon; these end before half past four.
constexpr int exam_noon_minutes[] = {12 * 60, 12 * 60 + 25, 12 * 60 + 50, 13 * 60 + 15, 13 * 60 + 40},
              exams_over_minute = 16 * 60 + 30;

std::int64_t end_of_day_ms(std::int64_t at_ms) { return midnight_ms(day_of(at_ms)) + day_ms - 1; }

}  // namespace

std::string monday_of(const std::string& day) {
  const std::int64_t at_ms = midnight_ms(day);
  return day_of(at_ms - weekday_of(city_day(at_ms)) * day_ms);
}

bool interviews_on(const std::string& day, alerts::Tier tier, const calendar::SchoolCalendar& calendar) {
  return calendar.is_school_day(day) && (tier != alerts::Tier::ranked || !calendar.is_exam_day(day));
}

std::int64_t interview_due_at_ms(alerts::Tier tier, std::int64_t raised_at_ms, const calendar::SchoolCalendar& calendar,
                                 const InterviewDays& days) {
  constexpr int days_max = 400;  // a calendar without school days ends nowhere
  int left = tier == alerts::Tier::acute ? 0 : tier == alerts::Tier::same_day ? days.same_day : days.ranked;
  std::int64_t at_ms = raised_at_ms;
  for (int i = 0; left > 0 && i < days_max; ++i) {
    at_ms += day_ms;
    if (interviews_on(day_of(at_ms), tier, calendar)) --left;
  }
  return end_of_day_ms(at_ms);
}

std::vector<int> interview_minutes(std::vector<int> best_first, int per_day) {
  best_first.resize(std::min(best_first.size(), static_cast<std::size_t>(std::max(per_day, 1))));
  std::sort(best_first.begin(), best_first.end());
  return best_first;
}

std::string day_kind(const std::string& day, const calendar::SchoolCalendar& calendar) {
  if (!calendar.is_school_day(day)) return "holiday";
  return calendar.is_exam_day(day) ? "exam" : "school_day";
}

std::vector<std::int64_t> week_slots(const std::string& monday, const std::vector<int>& at_minutes,
                                     const calendar::SchoolCalendar& calendar, std::int64_t now_ms) {
  std::vector<std::int64_t> slots;
  for (int i = 0; i < 7; ++i) {
    const std::int64_t midnight = midnight_ms(monday) + i * day_ms;
    if (day_kind(day_of(midnight), calendar) != "school_day") continue;
    for (const int minutes : at_minutes)
      if (const std::int64_t at_ms = midnight + minutes * minute_ms; at_ms > now_ms) slots.push_back(at_ms);
  }
  return slots;
}

std::vector<std::int64_t> spare_slots(const std::string& monday, const std::vector<int>& all_minutes,
                                      const std::vector<int>& minutes_used, const calendar::SchoolCalendar& calendar,
                                      std::int64_t now_ms) {
  std::vector<std::int64_t> slots;
  for (int i = 0; i < 7; ++i) {
    const std::int64_t midnight = midnight_ms(monday) + i * day_ms;
    const std::string kind = day_kind(day_of(midnight), calendar);
    if (kind == "holiday") continue;
    std::vector<int> minutes(kind == "exam"
                                 ? std::vector<int>(std::begin(exam_noon_minutes), std::end(exam_noon_minutes))
                                 : std::vector<int>());
    for (const int one : all_minutes)
      if (kind == "exam" ? one >= exams_over_minute
                         : std::find(minutes_used.begin(), minutes_used.end(), one) == minutes_used.end())
        minutes.push_back(one);
    std::sort(minutes.begin(), minutes.end());
    for (const int one : minutes)
      if (const std::int64_t at_ms = midnight + one * minute_ms; at_ms > now_ms) slots.push_back(at_ms);
  }
  return slots;
}

std::vector<PlannedInterview> plan_week(std::vector<InterviewWanted> wanted,
                                        const std::vector<std::int64_t>& free_slots,
                                        const std::vector<std::int64_t>& spare) {
  std::sort(wanted.begin(), wanted.end(),
            [](const auto& a, const auto& b) { return comes_before(a.urgency, b.urgency); });
  std::vector<PlannedInterview> plan;
  std::size_t next_free = 0, next_spare = 0;
  for (const auto& one : wanted) {
    const std::int64_t due_at_ms = one.urgency.due_at_ms;
    const bool waits = one.urgency.tier == alerts::Tier::ranked ||
                       (next_free < free_slots.size() && free_slots[next_free] <= due_at_ms);
    const bool spared =
        !waits && next_spare < spare.size() && (spare[next_spare] <= due_at_ms || next_free >= free_slots.size());
    if (!spared && next_free >= free_slots.size()) continue;
    const std::int64_t at_ms = spared ? spare[next_spare++] : free_slots[next_free++];
    plan.push_back({one.place, at_ms, at_ms > due_at_ms});
  }
  return plan;
}

}  // namespace rongxin::casework
