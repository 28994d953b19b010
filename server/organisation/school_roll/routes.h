#pragma once
#include <memory>
#include <vector>

#include "http/route.h"
#include "school_roll/import/import_roll.h"

namespace rongxin::school_roll {

/// Units, students, and the import with preview and confirmation.
std::vector<http::Route> roll_routes(const Services& tools);

}  // namespace rongxin::school_roll
