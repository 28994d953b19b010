// What the build refuses. Each statement here is one that somebody could write in good faith.
#include <fstream>
#include <sstream>

#include "sql/answering/save_draft.h"
#include "sql/consent/use_link.h"
#include "sql/settings/list_in_force.h"
#include "sql/settings/withdraw_setting.h"
#include "statement_file.h"
#include "store/all_statements.h"
#include "store/embedded_text.h"
#include "store/migrate/migration_text.h"
#include "store/sqlite/sqlite_connection.h"
#include "tests/fixtures/world.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

/// One file as the build reads it, and what it says of it.
check_sql::StatementFile prepared(const std::string& path, const std::string& content,
                                  std::vector<check_sql::Fault>& faults) {
  const auto scope = check_sql::read_scope(check_sql::scope_text(RONGXIN_SOURCE), faults);
  std::vector<std::string> migrations;
  for (const auto& one : store::embedded_migrations()) {
    migrations.emplace_back();
    for (const auto& statement : store::statements_of(one.text, true)) migrations.back() += statement;
  }
  std::vector<check_sql::StatementFile> statements{check_sql::read_statement(path, content, scope, faults)};
  check_sql::prepare_all(migrations, statements, scope, faults);
  return statements[0];
}

/// Everything that check_sql says of one file; empty when the build would take it.
std::string verdict(const std::string& path, const std::string& content) {
  std::vector<check_sql::Fault> faults;
  prepared(path, content, faults);
  std::string all;
  for (const auto& fault : faults) all += fault.what + "\n";
  return all;
}

void refused(const std::string& folder, const std::string& text, const std::string& why) {
  CAPTURE(text);
  const auto said =
      verdict("server/care/alerts/sql/" + folder + "bad.sql", "-- A statement of a test.\n" + text + "\n");
  CHECK_MESSAGE(said.find(why) != std::string::npos, "said: " << said);
}

void taken(const std::string& folder, const std::string& text) {
  CAPTURE(text);
  CHECK(verdict("server/care/alerts/sql/" + folder + "good.sql", "-- A statement of a test.\n" + text + "\n") == "");
}

}  // namespace

TEST_CASE("a scoped statement that reads past its scope stops the build") {
  taken("", "SELECT vs.name FROM visible_student vs WHERE vs.student_id = $2\n-- $2 BIGINT student_id");
  refused("", "SELECT s.name FROM student s", "student.name is read outside visible_*");
  refused("", "SELECT COUNT(*) AS alerts FROM alert", "alert.(rows) is read outside visible_*");
  refused("", "SELECT vs.name FROM visible_student vs JOIN score s ON s.student_id = vs.student_id",
          "score.student_id is read outside visible_*");
  refused("", "-- > DOUBLE highest\nSELECT (SELECT MAX(sc.value) FROM score sc) AS highest FROM visible_student vs",
          "score.value is read outside visible_*");
  refused(
      "",
      "SELECT vs.name FROM visible_student vs WHERE EXISTS (SELECT 1 FROM alert a WHERE a.student_id = vs.student_id)",
      "alert.student_id is read outside visible_*");
  refused("", "WITH visible_all AS (SELECT s.name FROM student s) SELECT va.name FROM visible_all va",
          "defines a scope of its own");
  refused("", "SELECT d.account_id FROM scope_alert_adult d", "scope_* is bound to no caller");
  taken("system/", "SELECT d.account_id FROM scope_alert_adult d");
  refused("system/", "SELECT vs.name FROM visible_student vs", "no such table: visible_student");
  refused("", "SELECT vs.name FROM visible_student vs UNION SELECT g.name FROM account g",
          "account.name is read outside visible_*");
}

