// The life of a store from the first version to the newest: after each migration the rows of that time are put in by
// tests/fixtures/seeds/<migration>, which belongs to whoever wrote the migration, and no later one may lose them.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "migration_files.h"
#include "platform/bytes.h"
#include "platform/crypto.h"
#include "store/embedded_text.h"
#include "store/migrate/migrate.h"
#include "store/migrate/migration_text.h"
#include "store/prepare_store.h"
#include "tests/fixtures/bare_store.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

constexpr std::size_t files_known_by_place = 14;

std::string read_text(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

/// What a migration says of itself in its seed: what it renamed or dropped, and what must hold once it has run.
struct Seed {
  std::map<std::string, std::string> renamed;  ///< "table" or "table.column", before to now; dropped: to ""
  std::vector<std::string> holds;              ///< questions whose answer is at least one
  std::string rows;
};

Seed seed_of(std::string_view migration) {
  const std::string path = std::string(RONGXIN_SOURCE) + "/tests/fixtures/seeds/" + std::string(migration);
  REQUIRE_MESSAGE(std::filesystem::exists(path),
                  path << " is missing: rows of the tables and columns that " << migration << " adds");
  Seed seed;
  std::istringstream lines(read_text(path));
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string dashes, verb, before, now;
    words >> dashes >> verb;
    if (dashes != "--") {
      seed.rows += line + "\n";
      continue;
    }
    if (verb == "holds") seed.holds.push_back(line.substr(9));
    else if (words >> before >> now) seed.renamed[before] = now;
    else seed.renamed[before] = "";
  }
  return seed;
}

std::string now_of(const Seed& seed, const std::string& name) {
  const auto found = seed.renamed.find(name);
  return found == seed.renamed.end() ? name : found->second;
}

// Every row of before, in the columns of before, is there.
void check_kept(const StoreText& before, const StoreText& after, const Seed& seed) {
  for (const auto& [old_name, old] : before) {
    const std::string table = now_of(seed, old_name);
    CAPTURE(table);
    REQUIRE(after.contains(table));
    const auto& now = after.at(table);
    std::vector<std::pair<std::size_t, std::size_t>> places;
    for (std::size_t i = 0; i < old.columns.size(); ++i) {
      const auto named = now_of(seed, table + "." + old.columns[i]);
      const std::string column = named.substr(named.find('.') + 1);
      if (named.empty()) continue;
      CAPTURE(column);
      const auto at = std::find(now.columns.begin(), now.columns.end(), column);
      REQUIRE(at != now.columns.end());
      places.emplace_back(i, static_cast<std::size_t>(at - now.columns.begin()));
    }
    for (const auto& row : old.rows) {
      const auto same = [&](const auto& one) {
        return std::all_of(places.begin(), places.end(),
                           [&](const auto& at) { return row[at.first] == one[at.second]; });
      };
      CHECK_MESSAGE(std::any_of(now.rows.begin(), now.rows.end(), same),
                    "a row of " << table << " is lost or changed: " << row.front());
    }
  }
}

// A new table has a row, and so has a new column of an old one.
void check_seeded(const StoreText& before, const StoreText& after, const Seed& seed, std::string_view migration) {
  std::map<std::string, std::vector<std::string>> known;
  for (const auto& [table, text] : before)
    for (const auto& column : text.columns)
      known[now_of(seed, table)].push_back(now_of(seed, now_of(seed, table) + "." + column));
  for (const auto& [table, text] : after) {
    CHECK_MESSAGE(!text.rows.empty(), "tests/fixtures/seeds/" << migration << " puts no row into " << table);
    if (!known.contains(table)) continue;
    for (std::size_t i = 0; i < text.columns.size(); ++i) {
      const auto& names = known.at(table);
      const bool old = std::any_of(names.begin(), names.end(), [&](const auto& name) {
        return name.substr(name.find('.') + 1) == text.columns[i];
      });
      const bool filled =
          std::any_of(text.rows.begin(), text.rows.end(), [&](const auto& row) { return row[i] != "NULL"; });
      CHECK_MESSAGE((old || filled),
                    "tests/fixtures/seeds/" << migration << " puts no value into " << table << "." << text.columns[i]);
    }
  }
}

// As the programs of before 2026-11-27 did it: the text as it stands, and the place written down.
void run_by_place(const BareStore& store, std::size_t place) {
  if (place == 0) store.execute("CREATE TABLE schema_version (version BIGINT NOT NULL PRIMARY KEY)");
  store.execute(std::string(store::embedded_migrations()[place].text));
  store.execute("INSERT INTO schema_version (version) VALUES (" + std::to_string(place + 1) + ")");
}

