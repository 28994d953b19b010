#pragma once
// Interviews at a day and time: proposed for a week, accepted, moved, removed. The slip of paper that
// calls a student says when and where, and nothing of why.
#include <set>

#include "access/caller.h"
#include "api/casework.h"
#include "campaigns/screening.h"
#include "casework/open_alerts.h"

namespace rongxin::casework {

/// The week of a day (none: this one, or the next when nothing is left of it) with what stands, and a proposal for
/// every open alert that is the caller's or nobody's; as many a day as the school has set unless `per_day` says.
Result<api::WeekPlan> read_week_plan(campaigns::Screening& screening, const access::Caller& caller,
                                     const api::read_week_plan::In& in);

/// Whose alert nobody is on is taken on with it, which is said. Each by itself: `missed` were a colleague's, have an
/// appointment, have become more urgent than shown, or the time is taken.
Result<api::AppointmentsMade> make_appointments(campaigns::Screening& screening, const access::Caller& caller,
                                                const api::make_appointments::In& in);

/// Takes back what accepting a plan has just done, the taking on too. Each by itself: `kept` could not be.
Result<api::AppointmentsUndone> undo_appointments(campaigns::Screening& screening, const access::Caller& caller,
                                                  const api::undo_appointments::In& in);

/// The caller's own from a day on, and for how many an interview should have been arranged.
Result<api::Appointments> list_appointments(campaigns::Screening& screening, const access::Caller& caller,
                                            const api::list_appointments::In& in);

/// With `swap_with`, whose time it is, both change places. Problems: not_found, appointment_time_taken.
Status move_appointment(campaigns::Screening& screening, const access::Caller& caller,
                        const api::move_appointment::In& in);
Status remove_appointment(campaigns::Screening& screening, const access::Caller& caller,
                          const api::remove_appointment::In& in);

/// Interviews that stand between two instants, and their beginnings.
struct Standing {
  std::vector<api::Appointment> appointments;
  std::set<std::int64_t> taken;
};
Standing standing(store::StaffTransaction& transaction, std::int64_t from_ms, std::int64_t until_ms);

/// Open alerts without an interview that are the caller's or nobody's, in the one order.
std::vector<OpenAlert> to_arrange(campaigns::Screening& screening, store::StaffTransaction& transaction,
                                  const access::Caller& caller);

}  // namespace rongxin::casework
