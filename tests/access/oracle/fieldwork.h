#pragma once
// The day on which a school answers.
#include "tests/access/oracle/city.h"

namespace oracle {

struct ClassSession {
  Number id, campaign, school_class;
  bool closed;
};

/// Whether somebody said that this sheet is not the child's.
bool set_aside(const City& city, Number student, Number campaign, Number attempt);

}  // namespace oracle
