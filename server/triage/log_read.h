#pragma once
#include <string>

#include "access/caller.h"
#include "screening/screening.h"

namespace rongxin::triage {

/// An identified read is on the disk before its first byte leaves.
Status log_read(screening::Screening& screening, const access::Caller& caller, std::string_view action, StudentId student, const std::string& detail);

}  // namespace rongxin::triage
