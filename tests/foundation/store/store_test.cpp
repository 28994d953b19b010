#include <sqlite3.h>

#include "platform/problem_catalogue.h"
#include "store/all_statements.h"
#include "store/numbers.h"
#include "store/postgres/postgres_connection.h"
#include "store/scope_guard.h"
#include "store/transaction.h"
#include "tests/fixtures/world.h"

using namespace rongxin;
using namespace rongxin::test;
using store::SystemKey;

TEST_CASE("every statement of the program prepares on PostgreSQL as it stands") {
  for (const auto& engine : engines()) {
    if (engine == "sqlite") continue;  // the build has prepared them there
    World world(engine, false);
    store::PostgresConnection connection(world.store_url());
    for (const auto& one : store::all_statements()) {
      CAPTURE(one.name);
      CHECK_NOTHROW(connection.prepare(one));
    }
  }
}

TEST_CASE("statements that see everything are the ones listed here") {
  std::string names;
  int count = 0;
  for (const auto& one : store::all_statements())
    if (one.reach == store::Reach::system) {
      names += std::string(one.name) + "\n";
      ++count;
      CHECK(std::string(one.text).find("visible_") == std::string::npos);
    }
  MESSAGE(count << " system statements:\n" << names);
  CHECK(count > 0);
}

TEST_CASE("a refused write leaves no trace, and its neighbours in the group stay") {
  on_both_engines([](World& world) {
    const auto key = SystemKey::because("a test of the store");
    std::vector<std::thread> threads;
    for (int i = 0; i < 40; ++i)
      threads.emplace_back([&, i] {
        const auto done = world.database().write(key, [&](store::Transaction& transaction) -> Status {
          store::take_numbers(transaction, ("series" + std::to_string(i)).c_str(), 1);
          if (i % 4 == 0) return problems::conflict;
          return success();
        });
        CHECK(done.ok() == (i % 4 != 0));
      });
    for (auto& thread : threads) thread.join();
    CHECK(world.number("SELECT count(*) FROM number_series WHERE series LIKE 'series%'") == 30);
  });
}

namespace {

/// As check_sql would write it: the program itself has no such statement.
struct add_series {
  static constexpr store::Reach reach = store::Reach::system;
  static const store::StatementText statement_text;
  store::Required<std::string_view> series;
  std::array<store::Value, 1> values(const store::Moment&) const { return {series.value}; }
};
const store::StatementText add_series::statement_text{
    900, "test/add_series", "INSERT INTO number_series (series, last_number) VALUES ($1, 1)", "t"};

/// Says of a column that it is never NULL, and is wrong.
struct list_parents {
  static constexpr store::Reach reach = store::Reach::system;
  static const store::StatementText statement_text;
  std::array<store::Value, 0> values(const store::Moment&) const { return {}; }
  class Row {
   public:
    explicit Row(const store::Row& row) : row_(row) {}
    UnitId parent_id() const { return store::column<UnitId>(row_, 0, statement_text); }
    std::optional<UnitId> parent() const { return store::column<std::optional<UnitId>>(row_, 0, statement_text); }

   private:
    const store::Row& row_;
  };
};
const store::StatementText list_parents::statement_text{901, "test/list_parents",
                                                        "SELECT u.parent_id FROM unit u WHERE u.parent_id IS NULL", ""};

}  // namespace

TEST_CASE("NULL where a statement promises a value stops the tests; where it may be absent it is no zero") {
  on_both_engines([](World& world) {
    const auto key = SystemKey::because("a test of the store");
    world.database().read(key, [&](store::Transaction& transaction) {
      CHECK(transaction.one(key, list_parents{}, [](const auto& row) { return row.parent().has_value(); }) == false);
#ifndef NDEBUG
      CHECK_THROWS_AS(transaction.each(key, list_parents{}, [](const auto& row) { (void)row.parent_id(); }),
                      store::StoreFault);
#endif
      return 0;
    });
  });
}

TEST_CASE("a fault that shows late takes its own job back and no neighbour's") {
  on_both_engines([](World& world) {
    const auto key = SystemKey::because("a test of the store");
    std::atomic<int> stored = 0, refused = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 40; ++i)
      threads.emplace_back([&, i] {
        const auto done = world.database().write(key, [&](store::Transaction& transaction) -> Status {
          transaction.run_later(key, add_series{.series = "late" + std::to_string(i)});
          if (i % 8 == 0)
            transaction.run_later(key, add_series{.series = "late" + std::to_string(i)});  // there already
          return success();
        });
        CHECK(done.ok() == (i % 8 != 0));
        ++(done.ok() ? stored : refused);
      });
    for (auto& thread : threads) thread.join();
    CHECK(stored == 35);
    CHECK(refused == 5);
    CHECK(world.number("SELECT count(*) FROM number_series WHERE series LIKE 'late%'") == 35);
    CHECK(world.database().healthy());
  });
}

