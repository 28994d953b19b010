#pragma once
#include <string_view>

#include "access/caller.h"
#include "school_roll/import/import_roll.h"

namespace rongxin::school_roll {

struct ContactLimits {
  std::string_view custody_limit;  ///< none, limited, no_contact
  bool do_not_inform = false;
  std::string_view reason;  ///< why; kept with the limit, shown to the psychologist only
};

/// Sets what the school knows of one guardian; the import never changes it. The first day of a
/// standing "do not inform" is kept. Problems: not_found (hidden or absent).
Status set_contact_limits(const Services& tools, const access::Caller& caller, StudentId student,
                          std::int64_t guardian_no, const ContactLimits& limits);

}  // namespace rongxin::school_roll
