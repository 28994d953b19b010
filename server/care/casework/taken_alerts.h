#pragma once
#include "access/caller.h"
#include "api/casework.h"
#include "campaigns/screening.h"

namespace rongxin::casework {

/// What whoever was called has taken on: whom to go to, whom to call (guardians, and the school's people on duty and
/// leaders), since when and what to do, never why; and what still waits for the caller. Who was shown is in the log
/// before.
Result<api::TakenAlerts> taken_alerts(campaigns::Screening& screening, const access::Caller& caller,
                                      const api::list_taken_alerts::In& in);

/// Whom somebody who has taken on an alert of the school can telephone there now.
std::vector<api::SchoolContact> contacts_at(store::StaffTransaction& transaction, UnitId school, const Clock& clock);

}  // namespace rongxin::casework
