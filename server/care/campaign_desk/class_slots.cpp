#include "campaign_desk/class_slots.h"

#include "campaign_desk/problems.h"
#include "campaigns/visible_campaign.h"
#include "platform/city_day.h"
#include "platform/problem_catalogue.h"
#include "settings/settings.h"
#include "sql/campaign_desk/add_slot.h"
#include "sql/campaign_desk/choose_slots.h"
#include "sql/campaign_desk/count_psychologists.h"
#include "sql/campaign_desk/forget_slot_plan.h"
#include "sql/campaign_desk/forget_slots.h"
#include "sql/campaign_desk/list_slot_coverage.h"
#include "sql/campaign_desk/list_slots.h"
#include "sql/campaign_desk/read_slot_plan.h"

namespace rongxin::campaign_desk {
namespace {

using store::StaffTransaction;
constexpr auto counting =
    store::SystemKey::because("how many psychologists a school has decides how many classes answer on one day");
constexpr std::int64_t slot_max_ms = 4 * 60 * minute_ms;
constexpr int morning_end_minute = 11 * 60 + 30;

struct CampaignWindow {
  std::int64_t opens_at_ms = 0, closes_at_ms = 0;
};

std::optional<CampaignWindow> window_of(StaffTransaction& transaction, CampaignId campaign) {
  const auto seen = campaigns::find_visible(transaction, campaign);
  return seen ? std::optional(CampaignWindow{seen->opens_at_ms, seen->closes_at_ms}) : std::nullopt;
}

// The latest first; a lesson that would lie in the midday break is held in the morning.
int end_minute(int place, const SlotHabits& habits) {
  const int latest = habits.dismissal_minute - habits.left_for_adults_min, each = habits.lesson_min + habits.break_min;
  constexpr int afternoon_begins = 13 * 60 + 30;
  if (latest - place * each - habits.lesson_min >= afternoon_begins) return latest - place * each;
  int afternoons = 0;
  while (latest - afternoons * each - habits.lesson_min >= afternoon_begins) ++afternoons;
  return morning_end_minute - (place - afternoons) * each;
}

struct Habits {
  SlotHabits habits;
  std::int64_t times_version = 0, capacity_version = 0;
};

Habits habits_of(StaffTransaction& transaction, UnitId school, const std::string& today) {
  const auto times = settings::read(transaction, school, "times", today),
             capacity = settings::read(transaction, school, "capacity", today);
  return {{times.number("dismissal_minute"), capacity.number("classes_a_day_max"), times.number("lesson_minutes"),
           times.number("break_minutes"), times.number("left_for_adults_minutes")},
          times.version,
          capacity.version};
}

// What somebody tries while still typing is no hour yet: the setting holds.
int tried(std::optional<std::int64_t> wanted, int low, int high, int otherwise) {
  return wanted && *wanted >= low && *wanted <= high ? static_cast<int>(*wanted) : otherwise;
}

}  // namespace

std::vector<ClassSlot> propose_slots(const std::vector<UnitId>& classes, const calendar::SchoolCalendar& calendar,
                                     std::int64_t opens_at_ms, std::int64_t closes_at_ms, std::int64_t now_ms,
                                     int psychologists, const SlotHabits& habits) {
  std::vector<ClassSlot> out;
  const std::int64_t earliest = std::max(opens_at_ms, now_ms);
  for (std::int64_t day = city_day(earliest); city_day_begins_ms(day) < closes_at_ms && out.size() < classes.size();
       ++day) {
    const std::int64_t midnight_ms = city_day_begins_ms(day);
    const std::string name = day_of(midnight_ms);
    const int weekday = weekday_of(day);
    if (weekday < 1 || weekday > 3 || !calendar.is_school_day(name) || calendar.is_exam_day(name)) continue;
    // Of one psychologist one class follows another; two psychologists have two at a time.
    for (int place = 0; place < habits.classes_a_day_max; ++place) {
      const std::int64_t ends = midnight_ms + end_minute(place, habits) * minute_ms,
                         begins = ends - habits.lesson_min * minute_ms;
      for (int side = 0; side < std::max(psychologists, 1) && out.size() < classes.size(); ++side)
        if (begins >= earliest && ends <= closes_at_ms) out.push_back({classes[out.size()], begins, ends});
    }
  }
  return out;
}

Result<api::ClassSlots> read_slots(const campaigns::Screening& screening, const access::Caller& caller,
                                   const api::read_slots::In& in) {
  return screening.database.read(caller, [&](StaffTransaction& transaction) -> Result<api::ClassSlots> {
    const auto window = window_of(transaction, in.id);
    if (!window) return problems::not_found;
    api::ClassSlots out{.opens_at_ms = window->opens_at_ms, .closes_at_ms = window->closes_at_ms};
    std::vector<UnitId> units;
    transaction.each(sql::campaign_desk::list_slots{.campaign_id = in.id}, [&](const auto& row) {
      units.push_back(row.class_unit_id());
      auto& one = out.classes.emplace_back(
          api::ClassSlotRow{.class_id = row.class_unit_id(), .class_name = row.name(), .students = row.expected()});
      if (row.begins_at_ms() == 0) return;
      one.begins_at_ms = row.begins_at_ms();
      one.ends_at_ms = row.ends_at_ms();
    });
    const auto calendar = calendar::SchoolCalendar::read(transaction, caller.unit());
    SlotHabits habits = habits_of(transaction, caller.unit(), screening.clock.today()).habits;
    habits.dismissal_minute = tried(in.dismissal_minute, 12 * 60, 22 * 60, habits.dismissal_minute);
    habits.classes_a_day_max = tried(in.classes_a_day_max, 1, 8, habits.classes_a_day_max);
    out.calendar_known = calendar.known();
    out.dismissal_minute = habits.dismissal_minute;
    out.classes_a_day_max = habits.classes_a_day_max;
    out.lesson_minutes = habits.lesson_min;
    out.psychologists = transaction
                            .one(counting, sql::campaign_desk::count_psychologists{.unit_id = caller.unit()},
                                 [](const auto& row) { return row.psychologists(); })
                            .value_or(0);
    for (const auto& slot : propose_slots(units, calendar, window->opens_at_ms, window->closes_at_ms,
                                          screening.clock.now_ms(), static_cast<int>(out.psychologists), habits))
      out.proposal.push_back(
          {.class_id = slot.class_unit, .begins_at_ms = slot.begins_at_ms, .ends_at_ms = slot.ends_at_ms});
    out.chosen_at_ms = transaction.one(sql::campaign_desk::read_slot_plan{.campaign_id = in.id},
                                       [](const auto& row) { return row.chosen_at_ms(); });
    return out;
  });
}

Result<api::ClassSlots> choose_slots(const campaigns::Screening& screening, const access::Caller& caller,
                                     const api::choose_slots::In& in) {
  const CampaignId campaign = in.id;
  const auto& slots = in.body.slots;
  RONGXIN_CHECK(screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    const auto window = window_of(transaction, campaign);
    if (!window) return problems::not_found;
    const auto calendar = calendar::SchoolCalendar::read(transaction, caller.unit());
    transaction.run(sql::campaign_desk::forget_slots{.campaign_id = campaign});
    for (std::size_t i = 0; i < slots.size(); ++i) {
      const auto& slot = slots[i];
      const std::string field = "slots[" + std::to_string(i) + "].begins_at_ms", day = day_of(slot.begins_at_ms);
      if (slot.begins_at_ms < window->opens_at_ms || slot.ends_at_ms > window->closes_at_ms ||
          slot.ends_at_ms <= slot.begins_at_ms || slot.ends_at_ms - slot.begins_at_ms > slot_max_ms)
        return Problem(problems::slot_outside_window, field);
      if (!calendar.is_school_day(day) || calendar.is_exam_day(day))
        return Problem(problems::slot_no_school_day, field, {{"day", day}});
      if (transaction.run(sql::campaign_desk::add_slot{.campaign_id = campaign,
                                                       .class_unit_id = slot.class_id,
                                                       .begins_at_ms = slot.begins_at_ms,
                                                       .ends_at_ms = slot.ends_at_ms}) == 0)
        return problems::not_found;
    }
    const auto habits = habits_of(transaction, caller.unit(), screening.clock.today());
    transaction.run(sql::campaign_desk::choose_slots{.campaign_id = campaign,
                                                     .now_ms = screening.clock.now_ms(),
                                                     .times_version = habits.times_version,
                                                     .capacity_version = habits.capacity_version});
    screening.audit.append(transaction, audit::by(caller, api::choose_slots::operation.name, 0,
                                                  "campaign " + std::to_string(campaign.value) + " classes " +
                                                      std::to_string(slots.size())));
    return success();
  }));
  return read_slots(screening, caller, {.language = in.language, .id = campaign});
}

