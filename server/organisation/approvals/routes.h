#pragma once
#include <vector>

#include "approvals/approvals.h"
#include "http/route.h"

namespace rongxin::approvals {

std::vector<http::Route> proposal_routes(Approvals approvals);

}  // namespace rongxin::approvals
