#pragma once
// What waits for a second person.
#include "tests/access/oracle/city.h"

namespace oracle {

/// Unit 0: an instrument that an officer wrote; else what an office proposes.
struct Proposal {
  Number id, account, unit;
  bool of_account;
};

}  // namespace oracle
