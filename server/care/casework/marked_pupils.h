#pragma once
// One list of everybody whom class teachers of the school have marked: what no psychologist has read stays
// in it until somebody has, however old it is.
#include <string>

#include "access/caller.h"
#include "campaigns/screening.h"

namespace rongxin::casework {

/// A page (schema MarkedPupils), newest first; `which`: unseen, all. Who is shown is in the log before.
Result<std::string> marked_pupils(campaigns::Screening& screening, const access::Caller& caller,
                                  const std::string& which, const std::string& after, std::string_view language);

/// 看过了, or back to 未看. Each by itself (schema MarksSeen): `missed` are not the caller's.
std::string mark_seen(campaigns::Screening& screening, const access::Caller& caller,
                      const std::vector<std::string>& ids, bool seen);

}  // namespace rongxin::casework