TEST_CASE("a scoped write is narrowed by the build, whatever its own condition says") {
  const std::string wide =
      "-- Sets what it should not.\n-- through visible_guardian (student_id, guardian_no)\n-- $2 BIGINT "
      "student\nUPDATE guardian SET custody_limit = 'none'\nWHERE student_id = $2 OR 1 = 1\n";
  CHECK(verdict("server/organisation/school_roll/sql/wide.sql", wide) == "");
  std::vector<check_sql::Fault> faults;
  const auto file =
      check_sql::read_statement("server/organisation/school_roll/sql/wide.sql", wide,
                                check_sql::read_scope(check_sql::scope_text(RONGXIN_SOURCE), faults), faults);
  CHECK(file.text.find("WHERE (student_id, guardian_no) IN (SELECT student_id, guardian_no FROM visible_guardian)\n  "
                       "AND (student_id = $2 OR 1 = 1\n)") != std::string::npos);
  refused("", "UPDATE alert SET closed_at_ms = 1\nWHERE alert_no = 1", "a scoped write names its scope");
  refused("",
          "-- through visible_alert (student_id)\n-- $2 BIGINT n\nDELETE FROM alert\nWHERE alert_no = $2) OR (1 = 1",
          "a bracket closes what was never opened");
  refused("", "-- through visible_alert (student_id)\nUPDATE alert SET closed_at_ms = 1\nRETURNING student_id",
          "RETURNING of a protected table");
}

TEST_CASE(
    "a write of a row that a protected table names stops the build, as the engine's look into that table would stop "
    "the program") {
  refused("",
          "-- $2 BIGINT campaign_id\n-- through visible_campaign (campaign_id)\nDELETE FROM campaign\nWHERE "
          "campaign_id = $2",
          "is read outside visible_*");
  taken("",
        "-- $2 BIGINT campaign_id\n-- $3 BIGINT now_ms\n-- through visible_campaign (campaign_id)\nUPDATE campaign SET "
        "recalled_at_ms = $3\nWHERE campaign_id = $2");
}

TEST_CASE("a child's own statement cannot leave the child") {
  taken("own/", "SELECT os.state FROM own_sheet os");
  refused("own/", "SELECT s.state FROM answer_sheet s WHERE s.student_id = $1",
          "answer_sheet.state is read outside visible_*");
  refused("own/",
          "-- $2 BIGINT other\nINSERT INTO alert (student_id, alert_no, tier_rank, raised_at_ms, due_at_ms)\nVALUES "
          "($2, 1, 1, 0, 0)",
          "an own INSERT begins with student_id and $1");
  std::vector<check_sql::Fault> faults;
  const auto file = check_sql::read_statement("server/care/alerts/sql/own/hasten.sql",
                                              "-- For a test.\nUPDATE alert SET tier_rank = 1\n", {}, faults);
  CHECK(file.text.find(
            "WHERE (student_id) IN (SELECT student_id FROM (SELECT CAST($1 AS BIGINT) AS student_id) own_student)") !=
        std::string::npos);
}

TEST_CASE("a guardian's statement cannot leave the slip by which the guardian came") {
  taken("guardian/", "SELECT gc.name FROM guardian_child gc");
  refused("guardian/", "SELECT s.name FROM student s WHERE s.student_id = $1",
          "student.name is read outside visible_*");
  refused(
      "guardian/",
      "-- $4 BIGINT tier_rank\nINSERT INTO alert (student_id, alert_no, tier_rank, raised_at_ms, due_at_ms)\nVALUES "
      "($1, 1, $4, 0, 0)",
      "a guardian's INSERT selects student_id from a scope guardian_x");
  refused("guardian/",
          "-- $4 BIGINT other\nINSERT INTO alert (student_id, alert_no, tier_rank, raised_at_ms, due_at_ms)\n"
          "SELECT gl.student_id, 1, 1, 0, 0 FROM guardian_link gl UNION SELECT $4, 1, 1, 0, 0",
          "and joins no other");
  taken("guardian/",
        "-- $4 BIGINT at_ms\nINSERT INTO alert (student_id, alert_no, tier_rank, raised_at_ms, due_at_ms)\n"
        "SELECT gl.student_id, 1, 1, $4, $4 FROM guardian_link gl");
  refused("guardian/", "UPDATE alert SET tier_rank = 1\nWHERE alert_no = 1", "a guardian's write names its scope");
  refused("guardian/", "-- through visible_alert (student_id)\nUPDATE alert SET tier_rank = 1",
          "a guardian's write names its scope");
  taken("guardian/", "-- through guardian_child (student_id)\nUPDATE alert SET tier_rank = 1\nWHERE alert_no = 1");
  refused("guardian/", "WITH guardian_all AS (SELECT s.name FROM student s) SELECT ga.name FROM guardian_all ga",
          "defines a scope of its own");
}

