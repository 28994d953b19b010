#pragma once
#include <vector>

#include "bureau/bureau.h"
#include "http/route.h"

namespace rongxin::bureau {

std::vector<http::Route> bureau_routes(Bureau bureau);

}  // namespace rongxin::bureau
