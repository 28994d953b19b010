// How far a guardian reaches who has shown themselves by a slip: to what the slip opens at that moment, and no further
// once it has ended in between.
#include "access/guardian_mint.h"
#include "events/events.h"
#include "platform/problem_catalogue.h"
#include "sql/consent/add_act.h"
#include "sql/consent/note_opened.h"
#include "sql/consent/read_own_link.h"
#include "sql/consent/use_link.h"
#include "sql/informants/list_asked.h"
#include "store/transaction.h"
#include "tests/fixtures/consent.h"

using namespace rongxin;
using namespace rongxin::test;
using store::GuardianTransaction;

namespace {

const std::string fourteen_if_born_by = "2012-11-28";

/// So long after now; a slip that expires at this very moment has expired.
std::string at_ms(World& world, std::int64_t after_ms) { return std::to_string(world.clock().now_ms() + after_ms); }

/// The slip of one child that was printed last, with its guardian before the server.
access::Guardian by_slip_of(World& world, const std::string& name) {
  const std::string child = "(SELECT student_id FROM student WHERE name = '" + name + "')";
  const auto newest = [&](const std::string& column) {
    return world.number("SELECT " + column + " FROM consent_link WHERE student_id = " + child +
                        " ORDER BY link_no DESC LIMIT 1");
  };
  world.execute("UPDATE consent_link SET expires_at_ms = " + at_ms(world, 1));
  return access::GuardianMint::by_slip(StudentId(newest("student_id")), newest("link_no"), newest("guardian_no"),
                                       fourteen_if_born_by);
}

/// Rows read and written by everything that a slip can do.
int reached(World& world, const access::Guardian& guardian) {
  int rows = 0;
  const auto done = world.database().write(guardian, [&](GuardianTransaction& transaction) -> Status {
    rows = 0;
    transaction.each(sql::consent::read_own_link{}, [&](const auto&) { ++rows; });
    transaction.each(sql::informants::list_asked{}, [&](const auto&) { ++rows; });
    rows += static_cast<int>(transaction.run(sql::consent::note_opened{.now_ms = 1, .opened_from = ""}));
    rows += static_cast<int>(transaction.run(sql::consent::use_link{.act_no = 77, .act_no_before = 0}));
    rows += static_cast<int>(transaction.run(
        sql::consent::add_act{.act_no = 77, .decision = "given", .text_version = 1, .text_hash = "", .now_ms = 1}));
    events::add(transaction, "consent_told", "1", 1);
    return problems::conflict;  // as if it had not been
  });
  CHECK(!done.ok());
  return rows;
}

}  // namespace

TEST_CASE(
    "what a guardian has opened reads and writes nothing more once the slip has ended, expired, or its guardian must "
    "not be told") {
  on_both_engines([](World& world) {
    Families families(world);
    families.born("林晨1", "2014-01-05");
    REQUIRE(!families.token("林晨1").empty());
    const auto guardian = by_slip_of(world, "林晨1");
    CHECK(reached(world, guardian) == 4);
    const auto nothing_after = [&](const std::string& change, const std::string& back) {
      CAPTURE(change);
      world.execute(change);
      CHECK(reached(world, guardian) == 0);
      world.execute(back);
      CHECK(reached(world, guardian) == 4);
    };
    nothing_after("UPDATE consent_link SET revoked_at_ms = 1", "UPDATE consent_link SET revoked_at_ms = NULL");
    nothing_after("UPDATE consent_link SET expires_at_ms = " + at_ms(world, 0),
                  "UPDATE consent_link SET expires_at_ms = " + at_ms(world, 1));
    nothing_after("UPDATE guardian SET custody_limit = 'limited'", "UPDATE guardian SET custody_limit = 'none'");
    nothing_after("UPDATE guardian SET do_not_inform_since_ms = 1",
                  "UPDATE guardian SET do_not_inform_since_ms = NULL");
    nothing_after("UPDATE student SET born_on = '2012-11-28' WHERE name = '林晨1'",
                  "UPDATE student SET born_on = '2012-11-29' WHERE name = '林晨1'");
    CHECK(world.number("SELECT count(*) FROM consent_act") == 0);
    // Another number on the same child is another slip, and there is none.
    CHECK(reached(world, access::GuardianMint::by_slip(guardian.student(), guardian.link_no() + 1, 1,
                                                       fourteen_if_born_by)) == 0);
  });
}
