#include <sqlite3.h>

#include <algorithm>

#include "statement_file.h"

namespace check_sql {
namespace {

struct Watch {
  const Scope* scope;
  const StatementFile* statement = nullptr;
  std::string refused;
};

bool is_scope_name(const char* context) {
  if (context == nullptr) return false;
  const std::string name(context);
  return name.starts_with("visible_") || name.starts_with("caller_") || name.starts_with("own_");
}

// A statement may read columns of the row that it writes (SET n = n + 1; ON CONFLICT … WHERE state = …),
// since those rows are narrowed by the generated WHERE or by $1 in the key; never through a FROM.
bool reads_written_row(const StatementFile& statement, const std::string& table) {
  if (statement.target != table || statement.verb == "SELECT") return false;
  const auto all = words(bare(statement.text));
  for (std::size_t i = 1; i < all.size(); ++i)
    if (all[i] == table && (all[i - 1] == "FROM" || all[i - 1] == "JOIN") && !(i >= 2 && all[i - 2] == "DELETE")) {
      // FROM inside the scope CTEs is what the CTEs are for: count those out.
      return false;
    }
  return true;
}

int authorize(void* user, int action, const char* table, const char* column, const char*, const char* context) {
  auto& watch = *static_cast<Watch*>(user);
  if (action != SQLITE_READ || table == nullptr) return SQLITE_OK;
  if (watch.statement->reach == Reach::system || !watch.scope->protected_tables.contains(table)) return SQLITE_OK;
  if (is_scope_name(context)) return SQLITE_OK;
  const std::string name = column == nullptr ? "" : column;
  if (!name.empty() && watch.statement->verb != "SELECT" && watch.statement->target == table) {
    StatementFile own_part = *watch.statement;
    // Only what stands after the scope CTEs was written by hand.
    const auto at = own_part.text.rfind(own_part.verb + (own_part.verb == "INSERT" ? " INTO" : own_part.verb == "DELETE" ? " FROM" : " "));
    if (at != std::string::npos) own_part.text = own_part.text.substr(at);
    if (reads_written_row(own_part, table)) return SQLITE_OK;
  }
  watch.refused = std::string(table) + "." + (name.empty() ? "(rows)" : name) + " is read outside visible_*";
  return SQLITE_DENY;
}

}  // namespace

void prepare_all(const std::vector<std::string>& migrations, const std::vector<StatementFile>& statements, const Scope& scope,
                 std::vector<Fault>& faults) {
  sqlite3* database = nullptr;
  sqlite3_open(":memory:", &database);
  for (const auto& migration : migrations)
    if (sqlite3_exec(database, migration.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) faults.push_back({"migrations", sqlite3_errmsg(database)});
  Watch watch{&scope, nullptr, {}};
  sqlite3_set_authorizer(database, authorize, &watch);
  for (const auto& statement : statements) {
    watch.statement = &statement;
    watch.refused.clear();
    sqlite3_stmt* prepared = nullptr;
    if (sqlite3_prepare_v2(database, statement.text.c_str(), -1, &prepared, nullptr) != SQLITE_OK)
      faults.push_back({statement.path, watch.refused.empty() ? sqlite3_errmsg(database) : watch.refused});
    if (statement.reach != Reach::system && statement.text.find("RETURNING") != std::string::npos && scope.protected_tables.contains(statement.target))
      faults.push_back({statement.path, "RETURNING of a protected table shows rows past the scope"});
    sqlite3_finalize(prepared);
  }
  sqlite3_close(database);
}

}  // namespace check_sql
