// How a store and a program find out what they know of each other, and what is refused in words.
#include <algorithm>

#include "platform/problem_catalogue.h"
#include "store/embedded_text.h"
#include "store/migrate/migrate.h"
#include "store/prepare_store.h"
#include "store/problems.h"
#include "tests/fixtures/bare_store.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

using Store = BareStore;

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

}  // namespace

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
    REQUIRE(store::prepare_store(old.url(), "rongxin_server").ok());
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
    CHECK(!store::prepare_store(old.url(), "rongxin_server").ok());
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

TEST_CASE(
    "tables without a list of migrations are not taken for a new store, and a place that nobody knows is a newer "
    "program's") {
  for (const auto& engine : engines()) {
    CAPTURE(engine);
    const Store lost(engine);
    REQUIRE(store::prepare_store(lost.url(), "rongxin_server").ok());
    lost.execute("DROP TABLE schema_migration");
    const auto refused = store::migrate(*lost.connect(), true);
    REQUIRE(!refused.ok());
    CHECK(refused.problem().is(problems::store_without_list));
    CHECK(refused.problem().text("zh-CN").find("没有更改任何内容") != std::string::npos);

    const Store torn(engine);
    make_old(*torn.connect(), 3);
    torn.execute("DELETE FROM schema_version WHERE version = 2");
    const auto incomplete = store::migrate(*torn.connect(), true);
    REQUIRE(!incomplete.ok());
    CHECK(incomplete.problem().is(problems::store_without_list));

    const Store later(engine);
    make_old(*later.connect(), 1);
    for (int place = 2; place <= files_known_by_place + 1; ++place)
      later.execute("INSERT INTO schema_version (version) VALUES (" + std::to_string(place) + ")");
    const auto newer = store::migrate(*later.connect(), true);
    REQUIRE(!newer.ok());
    CHECK(newer.problem().is(problems::store_newer));
  }
}

TEST_CASE("a program that lacks a file in the middle does not start on a store that has run it") {
  const auto all = store::embedded_migrations();
  for (const auto& engine : engines()) {
    CAPTURE(engine);
    const Store whole(engine);
    REQUIRE(store::prepare_store(whole.url(), "rongxin_server").ok());
    std::vector<store::EmbeddedText> lacking(all.begin(), all.end());
    lacking.erase(lacking.begin() + 5);
    const auto refused = store::migrate(*whole.connect(), true, lacking);
    REQUIRE(!refused.ok());
    CHECK(refused.problem().is(problems::store_newer));
    CHECK(refused.problem().text("en").find(all[5].name) != std::string::npos);
  }
}

TEST_CASE("a line for SQLite in a new migration is part of what may not change") {
  const auto all = store::embedded_migrations();
  const std::string lined = "CREATE TABLE lined (\n  x BIGINT NOT NULL PRIMARY KEY\n-- sqlite: ) WITHOUT ROWID;\n);\n";
  const std::string bare = "CREATE TABLE lined (\n  x BIGINT NOT NULL PRIMARY KEY\n);\n";
  for (const auto& engine : engines()) {
    CAPTURE(engine);
    const Store store(engine);
    std::vector<store::EmbeddedText> files(all.begin(), all.end());
    files.push_back({"9998_lined.sql", lined});
    REQUIRE(store::migrate(*store.connect(), true, files).ok());
    if (engine == "sqlite")
      CHECK(store.number("SELECT count(*) FROM sqlite_master WHERE name = 'lined' AND sql LIKE '%WITHOUT ROWID'") == 1);
    files.back().text = bare;
    const auto refused = store::migrate(*store.connect(), true, files);
    REQUIRE(!refused.ok());
    CHECK(refused.problem().is(problems::store_changed));
  }
}

TEST_CASE("a migration that leaves a key without its row is taken back") {
  const auto all = store::embedded_migrations();
  const std::string orphan = "INSERT INTO unit_closure (ancestor_id, descendant_id, depth) VALUES (77, 77, 0);\n";
  for (const auto& engine : engines()) {
    CAPTURE(engine);
    const Store store(engine);
    REQUIRE(store::prepare_store(store.url(), "rongxin_server").ok());
    std::vector<store::EmbeddedText> files(all.begin(), all.end());
    files.push_back({"9998_orphan.sql", orphan});
    CHECK_THROWS_AS((void)store::migrate(*store.connect(), true, files), store::StoreFault);
    CHECK(store.number("SELECT count(*) FROM unit_closure") == 0);
    CHECK(store.number("SELECT count(*) FROM schema_migration WHERE name = '9998_orphan.sql'") == 0);
  }
}
