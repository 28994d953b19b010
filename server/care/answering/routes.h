#pragma once
#include <vector>

#include "campaigns/screening.h"
#include "http/route.h"

namespace rongxin::answering {

/// Routes of children who answer.
std::vector<http::Route> answering_routes(campaigns::Screening& screening);

}  // namespace rongxin::answering
