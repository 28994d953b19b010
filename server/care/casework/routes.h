#pragma once
#include <vector>

#include "campaigns/screening.h"
#include "http/route.h"

namespace rongxin::casework {

/// The inbox and the page of an alert, for the school's psychologist; taking on and putting back.
std::vector<http::Route> alert_routes(campaigns::Screening& screening);

/// Concerns of any adult, observations of class teachers, the week of interviews.
std::vector<http::Route> care_routes(campaigns::Screening& screening);

/// 我来处理 in one tap, for whoever holds the address of a message.
std::vector<http::Route> call_routes(campaigns::Screening& screening);

}  // namespace rongxin::casework
