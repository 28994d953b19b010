#pragma once
// The second opinion: who sees which row, decided from the access table of the specification.
#include <set>
#include <string>
#include <vector>

#include "tests/access/oracle/made_up_city.h"

namespace oracle {

using Key = std::vector<Number>;

struct Opinion {
  std::set<Key> seen;
  std::size_t decisions = 0;  ///< rows decided about, seen or not
};

/// What one working context sees of one scope; `view` is a name of access/scope.sql, the keys are
/// those of key_columns(view).
Opinion opinion(const City& city, Number context, const std::string& view);

/// Every scope that the oracle knows, with the columns that make its key.
const std::vector<std::pair<std::string, std::string>>& key_columns();

/// Students whose rows a context may meet at all, whatever the role then sees of them.
std::set<Number> reachable_students(const City& city, Number context);

}  // namespace oracle
