// A code that is found: in the history of a browser, on a table, in a bin (docs/adr/0016).
#include <atomic>
#include <boost/json.hpp>
#include <thread>

#include "access/public_id.h"
#include "answering/sign_in_to_answer.h"
#include "sql/answering/add_answerer_look_up.h"
#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

namespace json = boost::json;
constexpr std::int64_t day_ms = 24LL * 3600 * 1000;
const std::vector<int> calm(16, 0);
constexpr auto testing = store::SystemKey::because("a test gives digits to another child");

struct Found {
  explicit Found(World& of)
      : world(of),
        client((of.publish(), add_person(of, "psychologist", access::Role::psychology_teacher, "2135010201", true),
                of.serve())) {}
  World& world;
  http::PlainClient client;
  std::string code() { return world.slip("autumn", "林晨1").code; }
  http::PlainClient::Answer address(const std::string& code, const std::string& name_part = {}) {
    return client.request(
        "POST", "/api/answering/sign-in",
        "{\"card\":\"" + code + "\"" + (name_part.empty() ? "" : ",\"name_part\":\"" + name_part + "\"") + "}");
  }
  void hand_in(const Child& child) {
    REQUIRE(client.request("PUT", child.sheet, answers_json(calm), child.authorization).status == 200);
  }
};

std::string code_of(const http::PlainClient::Answer& answer) {
  return std::string(json::parse(answer.body).at("code").as_string());
}

std::string typed_otherwise(const std::string& code) {
  std::string typed = " ";
  for (const char c : code) typed += static_cast<char>(std::tolower(c == '0' ? 'O' : c));
  return typed + "-";
}

bool tells_nothing(const std::string& body) {
  for (const char* telling :
       {"林", "晨1", "ticket", "receipt", "sheet_id", "display_name", "form_hash", "declined", "first_item", "device"})
    if (body.find(telling) != std::string::npos) return false;
  return true;
}

}  // namespace

TEST_CASE(
    "once a sheet is in, its code opens nothing by any way: no name, no receipt, no ticket, no call, and the log has "
    "who tried") {
  on_both_engines([](World& world) {
    Found found(world);
    const std::string code = found.code();
    found.hand_in(sign_in(found.client, code));
    const auto tried = [&] {
      for (const auto& answer : {type_code(found.client, code), type_code(found.client, typed_otherwise(code)),
                                 found.address(code), type_code(found.client, code, "晨"), found.address(code, "晨")}) {
        CHECK_MESSAGE(answer.status == 410, answer.body);
        CHECK(code_of(answer) == "code_spent");
        CHECK_MESSAGE(tells_nothing(answer.body), answer.body);
      }
    };
    tried();
    CHECK(world.number("SELECT count(*) FROM answer_draft") == 1);  // nobody has begun anything with it
    CHECK(
        world.number(
            "SELECT count(*) FROM audit_line WHERE action = 'signInToAnswer' AND detail LIKE 'spent, code, device%'") ==
        3);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'signInToAnswer' AND detail LIKE 'spent, "
                       "address, device%'") == 2);
    // Nor in the days in which what was begun is delivered, and not after them.
    const std::int64_t closes_at_ms = world.screening().shelf.all().front()->definition.closes_at_ms;
    world.clock().advance_ms(closes_at_ms + day_ms - world.clock().now_ms());
    tried();
    world.clock().advance_ms(30 * day_ms);
    CHECK(type_code(found.client, code).status == 409);
  });
}

TEST_CASE("children who only read, or whose sheet was declined, leave no sign of it to whoever finds their code") {
  on_both_engines([](World& world) {
    Found found(world);
    const auto child = sign_in(found.client, found.code());
    REQUIRE(found.client.request("PUT", child.sheet, R"({"answers":[],"declined":true})", child.authorization).status ==
            200);
    for (const auto& answer : {type_code(found.client, found.code()), found.address(found.code())})
      CHECK_MESSAGE(tells_nothing(answer.body), answer.body);
    CHECK(json::parse(type_code(found.client, found.code(), "晨").body)
              .at("declined_before")
              .as_bool());  // the child may begin after all
  });
}