TEST_CASE("no statement uses a scope whose $1 is somebody else") {
  refused("guardian/", "SELECT vs.name FROM visible_student vs", "no such table: visible_student");
  refused("guardian/", "SELECT os.state FROM own_sheet os", "no such table: own_sheet");
  refused("own/", "SELECT vs.name FROM visible_student vs", "no such table: visible_student");
  refused("own/", "SELECT gc.name FROM guardian_child gc", "no such table: guardian_child");
  refused("", "SELECT gc.name FROM guardian_child gc", "no such table: guardian_child");
  std::vector<check_sql::Fault> faults;
  auto files = check_sql::scope_text(RONGXIN_SOURCE);
  files.push_back({"server/care/consent/scope.sql",
                   "-- Of a test.\n-- class 1 identity; key (student_id); roles guardian\nguardian_new AS (\n  SELECT "
                   "vs.student_id FROM visible_student vs\n)\n"});
  check_sql::read_scope(files, faults);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].what == "guardian_new uses visible_student, whose $1 is somebody else");
}

TEST_CASE("what the engines do differently, undeclared parameters and second statements stop the build") {
  refused("system/", "SELECT u.name FROM unit u WHERE u.name LIKE 'a'", "LIKE");
  refused("system/", "SELECT CURRENT_TIMESTAMP FROM unit u", "the engine's clock");
  refused("system/", "SELECT u.unit_id::text FROM unit u", "cast with ::");
  refused("system/", "SELECT * FROM unit", "SELECT *");
  refused("system/", "SELECT u.name FROM unit u LIMIT 10 OFFSET 20", "OFFSET");
  refused("system/", "SELECT u.name FROM unit u WHERE u.unit_id = $1", "$1 is not declared");
  refused("system/", "-- $1 BIGINT unit\nSELECT u.name FROM unit u", "$1 is declared and not used");
  refused("system/", "SELECT u.name FROM unit u; DELETE FROM unit", "one statement, no semicolon");
  refused("system/", "SELECT u.colour FROM unit u", "no such column");
  refused("system/", "PRAGMA writable_schema = 1", "neither schema nor connection");
  refused("system/", "ATTACH '/tmp/x' AS x", "neither schema nor connection");
}

TEST_CASE("a column or a parameter that a program could not call by name stops the build") {
  refused("system/", "SELECT COUNT(u.unit_id) FROM unit u",
          "an expression without a name; write COUNT(u.unit_id) AS name");
  taken("system/", "SELECT COUNT(u.unit_id) AS units FROM unit u");
  refused("system/", "SELECT 1 FROM unit u", "an expression without a name");
  refused("system/", "SELECT u.unit_id AS class FROM unit u", "an expression without a name");
  refused("system/", "SELECT u.name, p.name FROM unit u JOIN unit p ON p.unit_id = u.parent_id",
          "two columns of one name: name");
  taken("system/", "SELECT u.name, p.name AS parent_name FROM unit u JOIN unit p ON p.unit_id = u.parent_id");
  refused("system/", "SELECT MAX(u.sort_key) AS last FROM unit u",
          "nothing says the type of last; write `-- > BIGINT last`");
  taken("system/", "-- > TEXT NULL last\nSELECT MAX(u.sort_key) AS last FROM unit u");
  refused("system/", "-- > TEXT lsat\nSELECT MAX(u.sort_key) AS last FROM unit u",
          "the head describes lsat, which is no column");
  refused("system/", "-- > TEXT unit_id\nSELECT u.unit_id FROM unit u", "the head says another type of unit_id");
  refused("system/", "-- > NUMBER last\nSELECT MAX(u.sort_key) AS last FROM unit u", "a column is described as in");
  refused("system/", "-- $1 BIGINT\nSELECT u.name FROM unit u WHERE u.unit_id = $1",
          "a parameter has a type and a name of its own");
  refused("system/", "-- $1 INTEGER unit_id\nSELECT u.name FROM unit u WHERE u.unit_id = $1",
          "a parameter has a type and a name of its own");
  refused("system/", "-- $1 BIGINT values\nSELECT u.name FROM unit u WHERE u.unit_id = $1",
          "a parameter has a type and a name of its own");
  refused("system/",
          "-- $1 BIGINT unit_id\n-- $2 BIGINT unit_id\nSELECT u.name FROM unit u WHERE u.unit_id IN ($1, $2)",
          "two parameters of one name: unit_id");
}

