// What the build refuses. Each statement here is one that somebody could write in good faith.
#include <fstream>
#include <sstream>

#include "statement_file.h"
#include "store/all_statements.h"
#include "store/embedded_text.h"
#include "store/migrate/migration_text.h"
#include "store/sqlite/sqlite_connection.h"
#include "tests/fixtures/world.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

/// Everything that check_sql says of one file; empty when the build would take it.
std::string verdict(const std::string& path, const std::string& content) {
  std::vector<check_sql::Fault> faults;
  const auto scope = check_sql::read_scope(check_sql::scope_text(RONGXIN_SOURCE), faults);
  std::vector<std::string> migrations;
  for (const auto& one : store::embedded_migrations()) {
    migrations.emplace_back();
    for (const auto& statement : store::statements_of(one.text, true)) migrations.back() += statement;
  }
  std::vector<check_sql::StatementFile> statements{check_sql::read_statement(path, content, scope, faults)};
  check_sql::prepare_all(migrations, statements, scope, faults);
  std::string all;
  for (const auto& fault : faults) all += fault.what + "\n";
  return all;
}

void refused(const std::string& folder, const std::string& text, const std::string& why) {
  CAPTURE(text);
  const auto said = verdict("server/care/alerts/sql/" + folder + "bad.sql", "-- A statement of a test.\n" + text + "\n");
  CHECK_MESSAGE(said.find(why) != std::string::npos, "said: " << said);
}

void taken(const std::string& folder, const std::string& text) {
  CAPTURE(text);
  CHECK(verdict("server/care/alerts/sql/" + folder + "good.sql", "-- A statement of a test.\n" + text + "\n") == "");
}

}  // namespace

TEST_CASE("a scoped statement that reads past its scope stops the build") {
  taken("", "SELECT vs.name FROM visible_student vs WHERE vs.student_id = $2\n-- $2 BIGINT student");
  refused("", "SELECT s.name FROM student s", "student.name is read outside visible_*");
  refused("", "SELECT COUNT(*) FROM alert", "alert.(rows) is read outside visible_*");
  refused("", "SELECT vs.name FROM visible_student vs JOIN score s ON s.student_id = vs.student_id",
          "score.student_id is read outside visible_*");
  refused("", "SELECT (SELECT MAX(sc.value) FROM score sc) FROM visible_student vs",
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
