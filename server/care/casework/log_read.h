#pragma once
#include <string>

#include "access/caller.h"
#include "campaigns/screening.h"

namespace rongxin::casework {

/// An identified read is on the disk before its first byte leaves.
Status log_read(campaigns::Screening& screening, const access::Caller& caller, std::string_view action,
                StudentId student, const std::string& detail);

}  // namespace rongxin::casework
