// What a psychologist does with the inbox: filter, take on one or many, put back; the page tells who is
// on it, who was called, and how the student answered before.
#include <boost/json.hpp>

#include "casework/alert_page.h"
#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;
namespace json = boost::json;

namespace {

void answer(World& world, http::PlainClient& client, const std::string& campaign, const char* name, int item_9,
            int others) {
  const auto child = sign_in(client, world.slip(campaign, name).code);
  std::vector<int> answers(16, others);
  answers[8] = item_9;
  REQUIRE(client.request("PUT", child.sheet, answers_json(answers), child.authorization).status == 200);
}

json::object inbox(http::PlainClient& client, const Session& who, const std::string& whose = "all") {
  const auto got = client.request("GET", "/api/alerts?whose=" + whose, {}, who.headers);
  REQUIRE_MESSAGE(got.status == 200, got.body);
  return json::parse(got.body).as_object();
}

std::string names(const json::object& list) {
  std::string all;
  for (const auto& row : list.at("alerts").as_array()) all += std::string(row.at("student_name").as_string()) + " ";
  return all;
}

std::string takings(const std::string& act, const std::vector<std::string>& ids) {
  json::array alerts;
  for (const auto& id : ids) alerts.push_back(json::object{{"id", id}, {"tier", "acute"}});
  return json::serialize(json::object{{"act", act}, {"alerts", std::move(alerts)}});
}

struct School {
  explicit School(World& w)
      : world(w),
        client((w.publish(), people(w), w.serve())),
        mine(sign_in_staff(client, "psychologist")),
        colleague(sign_in_staff(client, "colleague")),
        other(sign_in_staff(client, "other")) {
    answer(world, client, "autumn", "林晨1", 1, 1);  // in order
    answer(world, client, "autumn", "陈曦1", 3, 2);  // item 9 at its highest: right away
    answer(world, client, "autumn", "林晨3", 3, 2);  // another school's
  }
  static void people(World& world) {
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201", true);
    add_person(world, "colleague", access::Role::psychology_teacher, "2135010201");
    add_person(world, "other", access::Role::psychology_teacher, "2135010301");
  }
  std::string id(const std::string& name) {
    const StudentId student(world.number("SELECT student_id FROM student WHERE name = '" + name + "'"));
    return casework::alert_id(world.composition().keys.public_id, {student, 1});
  }
  World& world;
  http::PlainClient client;
  Session mine, colleague, other;
};

}  // namespace

TEST_CASE("the inbox puts the acute first and shows what waits, what is mine, or all") {
  on_both_engines([](World& world) {
    School school(world);
    CHECK(names(inbox(school.client, school.mine)) == "陈曦1 林晨1 ");
    CHECK(school.client.request("POST", "/api/alerts/" + school.id("林晨1") + "/take-on", "", school.mine.headers)
              .status == 204);
    const auto open = inbox(school.client, school.mine, "open");
    CHECK(names(open) == "陈曦1 ");
    CHECK(open.at("counts").at("open") == 1);
    CHECK(open.at("counts").at("mine") == 1);
    CHECK(open.at("counts").at("all") == 2);
    CHECK(names(inbox(school.client, school.mine, "mine")) == "林晨1 ");
    CHECK(names(inbox(school.client, school.colleague, "mine")).empty());
    CHECK(names(inbox(school.client, school.other)) == "林晨3 ");
    CHECK(school.client.request("GET", "/api/alerts?whose=everybody", {}, school.mine.headers).status == 422);
  });
}

