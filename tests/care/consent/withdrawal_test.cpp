#include "tests/fixtures/consent.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

std::string saved(int item_9, int save_no) {
  std::vector<int> answers(16, 1);
  answers[8] = item_9;
  return answers_json(answers, ",\"save_no\":" + std::to_string(save_no));
}

}  // namespace

TEST_CASE("a withdrawal between two answers: before is sealed, after is not kept, the alert from before stays") {
  on_both_engines([](World& world) {
    Families families(world);
    CHECK(families.paper(families.psychologist, "林晨1", "given").status == 200);
    const auto child = families.signs_in("林晨1"), classmate = families.signs_in("陈曦1");
    auto& client = families.client();
    CHECK(client.request("PUT", child.sheet + "/answers", saved(1, 1), child.authorization).status == 200);
    CHECK(client.request("PUT", classmate.sheet + "/answers", saved(0, 1), classmate.authorization).status == 200);
    CHECK(world.number("SELECT count(*) FROM alert WHERE tier_rank = 2") == 1);

    CHECK(families.paper(families.psychologist, "林晨1", "withdrawn").status == 200);
    const auto after = client.request("PUT", child.sheet + "/answers", saved(3, 2), child.authorization);
    CHECK(after.status == 200);  // nothing to notice on the page
    CHECK(!families.asks_questions(child));
    CHECK(world.number("SELECT count(*) FROM answer_draft WHERE withheld_since_ms IS NOT NULL AND save_no = 1 AND "
                       "sealed_answers IS NOT NULL") == 1);
    CHECK(client.request("PUT", child.sheet, answers_json(std::vector<int>(16, 3)), child.authorization).status == 200);
    CHECK(
        client.request("PUT", classmate.sheet, answers_json(std::vector<int>(16, 1)), classmate.authorization).status ==
        200);
    CHECK(world.number("SELECT count(*) FROM answer_sheet WHERE state = 'read'") == 1);
    CHECK(world.number("SELECT count(*) FROM answer_sheet WHERE state = 'submitted'") == 1);
    CHECK(world.number("SELECT count(DISTINCT student_id) FROM score") == 1);
    CHECK(world.number("SELECT count(*) FROM alert WHERE tier_rank = 2 AND closed_at_ms IS NULL") ==
          2);  // the classmate's own item 9, and the one from before
    CHECK(world.number("SELECT count(*) FROM alert WHERE tier_rank = 1") == 0);
    // Handing in again is still the same receipt.
    CHECK(client.request("PUT", child.sheet, answers_json(std::vector<int>(16, 3)), child.authorization).status == 200);
  });
}

TEST_CASE("a withdrawal that another process took stops the sheet at the store") {
  on_both_engines([](World& world) {
    Families families(world);
    CHECK(families.paper(families.psychologist, "林晨1", "given").status == 200);
    const auto child = families.signs_in("林晨1");
    auto& client = families.client();
    CHECK(client.request("PUT", child.sheet + "/answers", saved(0, 1), child.authorization).status == 200);
    world.execute("UPDATE answer_draft SET withheld_since_ms = 1");  // this process has not heard of it
    CHECK(client.request("PUT", child.sheet + "/answers", saved(3, 2), child.authorization).status == 200);
    CHECK(world.number("SELECT save_no FROM answer_draft") == 1);
    CHECK(world.number("SELECT count(*) FROM alert") == 0);
    const auto first = client.request("PUT", child.sheet, answers_json(std::vector<int>(16, 3)), child.authorization);
    CHECK(first.status == 200);
    CHECK(client.request("PUT", child.sheet, answers_json(std::vector<int>(16, 3)), child.authorization).body ==
          first.body);
    CHECK(world.number("SELECT count(*) FROM answer_sheet WHERE state = 'read'") == 1);
    CHECK(world.number("SELECT count(*) FROM score") == 0);
    CHECK(world.number("SELECT count(*) FROM alert") == 0);
  });
}

TEST_CASE("a withdrawal outlives a restart, and a new yes opens the questions again") {
  on_both_engines([](World& world) {
    Families families(world);
    CHECK(families.paper(families.psychologist, "林晨1", "given").status == 200);
    const auto child = families.signs_in("林晨1");
    CHECK(families.asks_questions(child));
    CHECK(families.paper(families.psychologist, "林晨1", "withdrawn").status == 200);
    world.reopen();
    families.serve();
    families.psychologist = sign_in_staff(families.client(), "psychologist");
    CHECK(!families.asks_questions(child));
    CHECK(families.paper(families.psychologist, "林晨1", "given").status == 200);
    CHECK(families.asks_questions(families.signs_in("林晨1")));
  });
}

TEST_CASE("what was saved before a withdrawal is not closed into a sheet when the session ends") {
  on_both_engines([](World& world) {
    Families families(world);
    CHECK(families.paper(families.psychologist, "林晨1", "given").status == 200);
    const auto child = families.signs_in("林晨1");
    CHECK(families.client().request("PUT", child.sheet + "/answers", saved(0, 1), child.authorization).status == 200);
    world.execute(
        "INSERT INTO class_session (class_session_id, campaign_id, class_unit_id, code, sign_in, reachable_account_id, "
        "opened_by, opened_at_ms, ends_at_ms) "
        "SELECT 77, d.campaign_id, e.class_unit_id, 'K', 'code', a.account_id, a.account_id, 1, " +
        std::to_string(world.clock().now_ms() - 1000) +
        " FROM answer_draft d JOIN enrolment e ON e.student_id = d.student_id JOIN account a ON a.login = "
        "'psychologist'");
    world.execute("UPDATE answer_draft SET class_session_id = 77");
    CHECK(families.paper(families.psychologist, "林晨1", "withdrawn").status == 200);
    world.serving().count_now();
    CHECK(world.number("SELECT count(*) FROM answer_sheet") == 0);
    CHECK(world.number("SELECT count(*) FROM score") == 0);
  });
}
