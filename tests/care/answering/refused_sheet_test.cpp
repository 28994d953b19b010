// Whatever becomes of what a child sends: a critical answer and a wish to talk reach somebody.
#include <boost/json.hpp>

#include "access/public_id.h"
#include "tests/fixtures/consent.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

namespace json = boost::json;
const std::vector<int> calm(16, 0);

std::vector<int> with_item_9(int value) {
  std::vector<int> answers(16, 0);
  answers[8] = value;
  return answers;
}

std::string code_of(const http::PlainClient::Answer& answer) {
  return std::string(json::parse(answer.body).at("code").as_string());
}
std::string parameter(const http::PlainClient::Answer& answer, const char* name) {
  return std::string(json::parse(answer.body).at("parameters").at(name).as_string());
}

struct Answering {
  explicit Answering(World& of) : world(of), client((of.publish(), of.serve())) {}
  World& world;
  http::PlainClient client;
  std::string code(const std::string& name = "林晨1") { return world.slip("autumn", name).code; }
  http::PlainClient::Answer hand_in(const Child& child, const std::string& body) {
    return client.request("PUT", child.sheet, body, child.authorization);
  }
  http::PlainClient::Answer save(const Child& child, const std::string& body) {
    return client.request("PUT", child.sheet + "/answers", body, child.authorization);
  }
  std::int64_t acute_signals(const std::string& kind) {
    return world.number("SELECT count(*) FROM alert_signal WHERE tier_rank = 1 AND kind = '" + kind + "'");
  }
};

}  // namespace

TEST_CASE(
    "a sheet handed in offline on the first device raises its critical answer although the second device has handed "
    "in, and is kept as that device's draft") {
  on_both_engines([](World& world) {
    Answering at(world);
    const auto phone = sign_in(at.client, at.code()), computer = sign_in(at.client, at.code());
    CHECK(at.hand_in(computer, answers_json(calm)).status == 200);
    const auto late = at.hand_in(phone, answers_json(with_item_9(3), ",\"contact_wish\":\"now\""));
    CHECK(late.status == 409);
    CHECK(code_of(late) == "sheet_differs");
    CHECK(parameter(late, "kept") == "draft");
    CHECK(parameter(late, "wish") == "now");
    CHECK(at.acute_signals("critical_item") == 1);
    CHECK(at.acute_signals("contact_wish") == 1);
    CHECK(world.number("SELECT count(*) FROM answer_draft WHERE device_no = 1 AND sealed_answers IS NOT NULL") == 1);
    CHECK(world.number("SELECT CAST(value AS BIGINT) FROM score WHERE scale = 'phq9'") == 0);  // the sheet stands
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'submitAnswers' AND detail LIKE 'not taken%'") ==
          1);
    CHECK(at.hand_in(phone, answers_json(with_item_9(3), ",\"contact_wish\":\"now\"")).status ==
          409);  // sent again: one signal each
    CHECK(world.number("SELECT count(*) FROM alert_signal") == 2);
  });
}

TEST_CASE("a body that is wrong in one place still raises what it says of danger") {
  on_both_engines([](World& world) {
    Answering at(world);
    const auto child = sign_in(at.client, at.code()), other = sign_in(at.client, at.code("陈曦1")),
               third = sign_in(at.client, at.code("王芳1"));
    const auto unknown = at.hand_in(
        child, R"({"answers":[{"item":"old.1","value":1},{"item":"phq9.9","value":3}],"contact_wish":"today"})");
    CHECK(code_of(unknown) == "unknown_item");
    CHECK(world.number("SELECT count(*) FROM alert_signal") == 2);
    const auto twice =
        at.save(other, R"({"save_no":1,"answers":[{"item":"phq9.9","value":0},{"item":"phq9.9","value":3}]})");
    CHECK(code_of(twice) == "item_twice");
    CHECK(at.acute_signals("critical_item") == 2);
    const auto no_number = at.save(third, R"({"answers":[{"item":"phq9.9","value":3}]})");
    CHECK(no_number.status == 422);
    CHECK(at.acute_signals("critical_item") == 3);
    CHECK(world.number("SELECT count(*) FROM answer_sheet") == 0);
    CHECK(world.number("SELECT count(*) FROM answer_draft WHERE sealed_answers IS NOT NULL") == 0);
  });
}

