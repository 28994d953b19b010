#pragma once
#include <vector>

#include "approvals/approvals.h"
#include "http/route.h"

namespace rongxin::approvals {

std::vector<http::Route> bureau_routes(Bureau bureau);

}  // namespace rongxin::approvals
