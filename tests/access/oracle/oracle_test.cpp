// Two opinions about sight: the SQL of the scopes on both engines, and the oracle's loops. They agree over at least
// 100,000 decisions, and each head names exactly the roles that meet a row; and PostgreSQL's row-level security never
// shows more than the students that a context may meet.
#include <fstream>
#include <sstream>

#include "statement_file.h"
#include "store/postgres/postgres_connection.h"
#include "store/sqlite/sqlite_connection.h"
#include "tests/access/oracle/accounts.h"
#include "tests/access/oracle/consent.h"
#include "tests/access/oracle/oracle.h"
#include "tests/access/oracle/school_roll.h"
#include "tests/fixtures/world.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

constexpr std::size_t decisions_min = 100'000;
constexpr unsigned seeds_max = 40;

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
    return ask(text, std::vector<store::Value>{bound}, reach, columns);
  }
  std::set<oracle::Key> ask(const std::string& text, const std::vector<store::Value>& bound, store::Reach reach,
                            int columns) {
    const auto [place, is_new] = asked_.try_emplace(text);
    Asked& asked = place->second;
    if (is_new) {
      asked.number = static_cast<int>(asked_.size());
      asked.name = "ask" + std::to_string(asked_.size());
      asked.letters = reach == store::Reach::guardian ? "bbt" : "b";
      asked.text = check_sql::with_time(text, asked.letters, asked.times);
    }
    std::vector<store::Value> values = bound;
    for (const auto& time : asked.times)
      if (time == "at.ms()") values.emplace_back(oracle::now_ms);
      else values.emplace_back(std::string_view(oracle::today));
    const store::StatementText statement{asked.number, asked.name.c_str(), asked.text.c_str(), asked.letters.c_str(),
                                         reach};
    std::set<oracle::Key> found;
    const store::RowReader read = [&](const store::Row& row) {
      oracle::Key key;
      for (int i = 0; i < columns; ++i) key.push_back(row.integer(i));
      found.insert(key);
    };
    connection_->begin_read();
    connection_->execute(statement, values, &read);
    connection_->rollback();
    return found;
  }

 private:
  std::unique_ptr<store::Connection> connection_;
  /// One text as it was prepared; its times are bound after what it is bound to.
  struct Asked {
    int number;
    std::string name, text, letters;
    std::vector<std::string> times;
  };
  std::map<std::string, Asked> asked_;
};

void settle(World& world, const oracle::City& city) {
  std::string all;
  for (const auto& one : city.statements().all()) all += one + ";\n";
  world.execute(all);
}

/// The key that a head says, as numbers: some are kept as text.
std::string select_key(const std::string& view, const check_sql::ScopeHead& head) {
  std::string columns;
  for (const auto& column : head.key) columns += (columns.empty() ? "CAST(" : ", CAST(") + column + " AS BIGINT)";
  return "SELECT " + columns + " FROM " + view;
}

std::string role_of(const oracle::City& city, oracle::Number post) {
  for (const auto& one : city.of<oracle::Post>())
    if (one.id == post) return one.role;
  return "";
}

using Met = std::map<std::string, std::set<std::string>>;  ///< roles by the scope of which they met a row

/// Scopes of the staff of which somebody whom the head names has met no row yet; before anybody met one, all.
std::set<std::string> unproven(const check_sql::Scope& scope, const Met& met) {
  std::set<std::string> views;
  for (const auto& [view, head] : scope.heads) {
    const auto found = met.find(view);
    const auto lacks = [&](const auto& one) {
      return found == met.end() || (one.role != "everybody" && !found->second.contains(one.role));
    };
    if (view.starts_with("visible_") && std::any_of(head.roles.begin(), head.roles.end(), lacks)) views.insert(view);
  }
  return views;
}

/// A guardian as store::GuardianTransaction binds one.
std::vector<store::Value> by_slip(oracle::Number student, oracle::Number link_no) {
  return {student, link_no, std::string_view(oracle::fourteen_if_born_by)};
}

/// Whether in this city somebody should meet a row who never did.
bool proves_more(const oracle::City& city, const std::set<std::string>& views, const Met& met) {
  for (const auto& session : city.of<oracle::Session>())
    for (const auto& view : views) {
      const auto found = met.find(view);
      if (found != met.end() && found->second.contains(role_of(city, session.post))) continue;
      if (!oracle::opinion(city, session.context, view).seen.empty()) return true;
    }
  return false;
}

/// Each role that met a row stands in the head, and each that stands there met one.
void check_roles(const std::string& view, const check_sql::ScopeHead& head, const std::set<std::string>& met) {
  CAPTURE(view);
  std::set<std::string> said;
  for (const auto& one : head.roles) said.insert(one.role);
  CHECK(!met.empty());
  for (const auto& role : met)
    CHECK_MESSAGE((said.contains(role) || said.contains("everybody")), role << " meets rows");
  for (const auto& role : said)
    CHECK_MESSAGE((met.contains(role) || role == "everybody"), role << " stands in the head and never meets a row");
}

