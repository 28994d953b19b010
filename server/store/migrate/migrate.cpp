#include "store/migrate/migrate.h"

#include "platform/problem_catalogue.h"
#include "store/embedded_text.h"

namespace rongxin::store {
namespace {

// Not statements of the program: they run before its schema exists.
constexpr StatementText read_version{0, "store/read_version", "SELECT version FROM schema_version ORDER BY version", ""};

// A statement ends at a semicolon that ends its line: one DDL statement per call, as Citus wants it.
std::vector<std::string> statements_of(std::string_view text) {
  std::vector<std::string> found;
  std::string statement;
  for (std::size_t from = 0; from < text.size();) {
    const auto to = std::min(text.find('\n', from), text.size());
    const auto line = text.substr(from, to - from);
    from = to + 1;
    if (line.starts_with("--") || line.empty()) continue;
    statement.append(line).push_back('\n');
    if (!line.ends_with(';')) continue;
    found.push_back(std::move(statement));
    statement.clear();
  }
  return found;
}

// SQLite would keep each table by a hidden number and its key in a second tree; the hot tables are
// written at random places of both. One text for the engines, so this is added here.
std::string kept_by_key(std::string statement) {
  if (statement.starts_with("CREATE TABLE") && statement.find("PRIMARY KEY") != std::string::npos) statement.replace(statement.rfind(");"), 2, ") WITHOUT ROWID;");
  return statement;
}

// SQLite makes a tree for each `x IN (…)` of three or more at each insert (a tenth of a submission);
// compared one by one they cost nothing.
std::string compared_one_by_one(std::string statement) {
  const std::string opening = " CHECK (", middle = " IN (";
  for (auto at = statement.find(opening); at != std::string::npos; at = statement.find(opening, at + 1)) {
    const auto name_at = at + opening.size(), list_at = statement.find(middle, name_at), end = statement.find("))", name_at);
    const std::string name = statement.substr(name_at, std::min(list_at, end) - name_at);
    if (list_at > end || name.find(' ') != std::string::npos) continue;
    std::string list = statement.substr(list_at + middle.size(), end - list_at - middle.size()), compared = name + " = ";
    for (const char c : list) compared += c == ',' ? " OR " + name + " =" : std::string(1, c);
    statement.replace(name_at, end + 1 - name_at, compared);
  }
  return statement;
}

void apply(Connection& connection, int version, std::string_view text) {
  const bool sqlite = std::string_view(connection.engine()) == "sqlite";
  connection.begin_write();
  try {
    for (const auto& statement : statements_of(text)) connection.execute_text(sqlite ? compared_one_by_one(kept_by_key(statement)) : statement);
    connection.execute_text("INSERT INTO schema_version (version) VALUES (" + std::to_string(version) + ")");
    connection.commit();
  } catch (...) {
    connection.rollback();
    throw;
  }
}

}  // namespace

int known_schema_version() { return static_cast<int>(embedded_migrations().size()); }

Result<int> migrate(Connection& connection, bool may_change) {
  if (may_change) connection.execute_text("CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL PRIMARY KEY)");
  int found = 0;
  const RowReader reader = [&](const Row& row) { found = static_cast<int>(row.integer(0)); };
  connection.execute(read_version, {}, &reader);
  const int known = known_schema_version();
  if (found > known) return Problem(problems::store_newer, "", {{"found", std::to_string(found)}, {"known", std::to_string(known)}});
  if (found < known && !may_change)
    return Problem(problems::store_older, "", {{"found", std::to_string(found)}, {"known", std::to_string(known)}});
  for (int version = found; version < known; ++version) apply(connection, version + 1, embedded_migrations()[static_cast<std::size_t>(version)].text);
  return known - found;
}

}  // namespace rongxin::store