TEST_CASE("a press of the help button is a call, whatever is wrong with its words") {
  on_both_engines([](World& world) {
    Answering at(world);
    const auto child = sign_in(at.client, at.code());
    CHECK(at.client.request("PUT", child.sheet + "/help-request", "{\"wish\":\"later\"}", child.authorization).status ==
          422);
    CHECK(world.number("SELECT count(*) FROM alert_signal WHERE kind = 'help_button'") == 1);
  });
}

TEST_CASE("a call for help on another day calls anew in the same campaign") {
  on_both_engines([](World& world) {
    Answering at(world);
    const auto child = sign_in(at.client, at.code());
    const auto press = [&] {
      return at.client.request("PUT", child.sheet + "/help-request", "{\"wish\":\"today\"}", child.authorization)
          .status;
    };
    CHECK(press() == 200);
    CHECK(press() == 200);
    CHECK(world.number("SELECT count(*) FROM alert_signal") == 1);
    world.execute("UPDATE alert SET closed_at_ms = 5");  // an adult has spoken with the child
    world.clock().advance_ms(24LL * 3600 * 1000);
    CHECK(press() == 200);
    CHECK(world.number("SELECT count(*) FROM alert WHERE closed_at_ms IS NULL") == 1);
  });
}

TEST_CASE("an outdated save is not acknowledged as stored, and its critical answer is told all the same") {
  on_both_engines([](World& world) {
    Answering at(world);
    const auto child = sign_in(at.client, at.code());
    CHECK(json::parse(at.save(child, answers_json(calm, ",\"save_no\":8")).body).at("save_no").as_int64() == 8);
    const auto old = at.save(child, answers_json(with_item_9(3), ",\"save_no\":6"));
    CHECK(old.status == 200);
    CHECK(json::parse(old.body).at("save_no").as_int64() == 8);
    CHECK(world.number("SELECT save_no FROM answer_draft") == 8);
    CHECK(at.acute_signals("critical_item") == 1);
    // A device that lost its last writes counts up to a number that is taken: what it says now is stored.
    CHECK(at.save(child, answers_json(with_item_9(1), ",\"save_no\":8")).status == 200);
    CHECK(at.hand_in(sign_in(at.client, at.code()), answers_json(std::vector<int>(16, -1))).status == 200);
    CHECK(world.number("SELECT CAST(value AS BIGINT) FROM score WHERE scale = 'phq9'") == 1);
  });
}

TEST_CASE("a save brings only what changed since the save before, and joins nothing else") {
  on_both_engines([](World& world) {
    Answering at(world);
    const auto child = sign_in(at.client, at.code());
    const auto part = [&](const std::string& item, int value, int save_no, int base) {
      return at.save(child, "{\"save_no\":" + std::to_string(save_no) + ",\"base_save_no\":" + std::to_string(base) +
                                ",\"answers\":[{\"item\":\"" + item + "\",\"value\":" + std::to_string(value) + "}]}");
    };
    CHECK(code_of(part("phq9.1", 1, 2, 1)) == "save_base_unknown");  // nothing is there yet
    CHECK(at.save(child, answers_json(std::vector<int>(8, 1), ",\"save_no\":1")).status == 200);
    CHECK(part("phq9.9", 3, 2, 1).status == 200);
    CHECK(at.acute_signals("critical_item") == 1);
    CHECK(part("phq9.9", 3, 2, 1).status == 200);                    // the reply was lost
    CHECK(code_of(part("phq9.2", 3, 4, 1)) == "save_base_unknown");  // upon a save that is no longer the last
    CHECK(code_of(part("phq9.2", 3, 3, 3)) == "field_invalid");
    CHECK(part("phq9.1", -1, 3, 2).status == 200);  // left out on purpose after all
    CHECK(world.number("SELECT save_no FROM answer_draft") == 3);
    CHECK(at.hand_in(sign_in(at.client, at.code()), answers_json(std::vector<int>(16, -1))).status == 200);
    CHECK(world.number("SELECT missing FROM score WHERE scale = 'phq9'") == 1);
    CHECK(world.number("SELECT CAST(value AS BIGINT) FROM score WHERE scale = 'phq9'") >= 10);  // seven times 1, and 3
  });
}

TEST_CASE("a refused partial save still tells of danger") {
  on_both_engines([](World& world) {
    Answering at(world);
    const auto child = sign_in(at.client, at.code());
    CHECK(code_of(at.save(child, R"({"save_no":9,"base_save_no":8,"answers":[{"item":"phq9.9","value":3}]})")) ==
          "save_base_unknown");
    CHECK(at.acute_signals("critical_item") == 1);
  });
}

