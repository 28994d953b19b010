#pragma once
#include "county/board.h"
#include "http/route.h"

namespace rongxin::county {

/// Clocks by pseudonym, support, the board.
std::vector<http::Route> county_routes(CountyTools tools);

}  // namespace rongxin::county
