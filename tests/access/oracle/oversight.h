#pragma once
// What goes up to the county and the city.
#include "tests/access/oracle/city.h"

namespace oracle {

/// One alert for one person of the county.
struct Grant {
  Number student, alert, account, unit;
  bool ended;
};
struct Support {
  Number student, alert, no;
};

}  // namespace oracle
