#pragma once
#include "http/route.h"
#include "oversight/board.h"

namespace rongxin::oversight {

/// Clocks by pseudonym, support, the board.
std::vector<http::Route> county_routes(const Services& tools);

}  // namespace rongxin::oversight
