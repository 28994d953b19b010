#pragma once
#include <vector>

#include "http/route.h"
#include "instrument/instrument.h"

namespace rongxin::instrument {

std::vector<http::Route> instrument_routes(screening::Screening& screening, const std::string& upload_folder);

}  // namespace rongxin::instrument
