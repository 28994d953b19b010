#include <sqlite3.h>

#include <algorithm>

#include "statement_file.h"
#include "store/sqlite/scope_authorizer.h"

namespace check_sql {
namespace {

bool reads_from(const std::vector<std::string>& all, const std::string& table) {
  for (std::size_t i = 1; i < all.size(); ++i)
    if (all[i] == table && (all[i - 1] == "FROM" || all[i - 1] == "JOIN") && !(i >= 2 && all[i - 2] == "DELETE"))
      return true;
  return false;
}

}  // namespace

namespace {

// A statement may read columns of the row that it writes (SET n = n + 1; ON CONFLICT … WHERE state = …),
// since those rows are narrowed by the generated WHERE or by $1 in the key; never through a FROM.
bool reads_written_row(const StatementFile& statement, const Scope& scope) {
  if (statement.verb == "SELECT" || !scope.protected_tables.contains(statement.target)) return false;
  const std::string opening = statement.verb + (statement.verb == "INSERT"   ? " INTO"
                                                : statement.verb == "DELETE" ? " FROM"
                                                                             : " ");
  // Only what stands after the scope CTEs was written by hand.
  const auto at = statement.text.rfind(opening);
  return !reads_from(words(bare(at == std::string::npos ? statement.text : statement.text.substr(at))),
                     statement.target);
}

// The engine itself looks a referenced key up when a row is written (with foreign_keys on, as at run time).
std::string referenced_keys(sqlite3* database, const std::string& target, const Scope& scope) {
  std::string keys;
  sqlite3_stmt* list = nullptr;
  sqlite3_prepare_v2(database, ("SELECT \"table\", \"to\" FROM pragma_foreign_key_list('" + target + "')").c_str(), -1,
                     &list, nullptr);
  while (sqlite3_step(list) == SQLITE_ROW) {
    const std::string table(reinterpret_cast<const char*>(sqlite3_column_text(list, 0)));
    const std::string key = table + "." + reinterpret_cast<const char*>(sqlite3_column_text(list, 1)) + " ";
    if (scope.protected_tables.contains(table) && keys.find(key) == std::string::npos) keys += key;
  }
  sqlite3_finalize(list);
  return keys;
}

}  // namespace

void prepare_all(const std::vector<std::string>& migrations, std::vector<StatementFile>& statements, const Scope& scope,
                 std::vector<Fault>& faults) {
  sqlite3* database = nullptr;
  sqlite3_open(":memory:", &database);
  for (const auto& migration : migrations)
    if (sqlite3_exec(database, migration.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
      faults.push_back({"migrations", sqlite3_errmsg(database)});
  // As at run time: a write of a row that a protected table names looks into that table, and is refused here already.
  sqlite3_exec(database, "PRAGMA foreign_keys=ON", nullptr, nullptr, nullptr);
  const std::vector<std::string_view> guarded(scope.protected_tables.begin(), scope.protected_tables.end());
  const Schema schema(database);
  rongxin::store::ScopeAuthorizer authorizer(guarded);
  authorizer.guard(database);
  for (auto& statement : statements) {
    if (statement.reach != Reach::system && reads_written_row(statement, scope))
      statement.readable = statement.target + ".* ";
    if (statement.reach != Reach::system && statement.verb != "SELECT")
      statement.readable += referenced_keys(database, statement.target, scope);
    const rongxin::store::StatementText text{0,  statement.name.c_str(), statement.text.c_str(),
                                             "", statement.reach,        statement.readable.c_str()};
    authorizer.compiling(&text);
    sqlite3_stmt* prepared = nullptr;
    const int code = sqlite3_prepare_v2(database, statement.text.c_str(), -1, &prepared, nullptr);
    if (code != SQLITE_OK)
      faults.push_back({statement.path, code == SQLITE_AUTH ? authorizer.refusal() : sqlite3_errmsg(database)});
    if (statement.reach != Reach::system && bare(statement.text).find("RETURNING") != std::string::npos &&
        scope.protected_tables.contains(statement.target))
      faults.push_back({statement.path, "RETURNING of a protected table shows rows past the scope"});
    if (prepared != nullptr) schema.describe(statement, prepared, scope, faults);
    sqlite3_finalize(prepared);
    authorizer.compiling(nullptr);
  }
  sqlite3_close(database);
}

}  // namespace check_sql
