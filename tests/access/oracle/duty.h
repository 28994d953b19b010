#pragma once
// Rosters.
#include "tests/access/oracle/city.h"

namespace oracle {

struct Duty {
  Number id, unit, account;
  bool ended;
};

}  // namespace oracle
