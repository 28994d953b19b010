#pragma once
// An empty SQLite database of the current schema, to ask what is in it.
#include <set>
#include <string>
#include <vector>

#include "scope_file.h"

struct sqlite3;

namespace check_sql {

class EmptyStore {
 public:
  /// Runs the statements of each migration; adds a fault for one that does not run.
  EmptyStore(const std::vector<std::string>& migrations, std::vector<Fault>& faults);
  ~EmptyStore();
  EmptyStore(const EmptyStore&) = delete;

  /// First column of all rows.
  std::set<std::string> values(const std::string& query) const;
  /// Names of the columns that a query gives; adds a fault of `path` where it cannot be prepared.
  std::set<std::string> columns(const std::string& query, const std::string& path, std::vector<Fault>& faults) const;

 private:
  sqlite3* database_ = nullptr;
};

}  // namespace check_sql
