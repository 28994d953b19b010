#pragma once
#include <vector>

#include "http/route.h"
#include "screening/screening.h"

namespace rongxin::screening {

/// Routes of children who answer.
std::vector<http::Route> answering_routes(Screening& screening);

}  // namespace rongxin::screening
