#pragma once
// Whom an adult of the school can telephone when the platform cannot be reached: asked for beforehand, so
// that the page still knows it without a network.
#include "access/caller.h"
#include "api/casework.h"
#include "campaigns/screening.h"

namespace rongxin::casework {

/// Who is on duty now for the caller's unit, else who stands in, with the number that they gave for calls. Nobody's who
/// is away; never the caller.
Result<api::WhomToCall> whom_to_call(campaigns::Screening& screening, const access::Caller& caller,
                                     const api::read_whom_to_call::In& in);

}  // namespace rongxin::casework
