#pragma once
#include <vector>

#include "http/route.h"
#include "screening/screening.h"

namespace rongxin::triage {

/// The inbox and the page of an alert, for the school's psychologist; read-only.
std::vector<http::Route> alert_routes(screening::Screening& screening);

}  // namespace rongxin::triage
