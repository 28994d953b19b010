#pragma once
#include "access/caller.h"
#include "api/casework.h"
#include "campaigns/screening.h"

namespace rongxin::casework {

/// What is going on for one student, for the student's page: the open alert with who is on it and the
/// interview that is arranged, and what class teachers observed. Problem not_found.
Result<api::StudentCare> student_care(campaigns::Screening& screening, const access::Caller& caller,
                                      const api::read_student_care::In& in);

}  // namespace rongxin::casework