Status forget_slots(const campaigns::Screening& screening, const access::Caller& caller,
                    const api::forget_slots::In& in) {
  const CampaignId campaign = in.id;
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (!window_of(transaction, campaign)) return problems::not_found;
    transaction.run(sql::campaign_desk::forget_slots{.campaign_id = campaign});
    if (transaction.run(
            sql::campaign_desk::forget_slot_plan{.campaign_id = campaign, .school_unit_id = caller.unit()}) == 0)
      return success();
    screening.audit.append(transaction, audit::by(caller, api::forget_slots::operation.name, 0,
                                                  "campaign " + std::to_string(campaign.value)));
    return success();
  });
}

Result<api::SlotCoverage> slot_coverage(const campaigns::Screening& screening, const access::Caller& caller,
                                        const api::read_slot_coverage::In& in) {
  return screening.database.read(caller, [&](StaffTransaction& transaction) -> Result<api::SlotCoverage> {
    if (!window_of(transaction, in.id)) return problems::not_found;
    api::SlotCoverage out;
    transaction.each(sql::campaign_desk::list_slot_coverage{.campaign_id = in.id}, [&](const auto& row) {
      out.schools += row.schools();
      out.chosen += row.chosen();
      out.rows.push_back(
          {.unit_id = row.unit_id(), .unit_name = row.name(), .schools = row.schools(), .chosen = row.chosen()});
    });
    return out;
  });
}

}  // namespace rongxin::campaign_desk