TEST_CASE("numbers are handed out once each under concurrency") {
  on_both_engines([](World& world) {
    const auto key = SystemKey::because("a test of the store");
    std::mutex lock;
    std::set<std::int64_t> seen;
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t)
      threads.emplace_back([&] {
        for (int i = 0; i < 25; ++i) {
          const auto number = world.database().write(key, [&](store::Transaction& transaction) -> Result<std::int64_t> {
            return store::take_numbers(transaction, "concurrent", 1);
          });
          const std::lock_guard hold(lock);
          CHECK(seen.insert(*number).second);
        }
      });
    for (auto& thread : threads) thread.join();
    CHECK(seen.size() == 200);
  });
}

TEST_CASE("on SQLite each table is one tree, kept by its key") {
  World world("sqlite", false);
  CHECK(world.number("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name NOT IN ('schema_version', "
                     "'schema_migration') AND sql NOT LIKE '%WITHOUT ROWID%'") == 0);
  CHECK(world.number("SELECT count(*) FROM sqlite_master WHERE type = 'table'") > 25);
}

TEST_CASE("on SQLite no plain insert builds a tree of its own") {
  World world("sqlite", false);
  sqlite3* file = nullptr;
  REQUIRE(sqlite3_open_v2(world.store_url().substr(7).c_str(), &file, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK);
  const store::ScopeGuard close([&] { sqlite3_close(file); });
  for (const auto& statement : store::all_statements()) {
    const std::string text = statement.text;
    if (!text.starts_with("INSERT") || text.find("VALUES") == std::string::npos ||
        text.find("RETURNING") != std::string::npos)
      continue;
    CAPTURE(std::string(statement.name));
    std::string program;
    const auto add = [](void* to, int, char** columns, char**) {
      *static_cast<std::string*>(to) += std::string(columns[1]) + " ";
      return 0;
    };
    REQUIRE(sqlite3_exec(file, ("EXPLAIN " + text).c_str(), add, &program, nullptr) == SQLITE_OK);
    CHECK(program.find("Insert") != std::string::npos);
    CHECK(program.find("OpenEphemeral") == std::string::npos);
  }
}

TEST_CASE("a second server on the same file is refused") {
  World world("sqlite");
  const auto second = Composition::open(world.config(), world.clock(), true);
  REQUIRE(!second.ok());
  CHECK(second.problem().is(problems::store_busy));
}

TEST_CASE("a database newer than the program is refused and left as it is") {
  for (const auto& engine : engines()) {
    CAPTURE(engine);
    World world(engine, false);
    world.execute("INSERT INTO schema_migration (name, digest) VALUES ('9999_future.sql', 'x')");
    // The first composition keeps its lock on the file: ask a copy of it.
    Config config = world.config();
    if (engine == "sqlite") {
      std::filesystem::copy_file(world.folder() / "world.db", world.folder() / "copy.db");
      std::filesystem::copy_file(world.folder() / "world.db-wal", world.folder() / "copy.db-wal");
      config.store.url = "sqlite:" + world.folder() / "copy.db";
    }
    const auto opened = Composition::open(config, world.clock(), true);
    REQUIRE(!opened.ok());
    CHECK(opened.problem().is(problems::store_newer));
  }
}

TEST_CASE("a PostgreSQL role that owns tables may not serve") {
  for (const auto& engine : engines()) {
    if (engine == "sqlite") continue;
    World world(engine, false);
    Config config = world.config();
    config.store.url.replace(config.store.url.find("rongxin_server"), 14, "rongxin_owner");
    const auto opened = Composition::open(config, world.clock(), true);
    REQUIRE(!opened.ok());
    CHECK(opened.problem().is(problems::store_role_too_strong));
  }
}

TEST_CASE("on a full disk the sheet is refused honestly, and taken when there is room again") {
  World world("sqlite");
  world.publish();
  auto client = world.serve();
  const auto child = sign_in(client, world.slip("autumn", "林晨1").code);
  // max_page_count belongs to the connection: the writer is told through a job of its own.
  const auto limit = [&](const std::string& pages) {
    (void)world.database().write(SystemKey::because("a test fills the disk"),
                                 [&](store::Transaction& transaction) -> Status {
                                   transaction.connection().execute_text("PRAGMA max_page_count=" + pages);
                                   return success();
                                 });
  };
  std::vector<Child> children{child};
  const auto slips = campaign_desk::list_access_slips(world.screening(), "autumn");
  for (const auto& slip : *slips)
    if (slip.name != "林晨1") children.push_back(sign_in(client, slip.code));
  limit("1");
  std::vector<Child> refused;
  for (const auto& one : children) {
    const auto answer = client.request("PUT", one.sheet, answers_json(std::vector<int>(16, 1)), one.authorization);
    if (answer.status == 200) continue;
    CHECK(answer.status == 507);
    CHECK(answer.body.find("store_full") != std::string::npos);
    refused.push_back(one);
  }
  REQUIRE(!refused.empty());
  CHECK(world.number("SELECT count(*) FROM answer_sheet") ==
        static_cast<std::int64_t>(children.size() - refused.size()));
  limit("1000000");
  for (const auto& one : refused)
    CHECK(client.request("PUT", one.sheet, answers_json(std::vector<int>(16, 1)), one.authorization).status == 200);
}
