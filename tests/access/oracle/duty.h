#pragma once
// Rosters.
#include "tests/access/oracle/city.h"

namespace oracle {

struct Duty {
  Number id, unit, account;
  bool ended;
  Days days;
  bool in_force() const { return !ended && days.hold(); }
};

}  // namespace oracle
