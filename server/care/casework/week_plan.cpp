#include "calendar/school_calendar.h"
#include "casework/appointments.h"
#include "casework/plan_week.h"
#include "platform/city_day.h"
#include "settings/settings.h"

namespace rongxin::casework {
namespace {

using store::StaffTransaction;

// A row of the plan, with or without a time.
template <class Row>
Row wanted_row(campaigns::Screening& screening, const OpenAlert& one, std::string_view language) {
  Row row;
  row.alert_id = public_number(one.key);
  row.student_name = one.student_name;
  row.class_name = one.class_name;
  row.tier = typename Row::Tier(tier_name(one.urgency.tier));
  row.due_at_ms = one.urgency.due_at_ms;
  row.reason_words = first_reason(one.signals, screening.shelf, language);
  return row;
}

std::vector<api::PlannedDay> days_of(const std::string& monday, const calendar::SchoolCalendar& calendar) {
  std::vector<api::PlannedDay> days;
  for (int i = 0; i < 7; ++i) {
    const std::string day = day_of(midnight_ms(monday) + i * day_ms);
    const std::string kind = day_kind(day, calendar);
    if (i < 5 || kind != "holiday")
      days.push_back({.day = day, .kind = api::PlannedDay::Kind(kind), .begins_at_ms = midnight_ms(day)});
  }
  return days;
}

struct Times {
  std::vector<int> all, used;
  int per_day = 0;
};

Times interview_times(StaffTransaction& transaction, UnitId unit, const std::string& day,
                      std::optional<std::int64_t> per_day) {
  Times times;
  times.all = settings::read(transaction, unit, "times", day).list("interview_minutes");
  times.per_day = per_day ? static_cast<int>(*per_day)
                          : settings::read(transaction, unit, "capacity", day).number("interviews_a_day");
  times.used = interview_minutes(times.all, times.per_day);
  return times;
}

// Who asks for no day in particular and has nothing left of this week is shown the next.
std::string monday_shown(const std::string& day, const std::string& today, const Times& times,
                         const calendar::SchoolCalendar& calendar, std::int64_t now_ms) {
  const std::string monday = monday_of(day.empty() ? today : day);
  const bool over = week_slots(monday, times.all, calendar, now_ms).empty() &&
                    spare_slots(monday, times.all, times.used, calendar, now_ms).empty();
  return day.empty() && over ? day_of(midnight_ms(monday) + 7 * day_ms) : monday;
}

void propose(api::WeekPlan& plan, campaigns::Screening& screening, const std::vector<OpenAlert>& open,
             std::string_view language) {
  std::vector<InterviewWanted> wanted;
  for (std::size_t i = 0; i < open.size(); ++i) wanted.push_back({i, open[i].urgency});
  std::set<std::size_t> placed;
  for (const auto& one : plan_week(wanted, plan.free, plan.spare)) {
    auto row = wanted_row<api::ProposedInterview>(screening, open[one.place], language);
    row.starts_at_ms = one.starts_at_ms;
    row.late = one.late;
    placed.insert(one.place);
    plan.proposed.push_back(std::move(row));
  }
  for (std::size_t i = 0; i < open.size(); ++i)
    if (!placed.contains(i)) plan.unplaced.push_back(wanted_row<api::InterviewToPlace>(screening, open[i], language));
  plan.left_over = static_cast<std::int64_t>(plan.unplaced.size());
}

}  // namespace

Result<api::WeekPlan> read_week_plan(campaigns::Screening& screening, const access::Caller& caller,
                                     const api::read_week_plan::In& in) {
  api::WeekPlan plan;
  const std::string today = screening.clock.today();
  const std::int64_t now_ms = screening.clock.now_ms();
  screening.database.read(caller, [&](StaffTransaction& transaction) {
    const auto calendar = calendar::SchoolCalendar::read(transaction, caller.unit());
    const Times times =
        interview_times(transaction, caller.unit(), in.day.empty() ? today : std::string(in.day), in.per_day);
    const std::string monday = monday_shown(in.day, today, times, calendar, now_ms);
    const std::int64_t from_ms = midnight_ms(monday);
    auto stands = standing(screening, transaction, from_ms, from_ms + 7 * day_ms);
    plan.monday = monday;
    plan.this_monday = monday_of(today);
    plan.per_day = times.per_day;
    plan.days = days_of(monday, calendar);
    plan.calendar_known = calendar.known();
    plan.slot_minutes.assign(times.used.begin(), times.used.end());
    plan.free = week_slots(monday, times.used, calendar, now_ms);
    plan.spare = spare_slots(monday, times.all, times.used, calendar, now_ms);
    const auto is_taken = [&](std::int64_t at_ms) { return stands.taken.contains(at_ms); };
    std::erase_if(plan.free, is_taken);
    std::erase_if(plan.spare, is_taken);
    propose(plan, screening, to_arrange(screening, transaction, caller), in.language);
    plan.appointments = std::move(stands.appointments);
    return 0;
  });
  return plan;
}

}  // namespace rongxin::casework