TEST_CASE(
    "a code opens its sheet from the paper once; after that it asks for the name, and two wrong characters lock it "
    "until there is a new one") {
  on_both_engines([](World& world) {
    Found found(world);
    const std::string code = found.code();
    const auto first = json::parse(found.address(code).body);  // scanned, and the page says whom it means
    CHECK(first.at("display_name").as_string() == "林晨1");
    const Child child{"Authorization: Ticket " + std::string(first.at("ticket").as_string()) + "\r\n",
                      "/api/answer-sheets/" + std::string(first.at("sheet_id").as_string()), "open"};

    for (const auto& answer : {type_code(found.client, code), found.address(code)}) {
      REQUIRE_MESSAGE(answer.status == 200, answer.body);
      const auto asked = json::parse(answer.body);
      CHECK(asked.at("state").as_string() == "code");
      CHECK(asked.at("tries_left").as_int64() == 2);
      CHECK(asked.at("choices").as_array().size() == 6);
      // What belongs in the classmates' names stands beside it: of five common characters and one rare one the rare one
      // would be right.
      CHECK(answer.body.find("曦") != std::string::npos);
      CHECK(answer.body.find("芳") != std::string::npos);
      CHECK_MESSAGE(tells_nothing(answer.body), answer.body);
    }
    // A right one gives the tries back.
    CHECK(json::parse(type_code(found.client, code, "雨").body).at("tries_left").as_int64() == 1);
    CHECK(json::parse(type_code(found.client, code, "晨").body).at("display_name").as_string() == "林晨1");
    CHECK(json::parse(type_code(found.client, code, "雨").body).at("tries_left").as_int64() == 1);
    const auto locked = found.address(code, "伟");
    CHECK(code_of(locked) == "code_not_proved");
    CHECK(tells_nothing(locked.body));
    CHECK(code_of(type_code(found.client, code, "晨")) == "code_not_proved");
    CHECK(code_of(type_code(found.client, code)) == "code_not_proved");
    CHECK(world.number("SELECT count(*) FROM answer_draft") == 2);  // of those who were let in
    CHECK(world.number(
              "SELECT count(*) FROM audit_line WHERE action = 'signInToAnswer' AND detail LIKE 'refused, %'") == 2);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'signInToAnswer' AND detail LIKE 'locked, %'") ==
          3);
    // The page that is open goes on.
    CHECK(
        found.client.request("PUT", child.sheet + "/answers", answers_json({1}, ",\"save_no\":1"), child.authorization)
            .status == 200);

    const auto psychologist = sign_in_staff(found.client, "psychologist");
    const auto pupil =
        "/api/campaigns/" + std::to_string(world.number("SELECT campaign_id FROM campaign")) + "/pupils/" +
        access::public_id(world.composition().keys.public_id, access::PublicKind::student,
                          {StudentId(world.number("SELECT student_id FROM student WHERE name = '林晨1'"))});
    const auto given = found.client.request("POST", pupil + "/code", "{}", psychologist.headers);
    REQUIRE_MESSAGE(given.status == 200, given.body);
    const std::string fresh(json::parse(given.body).at("code").as_string());
    // From a new paper, once without being asked.
    CHECK(json::parse(type_code(found.client, fresh).body).at("display_name").as_string() == "林晨1");
    CHECK(json::parse(type_code(found.client, fresh).body).at("state").as_string() == "code");
  });
}

TEST_CASE("a retest opens the spent code once more, for whoever knows the name") {
  on_both_engines([](World& world) {
    Found found(world);
    const std::string code = found.code();
    const auto hasty = sign_in(found.client, code);
    json::array answers;
    for (int i = 0; i < 16; ++i)
      answers.push_back({{"item", i < 9 ? "phq9." + std::to_string(i + 1) : "gad7." + std::to_string(i - 8)},
                         {"value", i % 3},
                         {"spent_ms", 200}});
    REQUIRE(found.client
                .request("PUT", hasty.sheet, json::serialize(json::object{{"answers", answers}}), hasty.authorization)
                .status == 200);
    CHECK(type_code(found.client, code).status == 410);
    const auto psychologist = sign_in_staff(found.client, "psychologist");
    const auto waiting = json::parse(found.client.request("GET", "/api/retests", {}, psychologist.headers).body);
    REQUIRE(found.client
                .request("POST",
                         "/api/retests/" + std::string(waiting.at("retests").at(0).at("id").as_string()) + "/release",
                         "{}", psychologist.headers)
                .status == 204);
    CHECK_MESSAGE(tells_nothing(found.address(code).body), "from the history of a browser");
    CHECK(json::parse(found.address(code).body).at("state").as_string() == "code");
    const auto again = sign_in(found.client, code);
    CHECK(again.sheet != hasty.sheet);
    found.hand_in(again);
    CHECK(type_code(found.client, code).status == 410);
  });
}