void live_through(const std::string& engine, bool by_place) {
  const auto files = store::embedded_migrations();
  const BareStore store(engine);
  StoreText before;
  for (std::size_t i = 0; i < files.size(); ++i) {
    CAPTURE(engine);
    CAPTURE(std::string(files[i].name));
    const Seed seed = seed_of(files[i].name);
    if (by_place && i < files_known_by_place) run_by_place(store, i);
    else REQUIRE(*store::migrate(*store.connect(), true, files.first(i + 1)) == 1);
    check_kept(before, store.everything(), seed);
    for (const auto& question : seed.holds) CHECK_MESSAGE(store.number(question) >= 1, question);
    if (!seed.rows.empty()) store.execute(seed.rows);  // PostgreSQL takes a text without a statement for a fault
    StoreText after = store.everything();
    check_seeded(before, after, seed, files[i].name);
    before = std::move(after);
  }
  const auto prepared = store::prepare_store(store.url(), "rongxin_server");
  REQUIRE_MESSAGE(prepared.ok(), (prepared.ok() ? "" : prepared.problem().text("en")));
  CHECK(*prepared == 0);
  CHECK(store.everything() == before);
  CHECK(store.number("SELECT count(*) FROM schema_migration WHERE length(digest) = 64") ==
        static_cast<std::int64_t>(files.size()));
}

}  // namespace

TEST_CASE("a store that has lived since the first version keeps every row of every version") {
  for (const auto& engine : engines())
    for (const bool by_place : {false, true}) live_through(engine, by_place);
}

TEST_CASE("a new store begins as all migrations leave it, and knows them all") {
  const auto files = store::embedded_migrations();
  for (const auto& engine : engines()) {
    CAPTURE(engine);
    const BareStore made(engine), grown(engine);
    CHECK(*store::prepare_store(made.url(), "rongxin_server") == static_cast<int>(files.size()));
    CHECK(*store::migrate(*grown.connect(), true, files) == static_cast<int>(files.size()));
    CHECK(made.everything() == grown.everything());
    const std::string list = "SELECT name || ' ' || digest FROM schema_migration ORDER BY name";
    CHECK(made.texts(list) == grown.texts(list));
    const std::string catalogue =
        engine == "sqlite"
            ? "SELECT type || ' ' || name || ' ' || COALESCE(sql, '') FROM sqlite_master ORDER BY type, name"
            : "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY indexdef";
    CHECK(made.texts(catalogue) == grown.texts(catalogue));
    CHECK(*store::prepare_store(made.url(), "rongxin_server") == 0);
  }
}

TEST_CASE("a released migration is what it was when it was released") {
  std::map<std::string, std::string> released;
  std::istringstream lines(read_text(std::string(RONGXIN_SOURCE) + "/migrations/released.txt"));
  for (std::string line; std::getline(lines, line);)
    if (!line.starts_with("#")) released[line.substr(0, line.find(' '))] = line;
  REQUIRE(released.size() >= 25);
  const auto digest = [](const std::string& text) {
    const Digest made = CryptoProvider::standard().digest(text);
    return hex(view(made));
  };
  std::size_t found = 0;
  for (const auto& file : store::embedded_migrations()) {
    std::string both;
    for (const bool for_sqlite : {false, true})
      for (const auto& statement : store::statements_of(file.text, for_sqlite)) both += statement;
    const std::string name(file.name),
        line = name + " " + digest(store::lasting_text(file.name, file.text)) + " " + digest(both);
    if (released.contains(name))
      CHECK_MESSAGE(released.at(name) == line, name << " was released and has changed: write a new file instead");
    else CHECK_MESSAGE(name > released.rbegin()->first, "a new migration sorts before a released one: " << line);
    found += released.contains(name) ? 1 : 0;
  }
  CHECK(found == released.size());
}

TEST_CASE("the build refuses two migrations with one number, a nameless one and one that does not end") {
  const TemporaryFolder folder;
  const auto write = [&](const std::string& name, const std::string& text) { std::ofstream(folder / name) << text; };
  const auto said = [&] {
    std::vector<check_sql::Fault> faults;
    check_sql::read_migrations(std::string(folder / ""), faults);
    std::string all;
    for (const auto& fault : faults) all += fault.file + ": " + fault.what + "\n";
    return all;
  };
  write("0001_first.sql", "CREATE TABLE one (x BIGINT);\n");
  write("0003_third.sql", "CREATE TABLE three (\n  x BIGINT\n-- sqlite: ) WITHOUT ROWID;\n);\n");
  CHECK(said() == "");  // a gap means nothing
  write("0003_other.sql", "CREATE TABLE other (x BIGINT);\n");
  CHECK(said().find("migrations/0003_third.sql: 0003_other.sql has this number") != std::string::npos);
  std::filesystem::remove(folder / "0003_other.sql");
  write("4_four.sql", "CREATE TABLE four (x BIGINT);\n");
  CHECK(said().find("4_four.sql: a migration is named") != std::string::npos);
  std::filesystem::remove(folder / "4_four.sql");
  write("0005_five.sql", "CREATE TABLE five (x BIGINT)\n");
  CHECK(said().find("0005_five.sql: a statement ends at a semicolon") != std::string::npos);
  write("0005_five.sql", "CREATE TABLE five (x BIGINT);\n-- sqlite: CREATE TABLE six (x BIGINT);\n");
  CHECK(said().find("0005_five.sql: a line for SQLite stands before") != std::string::npos);
}
