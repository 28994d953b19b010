#pragma once
#include <string>

#include "access/caller.h"
#include "screening/screening.h"

namespace rongxin::triage {

/// What whoever was called has taken on: whom to go to, whom to call, since when, never why. JSON of
/// schema TakenAlerts; who was shown is in the log before.
Result<std::string> taken_alerts(screening::Screening& screening, const access::Caller& caller);

}  // namespace rongxin::triage
