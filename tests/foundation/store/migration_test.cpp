// A database of every older version, with rows in it, comes up to this program's version with its
// rows; and what only this version has is there.
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "platform/problem_catalogue.h"
#include "store/embedded_text.h"
#include "store/migrate/migrate.h"
#include "store/postgres/postgres_connection.h"
#include "store/prepare_store.h"
#include "store/sqlite/sqlite_connection.h"
#include "tests/fixtures/world.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

/// An empty store outside the named world.
struct Store {
  explicit Store(const std::string& engine) {
    if (engine == "sqlite") {
      url = "sqlite:" + folder / "old.db";
      return;
    }
    const std::string place =
        "postgresql://rongxin_owner@127.0.0.1:" + std::string(std::getenv("RONGXIN_TEST_POSTGRES")) + "/";
    static int count = 0;
    name = "migration_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
    store::PostgresConnection(place + "postgres").execute_text("CREATE DATABASE " + name);
    url = place + name;
  }
  ~Store() {
    if (name.empty()) return;
    try {
      store::PostgresConnection(url.substr(0, url.rfind('/')) + "/postgres")
          .execute_text("DROP DATABASE " + name + " WITH (FORCE)");
    } catch (const std::exception&) {
      // A vacuum of the cluster's own may be at work in it; the whole cluster goes away with the run.
    }
  }
  std::unique_ptr<store::Connection> connect() const {
    if (name.empty())
      return std::make_unique<store::SqliteConnection>(url.substr(7), store::SqliteConnection::Use::writer, true);
    return std::make_unique<store::PostgresConnection>(url);
  }
  std::int64_t number(const std::string& sql) const {
    std::int64_t value = -1;
    const store::RowReader read = [&](const store::Row& row) { value = row.integer(0); };
    connect()->execute({0, "test/number", sql.c_str(), ""}, {}, &read);
    return value;
  }
  TemporaryFolder folder;
  std::string url, name;
};

constexpr int files_known_by_place = 14;

int files_known() { return static_cast<int>(store::embedded_migrations().size()); }

// The schema as the first `count` files left it; the first fourteen were known by their place.
void make_old(store::Connection& connection, int count) {
  if (count > files_known_by_place) {
    REQUIRE(store::migrate(connection, true, store::embedded_migrations().first(static_cast<std::size_t>(count))).ok());
    return;
  }
  connection.execute_text("CREATE TABLE schema_version (version BIGINT NOT NULL PRIMARY KEY)");
  for (int i = 0; i < count; ++i) {
    connection.execute_text(std::string(store::embedded_migrations()[static_cast<std::size_t>(i)].text));
    connection.execute_text("INSERT INTO schema_version (version) VALUES (" + std::to_string(i + 1) + ")");
  }
}

// Rows of tables that have been there since the first version.
const char* const seed =
    "INSERT INTO unit (unit_id, kind, name, sort_key, opened_on) VALUES (1, 'city', 'city', 'a', '2020-01-01');"
    "INSERT INTO unit_closure VALUES (1, 1, 0);"
    "INSERT INTO student (student_id, name, name_sort_key, sex, born_on, attributes, row_digest, added_at_ms, "
    "changed_at_ms) VALUES (7, '林晨', 'lin chen', 'male', '2012-01-01', '', CAST('d' AS BYTEA), 1, 1);"
    "INSERT INTO audit_stream VALUES (1, 1, 1, CAST('m' AS BYTEA));"
    "INSERT INTO audit_line VALUES (1, 1, 1, 'system', 0, 0, 'x', 7, '', CAST('m' AS BYTEA))";

}  // namespace

TEST_CASE("each older version of the store is brought up with its rows, twice changes nothing") {
  for (const auto& engine : engines())
    for (int version = 1; version < files_known(); ++version) {
      CAPTURE(engine);
      CAPTURE(version);
      const Store old(engine);
      make_old(*old.connect(), version);
      old.connect()->execute_text(seed);
      const auto applied = store::prepare_store(old.url, "rongxin_server");
      REQUIRE_MESSAGE(applied.ok(), (applied.ok() ? "" : applied.problem().text("en")));
      CHECK(*applied == files_known() - version);
      CHECK(*store::prepare_store(old.url, "rongxin_server") == 0);
      CHECK(old.number("SELECT count(*) FROM schema_migration WHERE length(digest) = 64") == files_known());
      CHECK(old.number("SELECT student_id FROM student WHERE name = '林晨'") == 7);
      CHECK(old.number("SELECT count(*) FROM audit_line") == 1);
      CHECK(old.number("SELECT count(*) FROM campaign") == 0);
    }
}

