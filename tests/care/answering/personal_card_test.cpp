// The lasting card on ordinary days: it opens the help page without any campaign.
#include <boost/json.hpp>

#include "answering/seat_proof.h"
#include "answering/sign_in_to_answer.h"
#include "casework/alert_page.h"
#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;
namespace json = boost::json;

namespace {

constexpr std::int64_t hour_ms = 3600 * 1000, year_ms = 365LL * 24 * hour_ms;

struct Card {
  explicit Card(World& w)
      : world(w),
        client((world.publish(),
                add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201", true),
                world.serve())) {}
  std::string text(const std::string& name) {
    return answering::card_of(world.composition().keys.code,
                              StudentId(world.number("SELECT student_id FROM student WHERE name = '" + name + "'")));
  }
  http::PlainClient::Answer scan(const std::string& name, const std::string& name_part = {}) {
    return client.request(
        "POST", "/api/answering/sign-in",
        "{\"card\":\"" + text(name) + "\"" + (name_part.empty() ? "" : ",\"name_part\":\"" + name_part + "\"") + "}");
  }
  // Whose card it is picks the second character where a sheet lies behind it; where none does, nothing is asked and
  // nobody named.
  Child open(const std::string& name, bool to_a_sheet = false) {
    auto answer = scan(name);
    REQUIRE_MESSAGE(answer.status == 200, answer.body);
    CHECK_MESSAGE(answer.body.find(name.substr(0, 6)) == std::string::npos, answer.body);
    CHECK((json::parse(answer.body).at("state").as_string() == "code") == to_a_sheet);
    if (to_a_sheet) answer = scan(name, answering::name_gap(name));
    const auto body = json::parse(answer.body);
    CHECK(body.at("display_name").as_string() == (to_a_sheet ? name : ""));
    return {"Authorization: Ticket " + std::string(body.at("ticket").as_string()) + "\r\n",
            "/api/answer-sheets/" + std::string(body.at("sheet_id").as_string()),
            std::string(body.at("state").as_string()), 1, 0};
  }
  World& world;
  http::PlainClient client;
};

}  // namespace

TEST_CASE("without a campaign the card opens a page without questions, and a call for somebody is an alert at once") {
  on_both_engines([](World& world) {
    Card card(world);
    world.clock().advance_ms(year_ms);  // long after the campaign
    const auto child = card.open("林晨1");
    CHECK(child.state == "open");
    const auto form = card.client.request("GET", "/api/answering/form", {}, child.authorization);
    REQUIRE_MESSAGE(form.status == 200, form.body);
    CHECK(json::parse(form.body).at("sections").as_array().empty());
    CHECK(!json::parse(form.body).at("help_promise").at("zh-CN").as_string().empty());
    CHECK(world.number("SELECT count(*) FROM answer_draft") == 0);

    const auto asked =
        card.client.request("PUT", child.sheet + "/help-request", "{\"wish\":\"now\"}", child.authorization);
    REQUIRE_MESSAGE(asked.status == 200, asked.body);
    CHECK(
        json::parse(asked.body).at("promise").at("en").as_string().starts_with("The adults on duty are being called."));
    CHECK(world.number("SELECT count(*) FROM alert WHERE tier_rank = 1") == 1);
    CHECK(card.client.request("PUT", child.sheet + "/help-request", "{\"wish\":\"now\"}", child.authorization).status ==
          200);
    CHECK(world.number("SELECT count(*) FROM alert_signal WHERE kind = 'help_button'") == 1);  // sent twice: one call

    // Nothing can be answered with it.
    CHECK(card.client.request("PUT", child.sheet, answers_json({1}), child.authorization).status == 409);
    CHECK(card.client.request("PUT", child.sheet + "/answers", answers_json({1}, ",\"save_no\":1"), child.authorization)
              .status == 409);

    const auto psychologist = sign_in_staff(card.client, "psychologist");
    const StudentId student(world.number("SELECT student_id FROM student WHERE name = '林晨1'"));
    const auto page = card.client.request(
        "GET", "/api/alerts/" + casework::alert_id(world.composition().keys.public_id, {student, 1}), {},
        psychologist.headers);
    REQUIRE_MESSAGE(page.status == 200, page.body);
    CHECK(json::parse(page.body).at("signals").at(0).at("kind").as_string() == "help_button");
    CHECK(!json::parse(page.body).at("answers_available").as_bool());

    // Another day, after the alert has been closed: heard again.
    world.execute("UPDATE alert SET closed_at_ms = 1, step_due_at_ms = NULL");
    world.clock().advance_ms(24 * hour_ms);
    const auto again = card.open("林晨1");
    CHECK(
        card.client.request("PUT", again.sheet + "/help-request", "{\"wish\":\"today\"}", again.authorization).status ==
        200);
    CHECK(world.number("SELECT count(*) FROM alert WHERE closed_at_ms IS NULL AND tier_rank = 2") == 1);
  });
}

TEST_CASE(
    "whoever finds a card reads no name and not that its child has called; two wrong characters leave it the call for "
    "somebody") {
  on_both_engines([](World& world) {
    Card card(world);
    for (const char* wrong : {"", "雨", "伟"}) {
      const auto found = card.scan("林晨1", wrong);
      REQUIRE_MESSAGE(found.status == 200, found.body);
      for (const char* telling : {"林", "receipt", "declined"})
        CHECK_MESSAGE(found.body.find(telling) == std::string::npos, found.body);
      CHECK((json::parse(found.body).at("state").as_string() == "code") == (std::string(wrong) != "伟"));
    }
    CHECK(world.number("SELECT count(*) FROM answer_draft") == 0);
    const auto child = card.open("林晨1");  // locked: the card is as on an ordinary day
    CHECK(
        card.client.request("PUT", child.sheet + "/help-request", "{\"wish\":\"today\"}", child.authorization).status ==
        200);
    const auto later = card.open("林晨1");
    const auto form = card.client.request("GET", "/api/answering/form", {}, later.authorization);
    REQUIRE(form.status == 200);
    CHECK(!json::parse(form.body).as_object().contains("help"));
    CHECK(card.client.request("PUT", later.sheet + "/answers", answers_json({1}, ",\"save_no\":1"), later.authorization)
              .status == 409);
  });
}

TEST_CASE(
    "a card calls somebody also after the sheet has been handed in; another child's ticket and a pupil who has left "
    "call nobody") {
  on_both_engines([](World& world) {
    Card card(world);
    const auto answering = sign_in(card.client, world.slip("autumn", "林晨1").code);
    CHECK(card.client.request("PUT", answering.sheet, answers_json(std::vector<int>(16, 0)), answering.authorization)
              .status == 200);
    const auto child = card.open("林晨1");
    CHECK(child.sheet != answering.sheet);
    CHECK(
        card.client.request("PUT", child.sheet + "/help-request", "{\"wish\":\"today\"}", child.authorization).status ==
        200);
    const auto unanswered = card.open("陈曦1", true);  // still has a campaign to answer: the card leads there
    CHECK(card.client.request("GET", "/api/answering/form", {}, unanswered.authorization).body.find("phq9.1") !=
          std::string::npos);
    CHECK(card.client.request("PUT", child.sheet + "/help-request", "{\"wish\":\"now\"}", unanswered.authorization)
              .status == 404);
    world.clock().advance_ms(year_ms);
    world.execute(
        "UPDATE enrolment SET until_on = '2027-07-01' WHERE student_id = (SELECT student_id FROM student WHERE name = "
        "'王芳1')");
    CHECK(card.client.request("POST", "/api/answering/sign-in", "{\"card\":\"" + card.text("王芳1") + "\"}").status ==
          404);
  });
}
