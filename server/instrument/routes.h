#pragma once
#include <vector>

#include "http/route.h"
#include "instrument/instrument.h"

namespace rongxin::instrument {

std::vector<http::Route> instrument_routes(screening::Screening& screening);

}  // namespace rongxin::instrument