TEST_CASE("signals of the store before concerns are kept when their table is made anew") {
  int before = 0;  // how many files come before the one that makes it anew
  while (std::string_view(store::embedded_migrations()[static_cast<std::size_t>(before)].name) != "0009_care.sql")
    ++before;
  for (const auto& engine : engines()) {
    CAPTURE(engine);
    const Store old(engine);
    make_old(*old.connect(), before);
    old.connect()->execute_text(
        "INSERT INTO alert_signal (student_id, signal_key, alert_no, campaign_id, attempt, kind, tier_rank, "
        "sealed_grounds, at_ms) VALUES (7, 'c1.1/help_button/now/1', 1, 3, 1, 'help_button', 1, CAST('grounds' AS "
        "BYTEA), 42)");
    REQUIRE(store::prepare_store(old.url, "rongxin_server").ok());
    CHECK(old.number(
              "SELECT at_ms FROM alert_signal WHERE student_id = 7 AND kind = 'help_button' AND raised_by IS NULL") ==
          42);
    CHECK(old.number(
              "SELECT count(*) FROM alert_signal WHERE signal_key = 'c1.1/help_button/now/1' AND campaign_id = 3") ==
          1);
    old.connect()->execute_text(
        "INSERT INTO alert_signal (student_id, signal_key, alert_no, campaign_id, attempt, kind, tier_rank, "
        "sealed_grounds, at_ms, raised_by) VALUES (7, 'a1/x', 1, 0, 0, 'manual_concern', 1, CAST('g' AS BYTEA), 43, "
        "5)");
    CHECK(old.number("SELECT count(*) FROM alert_signal") == 2);
  }
}

TEST_CASE("a file whose migration fails stays as it was") {
  for (const auto& engine : engines()) {
    CAPTURE(engine);
    const Store old(engine);
    make_old(*old.connect(), 1);
    old.connect()->execute_text("CREATE TABLE campaign (x BIGINT)");  // in the way of the second file
    CHECK(!store::prepare_store(old.url, "rongxin_server").ok());
    CHECK(old.number("SELECT count(*) FROM schema_migration") == 1);
    CHECK(old.number(engine == "sqlite"
                         ? "SELECT count(*) FROM sqlite_master WHERE name = 'instrument_version'"
                         : "SELECT count(*) FROM pg_tables WHERE tablename = 'instrument_version'") == 0);
  }
}

TEST_CASE("a migration file that was changed after it ran stops the program, and so does one that comes too late") {
  const auto all = store::embedded_migrations();
  for (const auto& engine : engines()) {
    CAPTURE(engine);
    const Store kept(engine);
    const auto connection = kept.connect();
    REQUIRE(store::migrate(*connection, true).ok());

    std::vector<store::EmbeddedText> changed(all.begin(), all.end());
    const std::string other = std::string(changed[2].text) + "CREATE TABLE slipped_in (x BIGINT);\n";
    changed[2].text = other;
    const auto refused = store::migrate(*connection, true, changed);
    REQUIRE(!refused.ok());
    CHECK(refused.problem().is(problems::store_changed));
    CHECK(refused.problem().text("zh-CN").find(changed[2].name) != std::string::npos);
    const std::string remark = "-- a better comment\n" + std::string(all[2].text);
    changed[2].text = remark;
    CHECK(store::migrate(*connection, true, changed).ok());

    std::vector<store::EmbeddedText> late(all.begin(), all.end());
    late.insert(late.end() - 1, {"0014_late.sql", "CREATE TABLE late (x BIGINT);\n"});
    std::sort(late.begin(), late.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    const auto gap = store::migrate(*connection, true, late);
    REQUIRE(!gap.ok());
    CHECK(gap.problem().is(problems::store_gap));

    late.assign(all.begin(), all.end());
    late.push_back({"9998_next.sql", "CREATE TABLE next_one (x BIGINT);\n"});
    CHECK(*store::migrate(*connection, true, late) == 1);
    const auto newer = store::migrate(*connection, true);
    REQUIRE(!newer.ok());
    CHECK(newer.problem().is(problems::store_newer));
    CHECK(kept.number("SELECT count(*) FROM next_one") == 0);
  }
}

TEST_CASE(
    "a store that knew its files by place gets their names, and a file that fills the old gap is refused there too") {
  const auto all = store::embedded_migrations();
  for (const auto& engine : engines()) {
    CAPTURE(engine);
    const Store old(engine);
    const auto connection = old.connect();
    make_old(*connection, files_known_by_place);
    std::vector<store::EmbeddedText> late(all.begin(), all.end());
    late.insert(late.begin() + 13, {"0014_late.sql", "CREATE TABLE late (x BIGINT);\n"});
    const auto gap = store::migrate(*connection, true, late);
    REQUIRE(!gap.ok());
    CHECK(gap.problem().is(problems::store_gap));
    CHECK(*store::migrate(*connection, true) == files_known() - files_known_by_place);
    CHECK(old.number("SELECT count(*) FROM schema_migration WHERE name = '0015_bureau.sql'") == 1);
  }
}
