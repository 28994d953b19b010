#pragma once
#include <vector>

#include "campaigns/screening.h"
#include "http/route.h"

namespace rongxin::fieldwork {

/// The day on which a class answers: its room, slips, the live board, make-up, paper, recall.
std::vector<http::Route> fieldwork_routes(campaigns::Screening& screening);

}  // namespace rongxin::fieldwork
