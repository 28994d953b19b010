// A sheet that cannot be used, its one retest, and rooms that stand out.
#include <boost/json.hpp>

#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

std::string fast(int value) {
  boost::json::array answers;
  for (int i = 0; i < 16; ++i)
    answers.push_back({{"item", i < 9 ? "phq9." + std::to_string(i + 1) : "gad7." + std::to_string(i - 8)},
                       {"value", (value + i) % 3},
                       {"spent_ms", 200}});
  return "{\"answers\":" + boost::json::serialize(answers) + "}";
}

boost::json::value retests(http::PlainClient& client, const Session& session) {
  const auto answer = client.request("GET", "/api/retests", {}, session.headers);
  REQUIRE_MESSAGE(answer.status == 200, answer.body);
  return boost::json::parse(answer.body);
}

http::PlainClient::Answer release(http::PlainClient& client, const Session& session, const boost::json::value& retest) {
  return client.request("POST", "/api/retests/" + std::string(retest.at("id").as_string()) + "/release", "{}",
                        session.headers);
}

const std::vector<int> calm{0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0};

}  // namespace

TEST_CASE("an invalid sheet opens one retest, and the same code gives the second attempt once it is released") {
  on_both_engines([](World& world) {
    world.publish();
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201", true);
    add_person(world, "other", access::Role::psychology_teacher, "2135010301", true);
    auto client = world.serve();
    const auto psychologist = sign_in_staff(client, "psychologist"), other = sign_in_staff(client, "other");
    const std::string code = world.slip("autumn", "林晨1").code;
    const auto first = sign_in(client, code);
    CHECK(client.request("PUT", first.sheet, fast(1), first.authorization).status == 200);
    CHECK(client.request("PUT", first.sheet, fast(1), first.authorization).status == 200);
    CHECK(world.number("SELECT count(*) FROM retest") == 1);
    CHECK(sign_in(client, code).state == "spent");
    const auto waiting = retests(client, psychologist).at("retests");
    REQUIRE(waiting.as_array().size() == 1);
    CHECK(waiting.at(0).at("state").as_string() == "waiting");
    CHECK(std::string(waiting.at(0).at("words").as_string()).find("本次结果不采用，建议再测") != std::string::npos);
    CHECK(retests(client, other).at("retests").as_array().empty());
    CHECK(release(client, other, waiting.at(0)).status == 404);
    CHECK(sign_in(client, code).state == "spent");
    CHECK(release(client, psychologist, waiting.at(0)).status == 204);
    CHECK(release(client, psychologist, waiting.at(0)).status == 204);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'releaseRetest'") == 1);
    const auto second = sign_in(client, code);
    CHECK(second.state == "open");
    CHECK(second.sheet != first.sheet);
    CHECK(second.first_item == 0);
    CHECK(client.request("PUT", second.sheet, answers_json(calm), second.authorization).status == 200);
    CHECK(sign_in(client, code).state == "spent");
    CHECK(retests(client, psychologist).at("retests").at(0).at("state").as_string() == "done");
    CHECK(world.number("SELECT CAST(value AS BIGINT) FROM score WHERE scale = 'phq9' AND attempt = 2") == 2);
    CHECK(world.number("SELECT count(*) FROM score WHERE attempt = 1") == 4);  // the first one stays
  });
}

TEST_CASE(
    "that a sheet could not be used is told to the psychologist alone: what teachers, operators and leaders read stays "
    "the same") {
  on_both_engines([](World& world) {
    const auto campaign = std::to_string(world.publish().value);
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201", true);
    add_person(world, "teacher", access::Role::class_teacher, "2135010201/初二/初二(1)班");
    add_person(world, "leader", access::Role::school_leader, "2135010201");
    add_person(world, "operator", access::Role::session_operator, "2135010201");
    auto client = world.serve();
    const auto psychologist = sign_in_staff(client, "psychologist");
    const std::vector<Session> others{sign_in_staff(client, "teacher"), sign_in_staff(client, "leader"),
                                      sign_in_staff(client, "operator")};
    const auto first = sign_in(client, world.slip("autumn", "林晨1").code);
    REQUIRE(client.request("PUT", first.sheet, fast(1), first.authorization).status == 200);
    const auto class_id = std::to_string(world.number(
        "SELECT class_unit_id FROM enrolment e JOIN student s ON s.student_id = e.student_id WHERE s.name = '林晨1'"));
    const auto read = [&] {
      world.serving().count_now();
      world.serving().board_now();
      std::vector<std::string> all;
      for (const auto& who : others)
        for (const std::string& path :
             {"/api/campaigns/" + campaign, "/api/campaigns/" + campaign + "/classes/" + class_id,
              "/api/campaigns/" + campaign + "/unfinished", "/api/campaigns/" + campaign + "/board",
              std::string("/api/retests")}) {
          auto body = client.request("GET", path, {}, who.headers).body;
          if (const auto at = body.find("\"counted_at_ms\""); at != std::string::npos)
            body.erase(at, body.find_first_of(",}", at) - at);
          all.push_back(body);
        }
      return all;
    };
    const auto before = read();
    REQUIRE(release(client, psychologist, retests(client, psychologist).at("retests").at(0)).status == 204);
    const auto same = [&] {
      const auto now = read();
      for (std::size_t i = 0; i < before.size(); ++i) CHECK(now[i] == before[i]);
    };
    same();
    CHECK(sign_in(client, world.slip("autumn", "林晨1").code).state == "open");
    same();
  });
}