TEST_CASE("the time of a right is bound by the store: in a scope or a statement it is the last parameter") {
  std::vector<check_sql::Fault> faults;
  const auto file = prepared("server/organisation/units/sql/system/list_due.sql",
                             "-- Posts of a unit.\n-- $1 BIGINT unit_id\nSELECT p.post_id, s.context_id FROM "
                             "scope_post_in_force p JOIN staff_session s ON s.post_id = p.post_id AND s.expires_at_ms "
                             "> $moment WHERE p.unit_id = $1\n",
                             faults);
  for (const auto& fault : faults) FAIL(fault.what);
  CHECK(file.parameters == "bbt");
  CHECK(file.text.find("p.since_on <= $3 AND (p.until_on IS NULL OR $3 <= p.until_on)") != std::string::npos);
  CHECK(file.text.find("s.expires_at_ms > $2") != std::string::npos);
  const auto header = check_sql::header_of(file);
  CHECK(header.find("values(const rongxin::store::Moment& at) const") != std::string::npos);
  CHECK(header.find("unit_id.value, rongxin::store::to_value(at.ms()), rongxin::store::to_value(at.day())") !=
        std::string::npos);
  refused("system/", "-- $1 TEXT today\nSELECT u.name FROM unit u WHERE u.closed_on <= $1",
          "the store binds $today (docs/adr/0031)");
}

TEST_CASE("a statement is written as a type: ids by noun, what may be absent as an optional, the row as a view") {
  const auto written = [](const std::string& content) {
    std::vector<check_sql::Fault> faults;
    const auto file = prepared("server/organisation/units/sql/find_unit.sql", content, faults);
    for (const auto& fault : faults) FAIL(fault.what);
    return check_sql::header_of(file);
  };
  CHECK(written("-- Units below one.\n-- $2 BIGINT parent_id\n-- $3 TEXT NULL code\n"
                "SELECT u.unit_id, u.parent_id, u.name, p.kind AS parent_kind, COUNT(*) AS units\n"
                "FROM unit u LEFT JOIN unit p ON p.unit_id = u.parent_id\nWHERE u.parent_id = $2 AND u.code = "
                "$3\nGROUP BY u.unit_id, u.parent_id, u.name, p.kind\n") ==
        R"(#pragma once
// Made by tools/check_sql from server/organisation/units/sql/find_unit.sql
#include "store/statement.h"

namespace rongxin::sql::units {

/// Units below one.
struct find_unit {
  static constexpr rongxin::store::Reach reach = rongxin::store::Reach::scoped;
  static const rongxin::store::StatementText statement_text;

  rongxin::store::Required<rongxin::UnitId> parent_id;
  rongxin::store::Required<std::optional<std::string_view>> code;

  std::array<rongxin::store::Value, 3> values(std::int64_t bound, const rongxin::store::Moment&) const {
    return {rongxin::store::to_value(bound), parent_id.value, code.value};
  }

  /// A view: it and what it gives are valid until the next row.
  class Row {
   public:
    explicit Row(const rongxin::store::Row& row) : row_(row) {}
    rongxin::UnitId unit_id() const { return rongxin::store::column<rongxin::UnitId>(row_, 0, statement_text); }
    std::optional<rongxin::UnitId> parent_id() const { return rongxin::store::column<std::optional<rongxin::UnitId>>(row_, 1, statement_text); }
    std::string_view name() const { return rongxin::store::column<std::string_view>(row_, 2, statement_text); }
    std::optional<std::string_view> parent_kind() const { return rongxin::store::column<std::optional<std::string_view>>(row_, 3, statement_text); }
    std::int64_t units() const { return rongxin::store::column<std::int64_t>(row_, 4, statement_text); }

   private:
    const rongxin::store::Row& row_;
  };
};

}  // namespace rongxin::sql::units
)");
  const auto write = written(
      "-- For a test.\n-- through visible_guardian (student_id, guardian_no)\n-- $2 BIGINT student_id\nUPDATE guardian "
      "SET custody_limit = 'none'\nWHERE student_id = $2\n");
  CHECK(write.find("class Row") == std::string::npos);
  CHECK(write.find("Required<rongxin::StudentId> student_id;") != std::string::npos);
}

