#pragma once
// Whom an adult of the school can telephone when the platform cannot be reached: asked for beforehand, so
// that the page still knows it without a network.
#include <string>

#include "access/caller.h"
#include "campaigns/screening.h"

namespace rongxin::casework {

/// Who is on duty now for the caller's unit, else who stands in, with the number that they gave for calls
/// (schema WhomToCall). Nobody's who is away; never the caller.
std::string whom_to_call(campaigns::Screening& screening, const access::Caller& caller);

}  // namespace rongxin::casework
