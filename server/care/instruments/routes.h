#pragma once
#include <vector>

#include "http/route.h"
#include "instruments/authoring.h"

namespace rongxin::instruments {

std::vector<http::Route> instrument_routes(const Services& services);

}  // namespace rongxin::instruments
