#pragma once
// What families and children have said, and the slips by which guardians come.
#include "tests/access/oracle/city.h"

namespace oracle {

struct ConsentAct {
  Number student, no;
  std::string way;
  Number entered_by;
  bool taken_back, by_child;
  std::string decision;
  bool from_14;  ///< the child's age when it was said
};
struct ConsentLink {
  Number student, no, guardian;
  Number act;  ///< what was said last through it; 0 before
  std::string purpose;
  bool from_14;  ///< the child's age when it was printed
  Number expires_ms;
  bool revoked;
};

/// Who is 14 in a made-up city.
inline constexpr const char* fourteen_if_born_by = "2012-06-01";

}  // namespace oracle
