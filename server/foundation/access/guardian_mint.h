#pragma once
// Included only where a slip has just been proved by what the family knows; tools/tidy holds the list.
#include "access/caller.h"

namespace rongxin::access {

class GuardianMint {
 public:
  static Guardian by_slip(StudentId student, std::int64_t link_no, std::int64_t guardian_no,
                          std::string born_fourteen_years_ago) {
    return Guardian(student, link_no, guardian_no, std::move(born_fourteen_years_ago));
  }
};

}  // namespace rongxin::access
