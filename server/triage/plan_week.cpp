#include "triage/plan_week.h"

#include <algorithm>

#include "platform/clock.h"

namespace rongxin::triage {
namespace {

constexpr std::int64_t minute_ms = 60'000, day_ms = 24 * 60 * minute_ms, city_offset_ms = 8 * 60 * minute_ms;

std::int64_t end_of_day_ms(std::int64_t at_ms) { return midnight_ms(day_of(at_ms)) + day_ms - 1; }

}  // namespace

std::string monday_of(const std::string& day) {
  const std::int64_t at_ms = midnight_ms(day), day_no = (at_ms + city_offset_ms) / day_ms;
  return day_of(at_ms - (day_no + 3) % 7 * day_ms);  // 1970-01-01 was a Thursday
}

std::int64_t interview_due_at_ms(alert::Tier tier, std::int64_t raised_at_ms, const school_roll::SchoolCalendar& calendar, const InterviewDays& days) {
  const int school_days = tier == alert::Tier::acute ? 0 : tier == alert::Tier::same_day ? days.same_day : days.ranked;
  return end_of_day_ms(calendar.add_school_days(raised_at_ms, school_days));
}

std::vector<int> interview_minutes(std::vector<int> best_first, int per_day) {
  best_first.resize(std::min(best_first.size(), static_cast<std::size_t>(std::max(per_day, 1))));
  std::sort(best_first.begin(), best_first.end());
  return best_first;
}

std::string day_kind(const std::string& day, const school_roll::SchoolCalendar& calendar) {
  if (!calendar.is_school_day(day)) return "holiday";
  return calendar.is_exam_day(day) ? "exam" : "school_day";
}

std::vector<std::int64_t> week_slots(const std::string& monday, const std::vector<int>& at_minutes, const school_roll::SchoolCalendar& calendar, std::int64_t now_ms) {
  std::vector<std::int64_t> slots;
  for (int i = 0; i < 7; ++i) {
    const std::int64_t midnight = midnight_ms(monday) + i * day_ms;
    if (day_kind(day_of(midnight), calendar) != "school_day") continue;
    for (const int minutes : at_minutes)
      if (const std::int64_t at_ms = midnight + minutes * minute_ms; at_ms > now_ms) slots.push_back(at_ms);
  }
  return slots;
}

std::vector<PlannedInterview> plan_week(std::vector<InterviewWanted> wanted, const std::vector<std::int64_t>& free_slots) {
  const auto urgency = [](const InterviewWanted& one) { return std::tuple(one.tier != alert::Tier::acute, one.due_at_ms, one.tier, one.student); };
  std::sort(wanted.begin(), wanted.end(), [&](const auto& a, const auto& b) { return urgency(a) < urgency(b); });
  std::vector<PlannedInterview> plan;
  for (std::size_t i = 0; i < std::min(wanted.size(), free_slots.size()); ++i) plan.push_back({wanted[i].place, free_slots[i], free_slots[i] > wanted[i].due_at_ms});
  return plan;
}

}  // namespace rongxin::triage
