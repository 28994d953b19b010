#pragma once
#include "access/caller.h"
#include "api/campaign_desk.h"
#include "campaigns/screening.h"

namespace rongxin::campaign_desk {

/// Sheets that cannot be used, with what to do, and rooms that stood out.
Result<api::RetestList> list_retests(const campaigns::Screening& screening, const access::Caller& caller,
                                     const api::list_retests::In& in);

/// From now on the child's own code gives the second attempt. Again: nothing changes. Problem not_found
/// for what is not there and for what is not the caller's.
Status release_retest(const campaigns::Screening& screening, const access::Caller& caller,
                      const api::release_retest::In& in);

}  // namespace rongxin::campaign_desk
