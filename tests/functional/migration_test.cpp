// A database of every older version, with rows in it, comes up to this program's version with its
// rows; and what only this version has is there.
#include <unistd.h>

#include <cstdlib>

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
    const std::string place = "postgresql://rongxin_owner@127.0.0.1:" + std::string(std::getenv("RONGXIN_TEST_POSTGRES")) + "/";
    static int count = 0;
    name = "migration_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
    store::PostgresConnection(place + "postgres").execute_text("CREATE DATABASE " + name);
    url = place + name;
  }
  ~Store() {
    if (name.empty()) return;
    try {
      store::PostgresConnection(url.substr(0, url.rfind('/')) + "/postgres").execute_text("DROP DATABASE " + name + " WITH (FORCE)");
    } catch (const std::exception&) {
      // A vacuum of the cluster's own may be at work in it; the whole cluster goes away with the run.
    }
  }
  std::unique_ptr<store::Connection> connect() const {
    if (name.empty()) return std::make_unique<store::SqliteConnection>(url.substr(7), store::SqliteConnection::Use::writer, true);
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

// The schema as the first `version` files left it.
void make_old(store::Connection& connection, int version) {
  connection.execute_text("CREATE TABLE schema_version (version BIGINT NOT NULL PRIMARY KEY)");
  for (int i = 0; i < version; ++i) {
    connection.execute_text(std::string(store::embedded_migrations()[static_cast<std::size_t>(i)].text));
    connection.execute_text("INSERT INTO schema_version (version) VALUES (" + std::to_string(i + 1) + ")");
  }
}

// Rows of tables that have been there since the first version.
const char* const seed =
    "INSERT INTO unit (unit_id, kind, name, sort_key, opened_on) VALUES (1, 'city', 'city', 'a', '2020-01-01');"
    "INSERT INTO unit_closure VALUES (1, 1, 0);"
    "INSERT INTO student VALUES (7, '林晨', 'lin chen', 'male', '2012-01-01', '', CAST('d' AS BYTEA), 1, 1);"
    "INSERT INTO audit_stream VALUES (1, 1, 1, CAST('m' AS BYTEA));"
    "INSERT INTO audit_line VALUES (1, 1, 1, 'system', 0, 0, 'x', 7, '', CAST('m' AS BYTEA))";

}  // namespace

TEST_CASE("each older version of the store is brought up with its rows, twice changes nothing") {
  for (const auto& engine : engines())
    for (int version = 1; version < store::known_schema_version(); ++version) {
      CAPTURE(engine);
      CAPTURE(version);
      const Store old(engine);
      make_old(*old.connect(), version);
      old.connect()->execute_text(seed);
      const auto applied = store::prepare_store(old.url, "rongxin_server");
      REQUIRE_MESSAGE(applied.ok(), (applied.ok() ? "" : applied.problem().text("en")));
      CHECK(*applied == store::known_schema_version() - version);
      CHECK(*store::prepare_store(old.url, "rongxin_server") == 0);
      CHECK(old.number("SELECT max(version) FROM schema_version") == store::known_schema_version());
      CHECK(old.number("SELECT student_id FROM student WHERE name = '林晨'") == 7);
      CHECK(old.number("SELECT count(*) FROM audit_line") == 1);
      CHECK(old.number("SELECT count(*) FROM campaign") == 0);
    }
}

TEST_CASE("signals of the store before concerns are kept when their table is made anew") {
  int before = 0;  // how many files come before the one that makes it anew
  while (std::string_view(store::embedded_migrations()[static_cast<std::size_t>(before)].name) != "0009_care.sql") ++before;
  for (const auto& engine : engines()) {
    CAPTURE(engine);
    const Store old(engine);
    make_old(*old.connect(), before);
    old.connect()->execute_text("INSERT INTO alert_signal (student_id, signal_key, alert_no, campaign_id, attempt, kind, tier_rank, sealed_grounds, at_ms) VALUES (7, 'c1.1/help_button/now/1', 1, 3, 1, 'help_button', 1, CAST('grounds' AS BYTEA), 42)");
    REQUIRE(store::prepare_store(old.url, "rongxin_server").ok());
    CHECK(old.number("SELECT at_ms FROM alert_signal WHERE student_id = 7 AND kind = 'help_button' AND raised_by IS NULL") == 42);
    CHECK(old.number("SELECT count(*) FROM alert_signal WHERE signal_key = 'c1.1/help_button/now/1' AND campaign_id = 3") == 1);
    old.connect()->execute_text("INSERT INTO alert_signal VALUES (7, 'a1/x', 1, 0, 0, 'manual_concern', 1, CAST('g' AS BYTEA), 43, 5)");
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
    CHECK(old.number("SELECT max(version) FROM schema_version") == 1);
    CHECK(old.number(engine == "sqlite" ? "SELECT count(*) FROM sqlite_master WHERE name = 'instrument_version'" : "SELECT count(*) FROM pg_tables WHERE tablename = 'instrument_version'") == 0);
  }
}