TEST_CASE(
    "many are taken on at once: a colleague's stay the colleague's, another school's are not found, undo puts back "
    "only one's own") {
  on_both_engines([](World& world) {
    School school(world);
    CHECK(school.client.request("POST", "/api/alerts/" + school.id("林晨1") + "/take-on", "", school.colleague.headers)
              .status == 204);
    const std::vector<std::string> ids{school.id("林晨1"), school.id("陈曦1"), school.id("林晨3"), "nonsense"};
    const auto taken = json::parse(
        school.client.request("POST", "/api/alert-takings", takings("take_on", ids), school.mine.headers).body);
    CHECK(taken.at("changed").as_array().size() == 1);
    CHECK(taken.at("changed").at(0).as_string() == school.id("陈曦1"));
    CHECK(taken.at("missed").as_array().size() == 3);
    CHECK(world.number("SELECT count(*) FROM alert WHERE taken_by IS NOT NULL") == 2);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'takeOnAlert'") == 2);
    // Again: nothing changes, and whoever has it still has it.
    CHECK(json::parse(
              school.client
                  .request("POST", "/api/alert-takings", takings("take_on", {school.id("陈曦1")}), school.mine.headers)
                  .body)
              .at("changed")
              .as_array()
              .size() == 1);
    const auto back = json::parse(
        school.client.request("POST", "/api/alert-takings", takings("put_back", ids), school.mine.headers).body);
    CHECK(back.at("changed").as_array().size() == 1);
    CHECK(world.number("SELECT count(*) FROM alert WHERE taken_by IS NOT NULL") == 1);
    CHECK(school.client.request("POST", "/api/alert-takings", "{\"act\":\"delete\",\"alerts\":[]}", school.mine.headers)
              .status == 422);
  });
}

TEST_CASE("the page of an alert tells who is called next, then who is on it, and the scores of every campaign") {
  on_both_engines([](World& world) {
    School school(world);
    world.publish("spring");
    world.clock().advance_ms(1000);
    answer(world, school.client, "spring", "林晨1", 0, 2);
    world.serving().call_now();
    const auto page = [&] {
      const auto got = school.client.request("GET", "/api/alerts/" + school.id("林晨1"), {}, school.mine.headers);
      REQUIRE_MESSAGE(got.status == 200, got.body);
      return json::parse(got.body).as_object();
    };
    const auto waiting = page();
    CHECK(waiting.at("state").as_string() == "open");
    CHECK(waiting.at("step_due_at_ms").as_int64() > world.clock().now_ms());
    CHECK(waiting.at("due_for").as_string() == "answer");
    REQUIRE(!waiting.at("called").as_array().empty());
    CHECK(waiting.at("called").at(0).at("name").as_string() == "psychologist");
    REQUIRE(!waiting.at("rungs_ahead").as_array().empty());
    CHECK(waiting.at("rungs_ahead").as_array().back().as_string() == "county");
    const auto& waves = waiting.at("waves").as_array();
    const auto& wave =
        *std::find_if(waves.begin(), waves.end(), [](const json::value& one) { return one.at("scale") == "gad7"; });
    REQUIRE(wave.at("points").as_array().size() == 2);
    CHECK(wave.at("points").at(0).at("score").to_number<double>() == 7);
    CHECK(wave.at("points").at(1).at("score").to_number<double>() == 14);

    CHECK(school.client.request("POST", "/api/alerts/" + school.id("林晨1") + "/take-on", "", school.mine.headers)
              .status == 204);
    const auto taken = page();
    CHECK(taken.at("state").as_string() == "taken_by_you");
    CHECK(taken.at("taken_at_ms").as_int64() == world.clock().now_ms());
    // Who answered in time is not late: what is due from now on is the interview.
    CHECK(taken.at("due_for").as_string() == "interview");
    CHECK(taken.at("due_at_ms").as_int64() > waiting.at("due_at_ms").as_int64());
    const auto mine = json::parse(school.client.request("GET", "/api/alerts?whose=mine", {}, school.mine.headers).body);
    CHECK(mine.at("alerts").at(0).at("due_at_ms").as_int64() == taken.at("due_at_ms").as_int64());
    CHECK(mine.at("alerts").at(0).at("due_for").as_string() == "interview");
    CHECK(!taken.contains("step_due_at_ms"));
    CHECK(!taken.contains("rungs_ahead"));
    CHECK(school.client.request("POST", "/api/alerts/" + school.id("林晨1") + "/take-on", "", school.colleague.headers)
              .status == 409);
    CHECK(
        school.client.request("DELETE", "/api/alerts/" + school.id("林晨1") + "/take-on", "", school.colleague.headers)
            .status == 409);
    CHECK(school.client.request("DELETE", "/api/alerts/" + school.id("林晨1") + "/take-on", "", school.mine.headers)
              .status == 204);
    CHECK(page().at("state").as_string() == "open");
  });
}
