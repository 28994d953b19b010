// Two opinions about sight: the SQL of access/scope.sql on both engines, and the oracle's loops. They
// agree over at least 100,000 decisions; and PostgreSQL's row-level security never shows more
// than the students that a context may meet.
#include <fstream>
#include <sstream>

#include "statement_file.h"
#include "store/postgres/postgres_connection.h"
#include "store/sqlite/sqlite_connection.h"
#include "tests/access/oracle/oracle.h"
#include "tests/fixtures/world.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

constexpr std::size_t decisions_min = 100'000;

/// Ad-hoc statements as the server's role runs them, guarded as its own are.
class Asking {
 public:
  explicit Asking(World& world) {
    if (world.engine() == "sqlite")
      connection_ = std::make_unique<store::SqliteConnection>(world.store_url().substr(7),
                                                              store::SqliteConnection::Use::reader, false);
    else connection_ = std::make_unique<store::PostgresConnection>(world.store_url());
  }
  std::set<oracle::Key> ask(const std::string& text, oracle::Number bound, store::Reach reach, int columns) {
    const auto place = names_.try_emplace(text, "ask" + std::to_string(names_.size())).first;
    const auto number = static_cast<int>(std::distance(names_.begin(), names_.end()));
    const int at = numbers_.try_emplace(text, number).first->second;
    const store::StatementText statement{at, place->second.c_str(), place->first.c_str(), "b", reach};
    std::set<oracle::Key> found;
    const store::RowReader read = [&](const store::Row& row) {
      oracle::Key key;
      for (int i = 0; i < columns; ++i) key.push_back(row.integer(i));
      found.insert(key);
    };
    const std::array<store::Value, 1> values{bound};
    connection_->begin_read();
    connection_->execute(statement, values, &read);
    connection_->rollback();
    return found;
  }

 private:
  std::unique_ptr<store::Connection> connection_;
  std::map<std::string, std::string> names_;
  std::map<std::string, int> numbers_;
};

void settle(World& world, const oracle::City& city) {
  std::string all;
  for (const auto& one : oracle::insert_statements(city)) all += one + ";\n";
  world.execute(all);
}

std::string scoped(const check_sql::Scope& scope, const std::string& select) {
  std::string text = "WITH ";
  bool first = true;
  for (const auto& [name, body] : scope.ctes) {
    if (name.starts_with("own_")) continue;
    text += (first ? "" : ",\n") + name + " " + body;
    first = false;
  }
  return text + "\n" + select;
}

}  // namespace

TEST_CASE("the oracle and the scope agree about every row of made-up cities") {
  std::vector<check_sql::Fault> faults;
  const auto scope = check_sql::read_scope(check_sql::scope_text(RONGXIN_SOURCE), faults);
  REQUIRE(faults.empty());
  for (const auto& engine : engines()) {
    CAPTURE(engine);
    std::size_t decisions = 0, seen = 0;
    for (unsigned seed = 1; decisions < decisions_min; ++seed) {
      CAPTURE(seed);
      World world(engine, false);
      const auto city = oracle::make_city(seed);
      settle(world, city);
      Asking asking(world);
      for (const auto& session : city.sessions)
        for (const auto& [view, columns] : oracle::key_columns()) {
          const auto expected = oracle::opinion(city, session.context, view);
          const auto got =
              asking.ask(scoped(scope, "SELECT " + columns + " FROM " + view), session.context, store::Reach::scoped,
                         static_cast<int>(std::count(columns.begin(), columns.end(), ',')) + 1);
          decisions += expected.decisions;
          seen += expected.seen.size();
          if (got == expected.seen) continue;
          std::string role;
          for (const auto& post : city.posts)
            if (post.id == session.post) role = post.role;
          CAPTURE(view);
          CAPTURE(role);
          CHECK_MESSAGE(got == expected.seen, "context " << session.context << ": SQL shows " << got.size()
                                                         << " rows, the oracle " << expected.seen.size());
        }
    }
    MESSAGE(decisions << " decisions on " << engine << ", " << seen << " of them to show");
    CHECK(seen > 1000);
  }
}

TEST_CASE("the oracle has an opinion about every scope of the staff") {
  std::vector<check_sql::Fault> faults;
  const auto scope = check_sql::read_scope(check_sql::scope_text(RONGXIN_SOURCE), faults);
  for (const auto& [name, body] : scope.ctes) {
    if (!name.starts_with("visible_")) continue;
    const auto& known = oracle::key_columns();
    CHECK_MESSAGE(std::any_of(known.begin(), known.end(), [&](const auto& one) { return one.first == name; }),
                  "the oracle does not know " << name);
  }
}

TEST_CASE(
    "past every other fence, PostgreSQL shows a context only students that it may meet, and a child only itself") {
  for (const auto& engine : engines()) {
    if (engine == "sqlite") continue;
    World world(engine, false);
    const auto city = oracle::make_city(7);
    settle(world, city);
    Asking asking(world);
    // Tables with a student, but for the look-ups and the log, which no policy guards (row_security.sql).
    for (const std::string table :
         {"student", "student_key", "student_identifier", "enrolment", "student_reader", "guardian", "campaign_member",
          "answer_draft", "answer_sheet", "score", "alert", "alert_signal"}) {
      CAPTURE(table);
      CHECK(world.number("SELECT CASE WHEN relrowsecurity THEN 1 ELSE 0 END FROM pg_class WHERE relname = '" + table +
                         "'") == 1);
      const std::string everything = "SELECT student_id FROM " + table + " WHERE $1 = $1";
      for (const auto& session : city.sessions) {
        const auto reachable = oracle::reachable_students(city, session.context);
        for (const auto& key : asking.ask(everything, session.context, store::Reach::scoped, 1))
          CHECK(reachable.contains(key[0]));
      }
      for (const auto& student : city.students)
        for (const auto& key : asking.ask(everything, student.id, store::Reach::own, 1)) CHECK(key[0] == student.id);
      CHECK(asking.ask(everything, 0, store::Reach::system, 1).size() > 1);
      // Nobody said who asks: no row.
      store::PostgresConnection silent(world.store_url());
      silent.execute_text("DO $$ BEGIN IF EXISTS (SELECT 1 FROM " + table +
                          ") THEN RAISE EXCEPTION 'rows without a reach'; END IF; END $$");
    }
    CHECK(world.number("SELECT count(*) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = "
                       "'student_id' WHERE c.relkind = 'r' AND NOT c.relrowsecurity") == 4);
  }
}
