#pragma once
// The second opinion: who sees which row, decided from the access table of the specification.
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/access/oracle/city.h"

namespace oracle {

using Key = std::vector<Number>;

struct Opinion {
  std::set<Key> seen;
  std::size_t decisions = 0;  ///< rows decided about, seen or not
};

/// What one working context sees of one scope of the staff, by name ("visible_seat"), in the order of the key that its
/// head says. Throws std::out_of_range for a scope without a rule.
Opinion opinion(const City& city, Number context, const std::string& view);

/// The same of a guardian who came by one slip ("guardian_child").
Opinion opinion_of_guardian(const City& city, Number student, Number link_no, const std::string& view);
/// The same of a child who answers ("own_sheet").
Opinion opinion_of_child(const City& city, Number student, const std::string& view);
/// In which source file the rule about a scope stands, by scope.
const std::map<std::string, std::string>& files_of_rules();

/// Whether a slip still leads to its child at all, whatever it then opens: not revoked, and its guardian may be told.
bool leads_to_child(const City& city, Number student, Number link_no);

/// Students whose rows a context may meet at all, whatever the role then sees of them.
std::set<Number> reachable_students(const City& city, Number context);

}  // namespace oracle