namespace {

template <class Transaction, class S>
concept runs = requires(Transaction& transaction, S statement) {
  transaction.run(std::move(statement));
};
template <class Transaction, class S>
concept runs_with_key = requires(Transaction& transaction, S statement) {
  transaction.run(store::SystemKey::because("a test"), std::move(statement));
};
template <class S>
concept complete_with_a_unit = requires {
  S{.unit_id = UnitId(1)};
};
template <class S>
concept complete_with_all = requires {
  S{.unit_id = UnitId(1), .setting = "times", .day = "2026-09-01"};
};
template <class S>
concept takes_a_number_for_an_id = requires {
  S{.unit_id = 1, .setting = "times", .day = "2026-09-01"};
};
using Scoped = sql::settings::withdraw_setting;
using Own = sql::answering::save_draft;
using OfGuardian = sql::consent::use_link;
using System = sql::settings::list_in_force;

}  // namespace

TEST_CASE("a statement runs only in a transaction of its reach, and only with every parameter") {
  static_assert(runs<store::StaffTransaction, Scoped> && !runs<store::OwnTransaction, Scoped> &&
                !runs<store::Transaction, Scoped>);
  static_assert(runs<store::OwnTransaction, Own> && !runs<store::StaffTransaction, Own> &&
                !runs<store::Transaction, Own>);
  static_assert(runs<store::GuardianTransaction, OfGuardian> && !runs<store::OwnTransaction, OfGuardian> &&
                !runs<store::StaffTransaction, OfGuardian> && !runs<store::GuardianTransaction, Own> &&
                !runs<store::GuardianTransaction, Scoped> && !runs_with_key<store::Transaction, OfGuardian>);
  static_assert(
      !std::is_constructible_v<access::Guardian, StudentId, std::int64_t, std::int64_t, std::int64_t, std::string>,
      "nobody is a guardian who has not been proved by a slip");
  static_assert(!runs_with_key<store::StaffTransaction, Scoped> && !runs_with_key<store::Transaction, Own>,
                "no key opens what needs a caller");
  static_assert(runs_with_key<store::StaffTransaction, System> && !runs<store::StaffTransaction, System>,
                "a statement of the server says why it runs");
  static_assert(complete_with_all<System> && !complete_with_a_unit<System>, "a forgotten parameter is no silent zero");
  static_assert(!takes_a_number_for_an_id<System>);
  static_assert(store::fits<StudentId, StudentId> && !store::fits<UnitId, StudentId> &&
                !store::fits<std::int64_t, StudentId>);
  static_assert(store::fits<std::optional<StudentId>, std::optional<StudentId>> &&
                !store::fits<std::optional<StudentId>, StudentId>);
  static_assert(store::fits<int, std::int64_t> && !store::fits<bool, std::int64_t> &&
                !store::fits<StudentId, std::int64_t> && !store::fits<double, std::int64_t>);
  static_assert(store::fits<std::string, std::string_view> && !store::fits<Bytes, std::string_view> &&
                store::fits<Bytes, BytesView> && !store::fits<std::string, BytesView>);
  CHECK(std::get<std::int64_t>(
            System{.unit_id = UnitId(7), .setting = "times", .day = "2026-09-01"}.values(store::Moment(0))[0]) == 7);
}

TEST_CASE("the same rule stands while the program runs") {
  World world("sqlite");
  store::SqliteConnection connection(world.store_url().substr(7), store::SqliteConnection::Use::writer, false);
  const std::array<store::Value, 1> nobody{std::int64_t{0}};
  const auto run = [&](int number, const char* text, store::Reach reach) {
    const store::StatementText statement{number, "test/run_time", text, "b", reach};
    connection.execute(statement, nobody, nullptr);
  };
  CHECK_THROWS_AS(run(0, "SELECT name FROM student WHERE $1 = $1", store::Reach::scoped), store::StoreFault);
  CHECK_THROWS_AS(run(1, "SELECT count(*) FROM alert WHERE $1 = $1", store::Reach::own), store::StoreFault);
  CHECK_THROWS_AS(run(2, "DROP TABLE alert", store::Reach::system), store::StoreFault);
  CHECK_THROWS_AS(run(3, "PRAGMA synchronous = OFF", store::Reach::system), store::StoreFault);
  CHECK_NOTHROW(run(4, "SELECT name FROM student WHERE $1 = $1", store::Reach::system));
  CHECK(store::protected_tables().size() > 15);
}

TEST_CASE("every statement of the program passes the fence of the running program") {
  World world("sqlite", false);
  store::SqliteConnection connection(world.store_url().substr(7), store::SqliteConnection::Use::writer, false);
  for (const auto& one : store::all_statements()) {
    CAPTURE(one.name);
    CHECK_NOTHROW(connection.prepare(one));
  }
}
