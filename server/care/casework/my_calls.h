#pragma once
#include <string>

#include "access/caller.h"
#include "campaigns/screening.h"

namespace rongxin::casework {

/// For how many alerts the caller has been called that nobody has taken on yet (schema MyCalls): numbers by
/// urgency, for everybody whom the ladder can call. Nothing of a child.
std::string my_calls(campaigns::Screening& screening, const access::Caller& caller);

}  // namespace rongxin::casework
