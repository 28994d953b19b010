// Two opinions about sight: the SQL of the scopes on both engines, and the oracle's loops. They agree over at least
// 100,000 decisions, and each head names exactly the roles that meet a row; and PostgreSQL's row-level security never
// shows more than the students that a context may meet.
#include <cstdlib>
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

/// The key that a head says, as numbers: some are kept as text.
std::string select_key(const std::string& view, const check_sql::ScopeHead& head) {
  std::string columns;
  for (const auto& column : head.key) columns += (columns.empty() ? "CAST(" : ", CAST(") + column + " AS BIGINT)";
  return "SELECT " + columns + " FROM " + view;
}

std::string role_of(const oracle::City& city, oracle::Number post) {
  for (const auto& one : city.posts)
    if (one.id == post) return one.role;
  return "";
}

// RONGXIN_ORACLE_CITIES asks in more cities than the decisions need; from this many on each role of a head must have
// met a row, which one city alone does not give.
constexpr unsigned cities_for_every_role = 20;

unsigned cities_asked() {
  const char* asked = std::getenv("RONGXIN_ORACLE_CITIES");
  return asked == nullptr ? 1 : static_cast<unsigned>(std::stoul(asked));
}

/// Each role that met a row stands in the head, and each that stands there met one. Gives the number of those that did
/// not.
int check_roles(const std::string& view, const check_sql::ScopeHead& head, const std::set<std::string>& met) {
  CAPTURE(view);
  std::set<std::string> said;
  for (const auto& one : head.roles) said.insert(one.role);
  for (const auto& role : met)
    CHECK_MESSAGE((said.contains(role) || said.contains("everybody")), role << " meets rows");
  int missed = 0;
  for (const auto& role : said) {
    if (met.contains(role) || role == "everybody") continue;
    ++missed;
    if (cities_asked() >= cities_for_every_role) FAIL_CHECK(role << " stands in the head and never meets a row");
  }
  return missed;
}

}  // namespace

TEST_CASE("the oracle and the scope agree about every row of made-up cities, and heads name whoever meets one") {
  std::vector<check_sql::Fault> faults;
  const auto scope = check_sql::read_scope(check_sql::scope_text(RONGXIN_SOURCE), faults);
  REQUIRE(faults.empty());
  for (const auto& engine : engines()) {
    CAPTURE(engine);
    std::size_t decisions = 0, seen = 0;
    std::map<std::string, std::set<std::string>> met;  // roles by scope
    for (unsigned seed = 1; decisions < decisions_min || seed <= cities_asked(); ++seed) {
      CAPTURE(seed);
      World world(engine, false);
      const auto city = oracle::make_city(seed);
      settle(world, city);
      Asking asking(world);
      for (const auto& session : city.sessions)
        for (const auto& [view, head] : scope.heads) {
          if (!view.starts_with("visible_")) continue;
          const auto expected = oracle::opinion(city, session.context, view);
          const auto got = asking.ask(scoped(scope, select_key(view, head)), session.context, store::Reach::scoped,
                                      static_cast<int>(head.key.size()));
          decisions += expected.decisions;
          seen += expected.seen.size();
          const std::string role = role_of(city, session.post);
          if (!got.empty()) met[view].insert(role);
          if (got == expected.seen) continue;
          CAPTURE(view);
          CAPTURE(role);
          CHECK_MESSAGE(got == expected.seen, "context " << session.context << ": SQL shows " << got.size()
                                                         << " rows, the oracle " << expected.seen.size());
        }
    }
    MESSAGE(decisions << " decisions on " << engine << ", " << seen << " of them to show");
    CHECK(seen > 1000);
    int missed = 0;
    for (const auto& [view, head] : scope.heads)
      if (view.starts_with("visible_")) missed += check_roles(view, head, met[view]);
    MESSAGE(missed << " roles of heads met no row in these cities (RONGXIN_ORACLE_CITIES=20 asks for all)");
  }
}

TEST_CASE("the oracle has an opinion about every scope of the staff") {
  std::vector<check_sql::Fault> faults;
  const auto scope = check_sql::read_scope(check_sql::scope_text(RONGXIN_SOURCE), faults);
  const auto city = oracle::make_city(1);
  for (const auto& [name, body] : scope.ctes) {
    CAPTURE(name);
    if (name.starts_with("visible_")) CHECK_NOTHROW(oracle::opinion(city, city.sessions.front().context, name));
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