TEST_CASE(
    "after a withdrawal in the middle the next answer ends the page like a recall, and help can still be called") {
  on_both_engines([](World& world) {
    Families families(world);
    auto& client = families.client();
    CHECK(families.paper(families.psychologist, "林晨1", "given").status == 200);
    const auto child = families.signs_in("林晨1");
    CHECK(client.request("PUT", child.sheet + "/answers", answers_json(calm, ",\"save_no\":1"), child.authorization)
              .status == 200);
    CHECK(families.paper(families.psychologist, "林晨1", "withdrawn").status == 200);
    const auto next = client.request("PUT", child.sheet + "/answers", answers_json(with_item_9(3), ",\"save_no\":2"),
                                     child.authorization);
    CHECK(next.status == 200);
    CHECK(json::parse(next.body).at("recalled").as_bool());
    CHECK(json::parse(next.body).at("save_no").as_int64() == 1);  // what is stored
    CHECK(code_of(client.request("GET", "/api/answering/form", {}, child.authorization)) == "campaign_not_open");
    CHECK(world.number("SELECT count(*) FROM alert_signal") == 0);
    CHECK(client.request("PUT", child.sheet + "/help-request", "{\"wish\":\"now\"}", child.authorization).status ==
          200);
    const auto handed_in = client.request(
        "PUT", child.sheet, answers_json(with_item_9(3), ",\"contact_wish\":\"today\""), child.authorization);
    CHECK(json::parse(handed_in.body).at("recalled").as_bool());
    CHECK(world.number("SELECT count(*) FROM alert_signal WHERE kind IN ('help_button', 'contact_wish')") == 2);
    CHECK(world.number("SELECT count(*) FROM alert_signal WHERE kind = 'critical_item'") == 0);
  });
}

TEST_CASE("after a new code the old one's ticket stores nothing any more, but danger in what it sends is told") {
  on_both_engines([](World& world) {
    Answering at(world);
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201", true);
    const auto old = sign_in(at.client, at.code());
    CHECK(at.save(old, answers_json({0}, ",\"save_no\":1")).status == 200);
    const auto psychologist = sign_in_staff(at.client, "psychologist");
    const StudentId student(world.number("SELECT student_id FROM student WHERE name = '林晨1'"));
    const std::string pupil =
        "/api/campaigns/" + std::to_string(world.number("SELECT campaign_id FROM campaign")) + "/pupils/" +
        access::public_id(world.composition().keys.public_id, access::PublicKind::student, {student});
    const auto given = at.client.request("POST", pupil + "/code", "{}", psychologist.headers);
    REQUIRE_MESSAGE(given.status == 200, given.body);
    const auto save = at.save(old, answers_json(with_item_9(3), ",\"save_no\":2"));
    CHECK(save.status == 401);
    CHECK(code_of(save) == "ticket_ended");
    CHECK(code_of(at.hand_in(old, answers_json(calm, ",\"contact_wish\":\"now\""))) == "ticket_ended");
    CHECK(world.number("SELECT save_no FROM answer_draft") == 1);
    CHECK(world.number("SELECT count(*) FROM answer_sheet") == 0);
    CHECK(at.acute_signals("critical_item") == 1);
    CHECK(at.acute_signals("contact_wish") == 1);
    const auto fresh = sign_in(at.client, std::string(json::parse(given.body).at("code").as_string()));
    CHECK(at.hand_in(fresh, answers_json(calm)).status == 200);

    // It was somebody else after all: set aside, the child answers anew, the signals stay.
    const auto aside = at.client.request("POST", pupil + "/set-aside", "{\"attempt\":1,\"because\":\"child_says\"}",
                                         psychologist.headers);
    REQUIRE_MESSAGE(aside.status == 200, aside.body);
    CHECK(code_of(at.save(fresh, answers_json(calm, ",\"save_no\":3"))) == "ticket_ended");
    const auto anew = sign_in(at.client, std::string(json::parse(aside.body).at("code").as_string()));
    CHECK(anew.state == "open");
    CHECK(anew.first_item == 0);
    CHECK(world.number("SELECT count(*) FROM sheet_set_aside WHERE reason = 'somebody_else'") == 1);
    CHECK(world.number("SELECT count(*) FROM alert_signal") == 2);
    CHECK(world.number("SELECT count(*) FROM alert WHERE closed_at_ms IS NULL") == 1);
  });
}

