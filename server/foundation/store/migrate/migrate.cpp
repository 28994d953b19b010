#include "store/migrate/migrate.h"

#include <algorithm>
#include <functional>

#include "platform/bytes.h"
#include "platform/crypto.h"
#include "platform/problem_catalogue.h"
#include "store/migrate/migration_text.h"
#include "store/problems.h"

namespace rongxin::store {
namespace {

// Not statements of the program: they run before its schema exists, on a connection of their own.
constexpr StatementText read_applied{0, "store/read_applied", "SELECT name, digest FROM schema_migration ORDER BY name",
                                     ""};
constexpr StatementText read_count{1, "store/read_count",
                                   "SELECT count(*), COALESCE(MAX(version), 0) FROM schema_version", ""};
constexpr const char* find_sqlite_table = "SELECT name FROM sqlite_master WHERE type = 'table' AND name = $1";
constexpr const char* find_postgres_table =
    "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename = $1";

// Stores made before 2026-11-27 knew their files by place only. These are the files of those places; nothing is ever
// added.
constexpr std::string_view known_by_place[] = {
    "0001_house.sql",    "0002_screening.sql", "0003_duty.sql",       "0004_instruments.sql", "0005_authoring.sql",
    "0006_campaign.sql", "0007_lesson.sql",    "0008_consent.sql",    "0009_care.sql",        "0010_shell.sql",
    "0011_calls.sql",    "0012_clocks.sql",    "0013_informants.sql", "0015_bureau.sql"};

struct Applied {
  std::string name, digest;  ///< digest empty: from a store that did not write it down
};

// Over what runs alone: a mended comment is no change.
std::string digest_of(const EmbeddedText& file) {
  const Digest digest = CryptoProvider::standard().digest(lasting_text(file.name, file.text));
  return hex(view(digest));
}

void write_down(Connection& connection, const EmbeddedText& file) {
  connection.execute_text("INSERT INTO schema_migration (name, digest) VALUES ('" + std::string(file.name) + "', '" +
                          digest_of(file) + "')");
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

bool on_sqlite(const Connection& connection) { return std::string_view(connection.engine()) == "sqlite"; }

// SQLite changes a table by making it anew, which takes away what other tables name for a moment: the keys are held
// at the end of each file instead, where none may name a row that is not there.
class KeysAtTheEnd {
 public:
  explicit KeysAtTheEnd(Connection& connection) : connection_(connection), sqlite_(on_sqlite(connection)) {
    if (sqlite_) connection_.execute_text("PRAGMA foreign_keys=OFF");
  }
  KeysAtTheEnd(const KeysAtTheEnd&) = delete;
  ~KeysAtTheEnd() {
    try {
      if (sqlite_) connection_.execute_text("PRAGMA foreign_keys=ON");
    } catch (const StoreFault&) {
      // whoever migrates gives the connection up
    }
  }
  void hold() {
    if (!sqlite_) return;
    connection_.execute_text(
        "CREATE TEMP TABLE key_without_row (keys BIGINT CONSTRAINT every_key_has_its_row CHECK (keys = 0))");
    connection_.execute_text("INSERT INTO key_without_row SELECT count(*) FROM pragma_foreign_key_check");
    connection_.execute_text("DROP TABLE key_without_row");
  }

 private:
  Connection& connection_;
  bool sqlite_;
};

void apply(Connection& connection, const EmbeddedText& file, KeysAtTheEnd& keys) {
  in_one_transaction(connection, [&] {
    for (const auto& statement : statements_of(file.text, on_sqlite(connection))) connection.execute_text(statement);
    keys.hold();
    write_down(connection, file);
  });
}

// All files at once: what they leave behind in an empty store (made by tools/check_sql, SQLite only).
void begin_from(Connection& connection, std::string_view snapshot, std::span<const EmbeddedText> files) {
  in_one_transaction(connection, [&] {
    for (const auto& statement : statements_of(snapshot, true)) connection.execute_text(statement);
    for (const auto& file : files) write_down(connection, file);
  });
}

bool has_table(Connection& connection, const char* table) {
  bool found = false;
  const RowReader any = [&](const Row&) { found = true; };
  const Value name = std::string_view(table);
  connection.execute({2, "store/find_table", on_sqlite(connection) ? find_sqlite_table : find_postgres_table, "t"},
                     {&name, 1}, &any);
  return found;
}

// What stands in the store; by place where it is of the time before names. A table is looked for, never tried: a fault
// of the disk or of a right must not make an old store look new.
Result<std::vector<Applied>> applied_files(Connection& connection) {
  std::vector<Applied> found;
  const RowReader named = [&](const Row& row) {
    found.push_back({std::string(row.text(0)), std::string(row.text(1))});
  };
  if (has_table(connection, "schema_migration")) connection.execute(read_applied, {}, &named);
  if (!found.empty()) return found;
  std::size_t count = 0, last = 0;
  const RowReader counted = [&](const Row& row) {
    count = static_cast<std::size_t>(row.integer(0));
    last = static_cast<std::size_t>(row.integer(1));
  };
  if (has_table(connection, "schema_version")) connection.execute(read_count, {}, &counted);
  for (std::size_t i = 0; i < count; ++i)
    found.push_back(
        {i < std::size(known_by_place) ? std::string(known_by_place[i]) : "place " + std::to_string(i + 1), ""});
  if (count != last || (found.empty() && has_table(connection, "unit"))) return Problem(problems::store_without_list);
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
    if (!applied[i].digest.empty() && applied[i].digest != digest_of(*mine))
      return Problem(problems::store_changed, "", {{"file", applied[i].name}});
  }
  return success();
}

}  // namespace

std::string_view newest_migration() { return embedded_migrations().back().name; }

Result<int> migrate(Connection& connection, bool may_change) {
  return migrate(connection, may_change, embedded_migrations(), embedded_snapshot());
}

Result<int> migrate(Connection& connection, bool may_change, std::span<const EmbeddedText> files,
                    std::string_view snapshot) {
  RONGXIN_TRY(applied, applied_files(connection));
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
  KeysAtTheEnd keys(connection);
  if (applied.empty() && !snapshot.empty() && on_sqlite(connection)) begin_from(connection, snapshot, files);
  else
    for (const auto& file : missing) apply(connection, file, keys);
  return static_cast<int>(missing.size());
}

}  // namespace rongxin::store
