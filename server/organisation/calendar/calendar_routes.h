#pragma once
#include <vector>

#include "http/route.h"
#include "school_roll/import/import_roll.h"

namespace rongxin::calendar {

/// Holidays, make-up school days and exams: what the caller's unit and the units above it say; adding to and ending
/// one's own.
std::vector<http::Route> calendar_routes(const Services& tools);

}  // namespace rongxin::calendar