TEST_CASE(
    "a sheet that was begun is delivered for a week after the end, by code or by the ticket it has, and nothing is "
    "asked") {
  on_both_engines([](World& world) {
    Answering at(world);
    const std::int64_t closes_at_ms = world.screening().shelf.all()[0]->definition.closes_at_ms,
                       day_ms = 24LL * 3600 * 1000;
    world.clock().advance_ms(closes_at_ms - world.clock().now_ms() - 3600'000);
    const auto friday = sign_in(at.client, at.code()), other = sign_in(at.client, at.code("陈曦1"));
    world.clock().advance_ms(3 * day_ms);
    const auto deliver = sign_in(at.client, at.code());
    CHECK(deliver.state == "deliver");
    CHECK(code_of(at.client.request("GET", "/api/answering/form", {}, deliver.authorization)) == "campaign_not_open");
    CHECK(code_of(
              at.client.request("POST", "/api/answering/sign-in", "{\"access_code\":\"" + at.code("王芳1") + "\"}")) ==
          "campaign_not_open");  // never begun
    CHECK(at.hand_in(deliver, answers_json(with_item_9(3))).status == 200);
    CHECK(at.acute_signals("critical_item") == 1);
    CHECK(at.hand_in(other, answers_json(with_item_9(2))).status == 200);  // with the ticket of Friday
    CHECK(world.number("SELECT count(*) FROM answer_sheet WHERE state = 'submitted'") == 2);
    world.clock().advance_ms(6 * day_ms);
    CHECK(code_of(at.client.request("POST", "/api/answering/sign-in", "{\"access_code\":\"" + at.code() + "\"}")) ==
          "campaign_not_open");
    // Much too late to be a sheet, never too late for a call.
    const auto much_later = at.hand_in(friday, answers_json(calm, ",\"contact_wish\":\"now\""));
    CHECK(code_of(much_later) == "ticket_expired");
    CHECK(at.acute_signals("contact_wish") == 1);
  });
}

TEST_CASE("who pressed 不想参加 may begin after all, and what the child hands in then is the sheet") {
  on_both_engines([](World& world) {
    Answering at(world);
    const auto first = sign_in(at.client, at.code());
    const std::string no = R"({"answers":[],"declined":true})";
    const auto receipt = at.hand_in(first, no);
    CHECK(receipt.status == 200);
    CHECK(at.hand_in(first, no).body == receipt.body);
    CHECK(type_code(at.client, at.code()).body.find("declined") ==
          std::string::npos);  // nobody who found the code reads of the no
    const auto answer = type_code(at.client, at.code(), "晨");
    CHECK(json::parse(answer.body).at("state").as_string() == "open");
    CHECK(json::parse(answer.body).at("declined_before").as_bool());
    CHECK(code_of(at.hand_in(first, answers_json(calm))) ==
          "sheet_differs");  // an older device's sheet is not the change of mind
    const auto again = sign_in(at.client, at.code());
    CHECK(at.hand_in(again, answers_json(std::vector<int>(16, 1))).status == 200);
    CHECK(world.number("SELECT count(*) FROM answer_sheet WHERE state = 'submitted'") == 1);
    CHECK(world.number("SELECT CAST(value AS BIGINT) FROM score WHERE scale = 'phq9'") == 9);
    CHECK(code_of(at.hand_in(again, no)) == "sheet_differs");
  });
}

TEST_CASE("a child who only read may answer once the family has said yes") {
  on_both_engines([](World& world) {
    Families families(world);
    families.born("林晨1", "2014-01-05");  // under 14 the family decides, and has said nothing yet
    const auto reading = families.signs_in("林晨1");
    CHECK(families.client().request("PUT", reading.sheet, answers_json(calm), reading.authorization).status == 200);
    CHECK(families.signs_in("林晨1").state == "spent");
    CHECK(families.paper(families.psychologist, "林晨1", "given").status == 200);
    const auto answering = families.signs_in("林晨1");
    CHECK(answering.state == "open");
    CHECK(families.asks_questions(answering));
    CHECK(families.client()
              .request("PUT", answering.sheet, answers_json(std::vector<int>(16, 1)), answering.authorization)
              .status == 200);
    CHECK(world.number("SELECT count(*) FROM answer_sheet WHERE state = 'submitted'") == 1);
  });
}
