#include "casework/interview_due.h"

#include "settings/settings.h"

namespace rongxin::casework {

std::int64_t InterviewDue::at_ms(UnitId unit, alerts::Tier tier, std::int64_t raised_at_ms) {
  auto found = known_.find(unit.value);
  if (found == known_.end()) {
    const auto clocks = settings::read(transaction_, unit, "clocks", today_);
    found = known_
                .emplace(unit.value,
                         Known{calendar::SchoolCalendar::read(transaction_, unit),
                               {clocks.number("interview_same_day_days"), clocks.number("interview_ranked_days")}})
                .first;
  }
  return interview_due_at_ms(tier, raised_at_ms, found->second.calendar, found->second.days);
}

}  // namespace rongxin::casework
