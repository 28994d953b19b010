#pragma once
// Units and students: where they are, who reads them, whose children they are.
#include "tests/access/oracle/city.h"

namespace oracle {

struct Unit {
  Number id, parent;
  std::string kind;
  bool closed;
};
struct Student {
  Number id;
  bool from_14;
};
struct Enrolment {
  Number student, no, school, school_class;
  bool current;
};
/// A school that may read the student.
struct Reader {
  Number student, no, unit;
  bool ended;
};
/// Silent: must not be told; limited: under a custody limit that leaves the school free to meet them.
struct Guardian {
  Number student, no;
  bool silent, limited;
};

std::vector<Number> units_of_kind(const City& city, const std::string& kind);
/// 0 above the city.
Number parent_of(const City& city, Number unit);
/// The class of the last enrolment.
Number home_class(const City& city, Number student);

}  // namespace oracle
