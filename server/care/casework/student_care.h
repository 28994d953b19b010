#pragma once
#include <string>

#include "access/caller.h"
#include "campaigns/screening.h"

namespace rongxin::casework {

/// What is going on for one student, for the student's page: the open alert with who is on it and the
/// interview that is arranged, and what class teachers observed (schema StudentCare); logged. Problem not_found.
Result<std::string> student_care(campaigns::Screening& screening, const access::Caller& caller, StudentId student,
                                 std::string_view language);

}  // namespace rongxin::casework