TEST_CASE(
    "after a second invalid sheet there is a conversation, never a third test, and a critical answer is told all the "
    "same") {
  on_both_engines([](World& world) {
    world.publish();
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201", true);
    auto client = world.serve();
    const auto psychologist = sign_in_staff(client, "psychologist");
    const std::string code = world.slip("autumn", "林晨1").code;
    const auto first = sign_in(client, code);
    CHECK(client.request("PUT", first.sheet, fast(1), first.authorization).status == 200);
    CHECK(release(client, psychologist, retests(client, psychologist).at("retests").at(0)).status == 204);
    const auto second = sign_in(client, code);
    CHECK(client.request("PUT", second.sheet, fast(0), second.authorization).status ==
          200);  // item 9 is answered with 2
    const auto after = retests(client, psychologist).at("retests");
    REQUIRE(after.as_array().size() == 1);
    CHECK(after.at(0).at("state").as_string() == "neither_used");
    CHECK(std::string(after.at(0).at("words").as_string()).find("不再做第三次测评") != std::string::npos);
    CHECK(sign_in(client, code).state == "spent");
    CHECK(release(client, psychologist, after.at(0)).status == 204);
    CHECK(sign_in(client, code).state == "spent");
    CHECK(world.number("SELECT count(*) FROM alert") == 1);
    const std::string id(boost::json::parse(client.request("GET", "/api/alerts", {}, psychologist.headers).body)
                             .at("alerts")
                             .at(0)
                             .at("id")
                             .as_string());
    CHECK(client.request("GET", "/api/alerts/" + id, {}, psychologist.headers).body.find("不再做第三次测评") !=
          std::string::npos);
  });
}

TEST_CASE("sheets that nobody handed in, that were declined or only read open no retest") {
  on_both_engines([](World& world) {
    world.publish("autumn", "silent");
    auto client = world.serve();
    const auto child = sign_in(client, world.slip("autumn", "林晨1").code);
    CHECK(client.request("PUT", child.sheet, fast(1), child.authorization).status == 200);
    CHECK(world.number("SELECT count(*) FROM retest") == 0);
    world.publish("winter");
    const auto declining = sign_in(client, world.slip("winter", "陈曦1").code);
    CHECK(
        client.request("PUT", declining.sheet, "{\"answers\":[],\"declined\":true}", declining.authorization).status ==
        200);
    CHECK(world.number("SELECT count(*) FROM retest") == 0);
  });
}

TEST_CASE("a room with sheets that are alike is told to the psychologist as counts, and to nobody else") {
  on_both_engines([](World& world) {
    const auto campaign = world.publish();
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201", true);
    add_person(world, "teacher", access::Role::class_teacher, "2135010201/初二/初二(1)班");
    auto client = world.serve();
    const auto psychologist = sign_in_staff(client, "psychologist"), teacher = sign_in_staff(client, "teacher");
    const auto class_id = std::to_string(world.number(
        "SELECT class_unit_id FROM enrolment e JOIN student s ON s.student_id = e.student_id WHERE s.name = '林晨1'"));
    const auto adult = std::to_string(world.number("SELECT account_id FROM account WHERE login = 'psychologist'"));
    const auto opened = client.request("POST", "/api/class-sessions",
                                       "{\"campaign_id\":\"" + std::to_string(campaign.value) + "\",\"class_id\":\"" +
                                           class_id + "\",\"reachable_adult_id\":\"" + adult + "\"}",
                                       teacher.headers);
    REQUIRE_MESSAGE(opened.status == 200, opened.body);
    const std::string session(boost::json::parse(opened.body).at("id").as_string());
    for (const char* name : {"林晨1", "陈曦1", "王芳1"}) {
      const auto child = sign_in(client, world.slip("autumn", name).code);
      CHECK(client.request("PUT", child.sheet, answers_json(calm), child.authorization).status == 200);
    }
    world.serving().count_now();
    CHECK(retests(client, psychologist).at("rooms").as_array().empty());  // the lesson goes on
    const auto closed = client.request("POST", "/api/class-sessions/" + session + "/close", "{}", teacher.headers);
    CHECK(closed.status == 200);
    world.serving().count_now();
    world.serving().count_now();
    const auto rooms = retests(client, psychologist).at("rooms").as_array();
    REQUIRE(rooms.size() == 1);
    CHECK(std::string(rooms[0].at("words").at(0).as_string()) == "3 份答卷中有 3 份逐题相同。");
    CHECK(client.request("GET", "/api/retests", {}, teacher.headers).status == 404);
    CHECK(client.request("GET", "/api/class-sessions/" + session, {}, teacher.headers).body.find("相同") ==
          std::string::npos);
  });
}
