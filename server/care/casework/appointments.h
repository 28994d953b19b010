#pragma once
// Interviews at a day and time: proposed for a week, accepted, moved, removed. The slip of paper that
// calls a student says when and where, and nothing of why.
#include <set>

#include "access/caller.h"
#include "api/casework.h"
#include "campaigns/screening.h"
#include "casework/open_alerts.h"
#include "operations/slice.h"

namespace rongxin::casework {

/// The week of a day (none: this one, or the next when nothing is left of it) with what stands, and a proposal for
/// every open alert that is the caller's or nobody's; as many a day as the school has set unless `per_day` says.
Result<api::WeekPlan> read_week_plan(campaigns::Screening& screening, const access::Caller& caller,
                                     const api::read_week_plan::In& in);

/// Binds what can be asked of appointments: listed, made, moved, removed, taken back, reminded of.
void bind_appointments(operations::Slice<campaigns::Screening>& slice);

/// Interviews that stand between two instants, and their beginnings.
struct Standing {
  std::vector<api::Appointment> appointments;
  std::set<std::int64_t> taken;
};
Standing standing(campaigns::Screening& screening, store::StaffTransaction& transaction, std::int64_t from_ms,
                  std::int64_t until_ms);

/// Open alerts without an interview that are the caller's or nobody's, in the one order.
std::vector<OpenAlert> to_arrange(campaigns::Screening& screening, store::StaffTransaction& transaction,
                                  const access::Caller& caller);

}  // namespace rongxin::casework