struct Counted {
  std::size_t decisions = 0, seen = 0;
};

/// Asks both opinions about each of `views` in each context of a city.
void compare(const std::string& engine, const oracle::City& city, const check_sql::Scope& scope,
             const std::set<std::string>& views, Met& met, Counted& counted) {
  World world(engine, false);
  settle(world, city);
  Asking asking(world);
  for (const auto& session : city.of<oracle::Session>())
    for (const auto& view : views) {
      const auto& head = scope.heads.at(view);
      const auto expected = oracle::opinion(city, session.context, view);
      const auto got = asking.ask(check_sql::with_scope(select_key(view, head), scope), session.context,
                                  store::Reach::scoped, static_cast<int>(head.key.size()));
      counted.decisions += expected.decisions;
      counted.seen += expected.seen.size();
      const std::string role = role_of(city, session.post);
      if (!got.empty()) met[view].insert(role);
      if (got == expected.seen) continue;
      CAPTURE(view);
      CAPTURE(role);
      CHECK_MESSAGE(got == expected.seen, "context " << session.context << ": SQL shows " << got.size()
                                                     << " rows, the oracle " << expected.seen.size());
    }
}

/// Somebody without an account: how their statements are bound, and what the oracle says of them.
struct Unposted {
  std::string role;
  store::Reach reach;
  std::vector<store::Value> bound;
  std::function<oracle::Opinion(const std::string&)> opinion;
};

/// Every child, and a guardian by every slip that was ever printed, and by one that was not.
std::vector<Unposted> unposted(const oracle::City& city) {
  std::vector<Unposted> all;
  const auto add_slip = [&](oracle::Number student, oracle::Number link_no) {
    all.push_back({"guardian", store::Reach::guardian, by_slip(student, link_no),
                   [&city, student, link_no](const std::string& view) {
                     return oracle::opinion_of_guardian(city, student, link_no, view);
                   }});
  };
  for (const auto& link : city.of<oracle::ConsentLink>()) add_slip(link.student, link.no);
  for (const auto& one : city.of<oracle::Student>()) {
    add_slip(one.id, 7);
    all.push_back({"student", store::Reach::own, {one.id}, [&city, student = one.id](const std::string& view) {
                     return oracle::opinion_of_child(city, student, view);
                   }});
  }
  return all;
}

/// Asks both opinions about each scope of those without an account in one city.
void compare_unposted(const std::string& engine, const oracle::City& city, const check_sql::Scope& scope, Met& met,
                      std::map<std::string, Counted>& counted) {
  World world(engine, false);
  settle(world, city);
  Asking asking(world);
  for (const auto& who : unposted(city))
    for (const auto& [view, head] : scope.heads) {
      if (check_sql::reach_of_scope(view) != who.reach) continue;
      const auto expected = who.opinion(view);
      const auto got = asking.ask(check_sql::with_scope(select_key(view, head), scope), who.bound, who.reach,
                                  static_cast<int>(head.key.size()));
      counted[who.role].decisions += expected.decisions;
      counted[who.role].seen += expected.seen.size();
      if (!got.empty()) met[view].insert(who.role);
      if (got == expected.seen) continue;
      CAPTURE(view);
      CHECK_MESSAGE(got == expected.seen, who.role << " of " << std::get<std::int64_t>(who.bound[0]) << ": SQL shows "
                                                   << got.size() << " rows, the oracle " << expected.seen.size());
    }
}

/// Every table that row-level security covers: those with a student, but for the look-ups and the log
/// (row_security.sql).
std::vector<std::string> guarded_tables(World& world) {
  store::PostgresConnection connection(world.store_url());
  std::vector<std::string> tables;
  const store::RowReader read = [&](const store::Row& row) { tables.push_back(row.string(0)); };
  const store::StatementText statement{0, "guarded_tables",
                                       "SELECT relname FROM pg_class WHERE relrowsecurity AND relkind = 'r'", "",
                                       store::Reach::system};
  connection.begin_read();
  connection.execute(statement, {}, &read);
  connection.rollback();
  CHECK(tables.size() > 16);
  return tables;
}

}  // namespace

TEST_CASE(
    "a guardian meets by a slip what the access table grants and a child its own rows, row for row in made-up cities") {
  std::vector<check_sql::Fault> faults;
  const auto scope = check_sql::read_scope(check_sql::scope_text(RONGXIN_SOURCE), faults);
  REQUIRE(faults.empty());
  for (const auto& engine : engines()) {
    CAPTURE(engine);
    Met met;
    std::map<std::string, Counted> counted;
    for (unsigned seed = 1; seed <= 3; ++seed) {
      CAPTURE(seed);
      compare_unposted(engine, oracle::City(seed), scope, met, counted);
    }
    for (const auto& [role, count] : counted) {
      MESSAGE(count.decisions << " decisions about a " << role << " on " << engine << ", " << count.seen
                              << " of them to show");
      CHECK(count.decisions >= decisions_min);
      CHECK(count.seen > 200);
    }
    for (const auto& [view, head] : scope.heads)
      if (view.starts_with("own_") || view.starts_with("guardian_")) check_roles(view, head, met[view]);
  }
}

