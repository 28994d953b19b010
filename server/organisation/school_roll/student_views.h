#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "http/route.h"
#include "school_roll/import/import_roll.h"

namespace rongxin::school_roll {

/// The neutral name of the section that an action of the log has opened: "identity", "assessment", …
using SectionOf = std::function<std::string_view(std::string_view action)>;

/// Who viewed this student: the school's psychologist with names, the auditor for any pseudonym.
std::vector<http::Route> student_view_routes(const Services& tools, SectionOf section_of);

}  // namespace rongxin::school_roll
