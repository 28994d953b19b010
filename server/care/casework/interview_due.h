#pragma once
#include <map>
#include <string>

#include "access/caller.h"
#include "alerts/rules.h"
#include "calendar/school_calendar.h"
#include "casework/plan_week.h"

namespace rongxin::casework {

/// When interviews should have been, by the calendar and the settings of a unit as they hold today.
/// Each unit is read once.
class InterviewDue {
 public:
  InterviewDue(store::StaffTransaction& transaction, std::string today)
      : transaction_(transaction), today_(std::move(today)) {}
  std::int64_t at_ms(UnitId unit, alerts::Tier tier, std::int64_t raised_at_ms);

 private:
  struct Known {
    calendar::SchoolCalendar calendar;
    InterviewDays days;
  };
  store::StaffTransaction& transaction_;
  const std::string today_;
  std::map<std::int64_t, Known> known_;
};

}  // namespace rongxin::casework