TEST_CASE("the oracle and the scope agree about every row of made-up cities, and heads name whoever meets one") {
  std::vector<check_sql::Fault> faults;
  const auto scope = check_sql::read_scope(check_sql::scope_text(RONGXIN_SOURCE), faults);
  REQUIRE(faults.empty());
  for (const auto& engine : engines()) {
    CAPTURE(engine);
    Met met;
    Counted counted;
    // After the first cities only those in which a role meets what it never met, and only for that.
    for (unsigned seed = 1; seed <= seeds_max; ++seed) {
      CAPTURE(seed);
      const oracle::City city(seed);
      const bool enough = counted.decisions >= decisions_min;
      const auto views = unproven(scope, enough ? met : Met{});
      if (!enough || proves_more(city, views, met)) compare(engine, city, scope, views, met, counted);
    }
    MESSAGE(counted.decisions << " decisions on " << engine << ", " << counted.seen << " of them to show");
    CHECK(counted.decisions >= decisions_min);
    CHECK(counted.seen > 1000);
    for (const auto& [view, head] : scope.heads)
      if (view.starts_with("visible_")) check_roles(view, head, met[view]);
  }
}

TEST_CASE("the oracle has an opinion about every scope of the staff") {
  std::vector<check_sql::Fault> faults;
  const auto scope = check_sql::read_scope(check_sql::scope_text(RONGXIN_SOURCE), faults);
  const oracle::City city(1);
  for (const auto& [name, body] : scope.ctes) {
    CAPTURE(name);
    if (name.starts_with("visible_"))
      CHECK_NOTHROW(oracle::opinion(city, city.of<oracle::Session>().front().context, name));
  }
}

TEST_CASE("what the oracle thinks of a scope stands in the file of the slice whose scope it is") {
  std::vector<check_sql::Fault> faults;
  const auto scope = check_sql::read_scope(check_sql::scope_text(RONGXIN_SOURCE), faults);
  for (const auto& [view, file] : oracle::files_of_rules()) {
    CAPTURE(view);
    REQUIRE_MESSAGE(scope.heads.contains(view), "a rule about a scope that is not there");
    const auto slash = scope.heads.at(view).slice.rfind('/');
    const auto slice = scope.heads.at(view).slice.substr(slash == std::string::npos ? 0 : slash + 1);
    if (!slice.empty()) CHECK(file.ends_with("tests/access/oracle/" + slice + ".cpp"));
  }
}

TEST_CASE(
    "past every other fence, PostgreSQL shows a context only students that it may meet, a child only itself, and a "
    "guardian only the child of a slip that stands") {
  for (const auto& engine : engines()) {
    if (engine == "sqlite") continue;
    World world(engine, false);
    const oracle::City city(7);
    settle(world, city);
    Asking asking(world);
    // A guardian's statement names what it is bound to, and asks for everything all the same.
    const std::string by_whom = " AND $2 = $2 AND $3 = $3";
    for (const auto& table : guarded_tables(world)) {
      CAPTURE(table);
      const std::string everything = "SELECT student_id FROM " + table + " WHERE $1 = $1";
      for (const auto& session : city.of<oracle::Session>()) {
        const auto reachable = oracle::reachable_students(city, session.context);
        for (const auto& key : asking.ask(everything, session.context, store::Reach::scoped, 1))
          CHECK(reachable.contains(key[0]));
      }
      for (const auto& student : city.of<oracle::Student>())
        for (const auto& key : asking.ask(everything, student.id, store::Reach::own, 1)) CHECK(key[0] == student.id);
      for (const auto& link : city.of<oracle::ConsentLink>()) {
        const bool leads = oracle::leads_to_child(city, link.student, link.no);
        for (const auto& key :
             asking.ask(everything + by_whom, by_slip(link.student, link.no), store::Reach::guardian, 1))
          CHECK((leads && key[0] == link.student));
      }
      CHECK(
          asking.ask(everything + by_whom, by_slip(city.of<oracle::Student>().front().id, 7), store::Reach::guardian, 1)
              .empty());
      CHECK_MESSAGE(asking.ask(everything, 0, store::Reach::system, 1).size() > 1, "no slice makes rows of it up");
      // Nobody said who asks: no row.
      store::PostgresConnection silent(world.store_url());
      silent.execute_text("DO $$ BEGIN IF EXISTS (SELECT 1 FROM " + table +
                          ") THEN RAISE EXCEPTION 'rows without a reach'; END IF; END $$");
    }
    CHECK(world.number("SELECT count(*) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = "
                       "'student_id' WHERE c.relkind = 'r' AND NOT c.relrowsecurity") == 4);
  }
}
