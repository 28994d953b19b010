#pragma once
#include <string>

#include "access/caller.h"
#include "campaigns/screening.h"

namespace rongxin::casework {

/// What whoever was called has taken on: whom to go to, whom to call (guardians, and the school's people on duty and
/// leaders), since when and what to do, never why; and what still waits for the caller. JSON of schema TakenAlerts; who
/// was shown is in the log before.
Result<std::string> taken_alerts(campaigns::Screening& screening, const access::Caller& caller,
                                 std::string_view language);

}  // namespace rongxin::casework
