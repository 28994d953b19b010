#pragma once
// When each class of a school answers: proposed so that answers meet adults, chosen by the school.
#include "access/caller.h"
#include "calendar/school_calendar.h"
#include "campaigns/screening.h"

namespace rongxin::campaign_desk {

struct SlotHabits {
  int dismissal_minute = 17 * 60;  ///< 放学, in the city's time
  int classes_a_day_max = 3;       ///< of one psychologist
  int lesson_min = 45, break_min = 10, left_for_adults_min = 90;
};
struct ClassSlot {
  UnitId class_unit;
  std::int64_t begins_at_ms = 0, ends_at_ms = 0;
};

/// Tuesday to Thursday inside the window, no holiday and no exam, none in the last minutes before dismissal;
/// fewer slots than classes when the window is too short.
std::vector<ClassSlot> propose_slots(const std::vector<UnitId>& classes, const calendar::SchoolCalendar& calendar,
                                     std::int64_t opens_at_ms, std::int64_t closes_at_ms, std::int64_t now_ms,
                                     int psychologists, const SlotHabits& habits);

/// What somebody tries on the page instead of what the school has set.
struct SlotTrial {
  std::optional<int> dismissal_minute{}, classes_a_day_max{};
};
/// As schema ClassSlots, after the settings of the school. Problems: not_found.
Result<std::string> read_slots(campaigns::Screening& screening, const access::Caller& caller, CampaignId campaign,
                               const SlotTrial& trial);
/// Replaces the choice of the caller's school. Problems: slot_outside_window, slot_no_school_day, not_found.
Result<std::string> choose_slots(campaigns::Screening& screening, const access::Caller& caller, CampaignId campaign,
                                 const std::vector<ClassSlot>& slots);
/// Undo: the school has not chosen.
Status forget_slots(campaigns::Screening& screening, const access::Caller& caller, CampaignId campaign);
/// How many schools have chosen, as schema SlotCoverage.
Result<std::string> slot_coverage(campaigns::Screening& screening, const access::Caller& caller, CampaignId campaign);

}  // namespace rongxin::campaign_desk
