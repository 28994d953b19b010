#include "migration_files.h"

#include <sqlite3.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <sstream>

#include "store/migrate/migration_text.h"

namespace check_sql {
namespace {

using Row = std::function<void(sqlite3_stmt*)>;

void each(sqlite3* database, const std::string& query, const Row& row) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database, query.c_str(), -1, &statement, nullptr) != SQLITE_OK) return;
  while (sqlite3_step(statement) == SQLITE_ROW) row(statement);
  sqlite3_finalize(statement);
}

std::string text_at(sqlite3_stmt* row, int column) {
  return reinterpret_cast<const char*>(sqlite3_column_text(row, column));
}

// INSERT statements of what stands in a table; a migration that seeds rows wrote them.
std::string rows_of(sqlite3* database, const std::string& table) {
  std::string columns, values, rows;
  each(database, "SELECT name FROM pragma_table_info('" + table + "')", [&](sqlite3_stmt* row) {
    columns += (columns.empty() ? "" : ", ") + text_at(row, 0);
    values += (values.empty() ? "quote(" : " || ', ' || quote(") + text_at(row, 0) + ")";
  });
  each(database, "SELECT " + values + " FROM " + table, [&](sqlite3_stmt* row) {
    rows += "INSERT INTO " + table + " (" + columns + ") VALUES (" + text_at(row, 0) + ");\n";
  });
  return rows;
}

}  // namespace

MigrationFiles read_migrations(const std::filesystem::path& folder, std::vector<Fault>& faults) {
  MigrationFiles files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".sql") files.paths.push_back(entry.path());
  std::sort(files.paths.begin(), files.paths.end());
  std::string before;
  for (const auto& path : files.paths) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    const std::string name = path.filename().string(), place = "migrations/" + name;
    if (const auto fault = rongxin::store::fault_of_migration(name, text.str()); !fault.empty())
      faults.push_back({place, fault});
    if (before.substr(0, 4) == name.substr(0, 4))
      faults.push_back({place, before + " has this number: take the next one"});
    before = name;
    files.for_sqlite.emplace_back();
    for (const auto& statement : rongxin::store::statements_of(text.str(), true)) files.for_sqlite.back() += statement;
  }
  return files;
}

std::string snapshot_of(const MigrationFiles& files) {
  sqlite3* database = nullptr;
  sqlite3_open(":memory:", &database);
  for (const auto& file : files.for_sqlite) sqlite3_exec(database, file.c_str(), nullptr, nullptr, nullptr);
  std::string schema, rows;
  each(database, "SELECT sql, name, type FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type = 'index', rowid",
       [&](sqlite3_stmt* row) {
         schema += text_at(row, 0) + ";\n";
         if (text_at(row, 2) == "table") rows += rows_of(database, text_at(row, 1));
       });
  sqlite3_close(database);
  return schema + rows;
}

}  // namespace check_sql
