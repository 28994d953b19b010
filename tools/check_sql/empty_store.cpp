#include "empty_store.h"

#include <sqlite3.h>

namespace check_sql {

EmptyStore::EmptyStore(const std::vector<std::string>& migrations, std::vector<Fault>& faults) {
  sqlite3_open(":memory:", &database_);
  for (const auto& migration : migrations)
    if (sqlite3_exec(database_, migration.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
      faults.push_back({"migrations", sqlite3_errmsg(database_)});
}

EmptyStore::~EmptyStore() { sqlite3_close(database_); }

std::set<std::string> EmptyStore::values(const std::string& query) const {
  std::set<std::string> found;
  sqlite3_stmt* list = nullptr;
  sqlite3_prepare_v2(database_, query.c_str(), -1, &list, nullptr);
  while (sqlite3_step(list) == SQLITE_ROW) found.insert(reinterpret_cast<const char*>(sqlite3_column_text(list, 0)));
  sqlite3_finalize(list);
  return found;
}

std::set<std::string> EmptyStore::columns(const std::string& query, const std::string& path,
                                          std::vector<Fault>& faults) const {
  sqlite3_stmt* prepared = nullptr;
  if (sqlite3_prepare_v2(database_, query.c_str(), -1, &prepared, nullptr) != SQLITE_OK)
    faults.push_back({path, sqlite3_errmsg(database_)});
  std::set<std::string> found;
  for (int i = 0; i < sqlite3_column_count(prepared); ++i) found.insert(sqlite3_column_name(prepared, i));
  sqlite3_finalize(prepared);
  return found;
}

}  // namespace check_sql
