#pragma once
// One list of everybody whom class teachers of the school have marked: what no psychologist has read stays
// in it until somebody has, however old it is.
#include "access/caller.h"
#include "api/casework.h"
#include "campaigns/screening.h"

namespace rongxin::casework {

/// A page, newest first; left out, those that nobody has read about.
Result<api::MarkedPupils> marked_pupils(campaigns::Screening& screening, const access::Caller& caller,
                                        const api::list_marked_pupils::In& in);

/// 看过了, or back to 未看. Each by itself: `missed` are not the caller's.
Result<api::AlertTakings> mark_seen(campaigns::Screening& screening, const access::Caller& caller,
                                    const api::mark_observations_seen::In& in);

}  // namespace rongxin::casework
