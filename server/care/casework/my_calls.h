#pragma once
#include "access/caller.h"
#include "api/casework.h"
#include "campaigns/screening.h"

namespace rongxin::casework {

/// For how many alerts the caller has been called that nobody has taken on yet: numbers by urgency, for everybody whom
/// the ladder can call. Nothing of a child.
Result<api::MyCalls> my_calls(campaigns::Screening& screening, const access::Caller& caller,
                              const api::count_my_calls::In& in);

}  // namespace rongxin::casework
