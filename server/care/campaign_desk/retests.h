#pragma once
#include <string>

#include "access/caller.h"
#include "campaigns/screening.h"

namespace rongxin::campaign_desk {

/// Sheets that cannot be used, with what to do, and rooms that stood out (schema RetestList). The ids shown
/// are logged before they are given.
Result<std::string> list_retests(campaigns::Screening& screening, const access::Caller& caller,
                                 std::string_view language);

/// From now on the child's own code gives the second attempt. Again: nothing changes. Problem not_found
/// for what is not there and for what is not the caller's.
Status release_retest(campaigns::Screening& screening, const access::Caller& caller, std::string_view id);

}  // namespace rongxin::campaign_desk