TEST_CASE(
    "the code of one campaign is spent, the one of another is not; what an older device holds is delivered with its "
    "own ticket") {
  on_both_engines([](World& world) {
    Found found(world);
    world.publish("winter");
    const std::string code = found.code();
    const auto phone = sign_in(found.client, code), computer = sign_in(found.client, code);
    found.hand_in(computer);
    CHECK(type_code(found.client, code).status == 410);
    CHECK(json::parse(type_code(found.client, world.slip("winter", "林晨1").code).body).at("state").as_string() ==
          "open");
    std::vector<int> in_danger(16, 0);
    in_danger[8] = 2;
    CHECK(found.client
              .request("PUT", phone.sheet + "/answers", answers_json(in_danger, ",\"save_no\":1"), phone.authorization)
              .status == 200);
    CHECK(world.number("SELECT count(*) FROM alert_signal WHERE kind = 'critical_item'") == 1);
  });
}

TEST_CASE("a hundred guesses at a name at once are two guesses") {
  on_both_engines([](World& world) {
    Found found(world);
    const std::string code = found.code();
    sign_in(found.client, code);
    std::atomic<int> in{0}, wrong{0};
    std::vector<std::thread> guessers;
    for (int t = 0; t < 10; ++t)
      guessers.emplace_back([&, t] {
        http::PlainClient client("127.0.0.1", world.port());
        for (int i = 0; i < 10; ++i) {
          const auto answer = type_code(client, code, t == 9 && i == 9 ? "晨" : "雨");
          in += answer.status == 200 && answer.body.find("ticket") != std::string::npos ? 1 : 0;
          wrong += answer.status == 200 && answer.body.find("\"tries_left\":1") != std::string::npos ? 1 : 0;
        }
      });
    for (auto& one : guessers) one.join();
    CHECK(in == 0);
    CHECK(wrong == 1);  // the second one locks
    CHECK(world.number("SELECT code_proofs_left FROM campaign_member WHERE code_proofs_left IS NOT NULL") == 0);
  });
}

TEST_CASE(
    "two children never have one code: digits that lead to another child already are passed over, and end with nobody "
    "else's") {
  on_both_engines([](World& world) {
    const auto of = [&](const char* name) {
      return StudentId(world.number(std::string("SELECT student_id FROM student WHERE name = '") + name + "'"));
    };
    const auto& keys = world.composition().keys;
    const CampaignId campaign(1), before(77);
    const auto digits = [&](std::int64_t code_no) {
      return answering::access_code_of(keys.code, of("林晨1"), campaign, code_no);
    };
    // 林晨1's first and third codes have been 陈曦1's for a while, in another campaign.
    const auto stored = world.composition().database->write(testing, [&](store::Transaction& transaction) -> Status {
      for (const std::int64_t code_no : {1, 3})
        transaction.run(testing,
                        sql::answering::add_answerer_look_up{
                            .look_up_digest = BytesView(view(answering::look_up_digest(keys.look_up, digits(code_no)))),
                            .student_id = of("陈曦1"),
                            .campaign_id = before});
      return success();
    });
    REQUIRE(stored);
    Found found(world);
    REQUIRE(world.number("SELECT campaign_id FROM campaign") == campaign.value);
    CHECK(found.code() == digits(2));
    CHECK(json::parse(type_code(found.client, found.code()).body).at("display_name").as_string() == "林晨1");
    const auto others = [&] {
      return world.number(
          "SELECT count(*) FROM answerer_look_up WHERE revoked_at_ms IS NULL AND campaign_id = 77 AND student_id = " +
          std::to_string(of("陈曦1").value));
    };
    CHECK(others() == 2);

    const auto psychologist = sign_in_staff(found.client, "psychologist");
    const auto given = found.client.request(
        "POST",
        "/api/campaigns/1/pupils/" + access::public_id(keys.public_id, access::PublicKind::student, {of("林晨1")}) +
            "/code",
        "{}", psychologist.headers);
    REQUIRE_MESSAGE(given.status == 200, given.body);
    CHECK(json::parse(given.body).at("code").as_string() == digits(4));
    CHECK(json::parse(type_code(found.client, digits(4)).body).at("display_name").as_string() == "林晨1");
    CHECK(code_of(type_code(found.client, digits(2))) == "code_unknown");
    CHECK(others() == 2);
  });
}
