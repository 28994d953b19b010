#pragma once
// When each class of a school answers: proposed so that answers meet adults, chosen by the school.
#include "access/caller.h"
#include "api/campaign_desk.h"
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

/// The slots of the caller's school and a proposal, after its settings or what somebody tries instead. Problems:
/// not_found.
Result<api::ClassSlots> read_slots(const campaigns::Screening& screening, const access::Caller& caller,
                                   const api::read_slots::In& in);
/// Replaces the choice of the caller's school. Problems: slot_outside_window, slot_no_school_day, not_found.
Result<api::ClassSlots> choose_slots(const campaigns::Screening& screening, const access::Caller& caller,
                                     const api::choose_slots::In& in);
/// Undo: the school has not chosen.
Status forget_slots(const campaigns::Screening& screening, const access::Caller& caller,
                    const api::forget_slots::In& in);
/// How many schools have chosen.
Result<api::SlotCoverage> slot_coverage(const campaigns::Screening& screening, const access::Caller& caller,
                                        const api::read_slot_coverage::In& in);

}  // namespace rongxin::campaign_desk
