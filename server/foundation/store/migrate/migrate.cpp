#include "store/migrate/migrate.h"

#include <algorithm>
#include <functional>

#include "platform/bytes.h"
#include "platform/crypto.h"
#include "platform/problem_catalogue.h"

namespace rongxin::store {
namespace {

// Not statements of the program: they run before its schema exists, on a connection of their own.
constexpr StatementText read_applied{0, "store/read_applied", "SELECT name, digest FROM schema_migration ORDER BY name",
                                     ""};
constexpr StatementText read_count{1, "store/read_count", "SELECT count(*) FROM schema_version", ""};

// Stores made before 2026-11-27 knew their files by place only. These are the files of those places; nothing is ever
// added.
constexpr std::string_view known_by_place[] = {
    "0001_house.sql",    "0002_screening.sql", "0003_duty.sql",       "0004_instruments.sql", "0005_authoring.sql",
    "0006_campaign.sql", "0007_lesson.sql",    "0008_consent.sql",    "0009_care.sql",        "0010_shell.sql",
    "0011_calls.sql",    "0012_clocks.sql",    "0013_informants.sql", "0015_bureau.sql"};

struct Applied {
  std::string name, digest;  ///< digest empty: from a store that did not write it down
};

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
  if (statement.starts_with("CREATE TABLE") && statement.find("PRIMARY KEY") != std::string::npos)
    statement.replace(statement.rfind(");"), 2, ") WITHOUT ROWID;");
  return statement;
}

// SQLite makes a tree for each `x IN (…)` of three or more at each insert (a tenth of a submission);
// compared one by one they cost nothing.
std::string compared_one_by_one(std::string statement) {
  const std::string opening = " CHECK (", middle = " IN (";
  for (auto at = statement.find(opening); at != std::string::npos; at = statement.find(opening, at + 1)) {
    const auto name_at = at + opening.size(), list_at = statement.find(middle, name_at),
               end = statement.find("))", name_at);
    const std::string name = statement.substr(name_at, std::min(list_at, end) - name_at);
    if (list_at > end || name.find(' ') != std::string::npos) continue;
    std::string list = statement.substr(list_at + middle.size(), end - list_at - middle.size()),
                compared = name + " = ";
    for (const char c : list) compared += c == ',' ? " OR " + name + " =" : std::string(1, c);
    statement.replace(name_at, end + 1 - name_at, compared);
  }
  return statement;
}

// Over the statements alone: a mended comment is no change.
std::string digest_of(std::string_view text) {
  std::string all;
  for (const auto& statement : statements_of(text)) all += statement;
  const Digest digest = CryptoProvider::standard().digest(all);
  return hex(view(digest));
}

void write_down(Connection& connection, const EmbeddedText& file) {
  connection.execute_text("INSERT INTO schema_migration (name, digest) VALUES ('" + std::string(file.name) + "', '" +
                          digest_of(file.text) + "')");
}

void in_one_transaction(Connection& connection, const std::function<void()>& work) {
  connection.begin_write();
  try {
    work();
    connection.commit();
  } catch (...) {
    connection.rollback();
    throw;
  }
}

void apply(Connection& connection, const EmbeddedText& file) {
  const bool sqlite = std::string_view(connection.engine()) == "sqlite";
  in_one_transaction(connection, [&] {
    for (const auto& statement : statements_of(file.text))
      connection.execute_text(sqlite ? compared_one_by_one(kept_by_key(statement)) : statement);
    write_down(connection, file);
  });
}

// What stands in the store; by place where it is of the time before names.
std::vector<Applied> applied_files(Connection& connection) {
  std::vector<Applied> found;
  const RowReader named = [&](const Row& row) {
    found.push_back({std::string(row.text(0)), std::string(row.text(1))});
  };
  try {
    connection.execute(read_applied, {}, &named);
    if (!found.empty()) return found;
  } catch (const StoreFault&) {
    // no such table yet
  }
  std::size_t count = 0;
  const RowReader counted = [&](const Row& row) { count = static_cast<std::size_t>(row.integer(0)); };
  try {
    connection.execute(read_count, {}, &counted);
  } catch (const StoreFault&) {
    // a new store
  }
  for (std::size_t i = 0; i < count; ++i)
    found.push_back(
        {i < std::size(known_by_place) ? std::string(known_by_place[i]) : "place " + std::to_string(i + 1), ""});
  return found;
}

// Whether the store's files are the first of the program's, each as it was when it ran.
Status same_beginning(const std::vector<Applied>& applied, std::span<const EmbeddedText> files) {
  for (std::size_t i = 0; i < applied.size(); ++i) {
    const auto mine =
        std::find_if(files.begin(), files.end(), [&](const auto& file) { return file.name == applied[i].name; });
    if (mine == files.end())
      return Problem(problems::store_newer, "",
                     {{"found", applied[i].name}, {"known", std::string(files.back().name)}});
    if (files[i].name != applied[i].name)
      return Problem(problems::store_gap, "",
                     {{"missing", std::string(files[i].name)}, {"found", applied.back().name}});
    if (!applied[i].digest.empty() && applied[i].digest != digest_of(mine->text))
      return Problem(problems::store_changed, "", {{"file", applied[i].name}});
  }
  return success();
}

}  // namespace

std::string_view newest_migration() { return embedded_migrations().back().name; }

Result<int> migrate(Connection& connection, bool may_change, std::span<const EmbeddedText> files) {
  const auto applied = applied_files(connection);
  if (auto same = same_beginning(applied, files); !same.ok()) return same.problem();
  const auto missing = files.subspan(applied.size());
  if (!may_change) {
    if (missing.empty()) return 0;
    return Problem(problems::store_older, "",
                   {{"found", applied.empty() ? "–" : applied.back().name}, {"known", std::string(files.back().name)}});
  }
  connection.execute_text(
      "CREATE TABLE IF NOT EXISTS schema_migration (name TEXT NOT NULL PRIMARY KEY, digest TEXT NOT NULL)");
  if (!applied.empty() && applied.front().digest.empty())
    in_one_transaction(connection, [&] {
      for (const auto& file : files.first(applied.size())) write_down(connection, file);
    });
  for (const auto& file : missing) apply(connection, file);
  return static_cast<int>(missing.size());
}

}  // namespace rongxin::store
