#pragma once
// What children write: drafts, sheets, scores.
#include "tests/access/oracle/city.h"

namespace oracle {

struct Draft {
  Number student, campaign, attempt, device;
  bool withheld;
};
struct Sheet {
  Number student, campaign, attempt;
  std::string state;
};
struct Score {
  Number student, campaign, attempt;
};
struct Retest {
  Number student, campaign;
};
struct SeatClaim {
  Number student, session, no;
};

inline bool handed_in(const Sheet& one) { return one.state == "submitted" || one.state == "closed_unfinished"; }

/// Read as a result: not of a recalled campaign, not one that two children shared or somebody else answered.
bool stands(const City& city, Number student, Number campaign, Number attempt);

}  // namespace oracle
