#include <boost/json.hpp>

#include "alerts/take_on.h"
#include "casework/alert_page.h"
#include "tests/fixtures/school_staff.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

constexpr std::int64_t minute = 60'000, hour = 60 * minute;

std::string token_of(World& world, StudentId student, int notification) {
  return alerts::take_on_token(world.composition().keys.public_id, student, 1, notification);
}

std::string state_of(const http::PlainClient::Answer& answer) {
  REQUIRE_MESSAGE(answer.status == 200, answer.body);
  return std::string(boost::json::parse(answer.body).at("state").as_string());
}

// Rounds as the server runs them, one a minute.
void wait_minutes(World& world, AlertDelivery& calling, int minutes) {
  for (int i = 0; i < minutes; ++i) {
    world.clock().advance_ms(minute);
    calling.round();
  }
}

}  // namespace

TEST_CASE("silence of an acute alert climbs rung by rung to the city and never ends") {
  on_both_engines([](World& world) {
    add_everybody(world);
    AlertDelivery calling(world.composition());
    const auto child = raise_alert(world, "林晨1", 1);
    CHECK(calling.round() == 1);
    CHECK(calling.round() == 0);  // a step is carried out once
    CHECK(called_in_order(world) == "psychologist");
    wait_minutes(world, calling, 9);
    CHECK(called_in_order(world) == "psychologist");
    wait_minutes(world, calling, 1);
    CHECK(called_in_order(world) == "psychologist deputy");
    wait_minutes(world, calling, 10);
    CHECK(called_in_order(world) == "psychologist deputy leader");
    wait_minutes(world, calling, 10);
    CHECK(called_in_order(world) == "psychologist deputy leader centre");
    wait_minutes(world, calling, 30);
    CHECK(called_in_order(world) == "psychologist deputy leader centre city");
    wait_minutes(world, calling, 90);
    CHECK(calls_of(world, "city") == 4);
    CHECK(alert_number(world, child, "step_due_at_ms") > world.clock().now_ms());
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'callForAlert'") == 8);
  });
}

TEST_CASE("taking on stops the ladder; a second person is told that another was first; again changes nothing") {
  on_both_engines([](World& world) {
    add_everybody(world);
    const auto child = raise_alert(world, "林晨1", 1);
    {
      AlertDelivery calling(world.composition());
      calling.round();
      wait_minutes(world, calling, 10);
    }
    auto client = world.serve();
    const auto first = "/api/calls/" + token_of(world, child, 1), second = "/api/calls/" + token_of(world, child, 2);
    CHECK(state_of(client.request("GET", first)) == "open");
    CHECK(state_of(client.request("POST", second + "/take-on", "{}")) == "taken_by_you");
    CHECK(state_of(client.request("POST", second + "/take-on", "{}")) == "taken_by_you");
    CHECK(state_of(client.request("POST", first + "/take-on", "{}")) == "taken_by_another");
    const auto who = sign_in_staff(client, "psychologist");
    const auto page = "/api/alerts/" + casework::alert_id(world.composition().keys.public_id, {child, 1}) + "/take-on";
    const auto refused = client.request("POST", page, "{}", who.headers);
    CHECK(refused.status == 409);
    CHECK(alert_number(world, child, "step_due_at_ms") == 0);
    CHECK(world.number("SELECT count(*) FROM notification WHERE answered_at_ms IS NOT NULL") == 1);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'takeOnByMessage'") == 1);
    world.clock().advance_ms(5 * hour);
    world.serving().call_now();
    CHECK(called_in_order(world) == "psychologist deputy");
    CHECK(client.request("GET", first.substr(0, first.size() - 1) + (first.back() == '0' ? "1" : "0")).status ==
          404);  // a guessed address leads nowhere
  });
}

TEST_CASE("by the page: taken on, put back, and the round begins anew at the first rung") {
  on_both_engines([](World& world) {
    add_everybody(world);
    const auto child = raise_alert(world, "林晨1", 1);
    add_person(world, "stranger", access::Role::psychology_teacher, "2135010202");
    auto client = world.serve();
    const auto who = sign_in_staff(client, "psychologist"), stranger = sign_in_staff(client, "stranger");
    const auto page = "/api/alerts/" + casework::alert_id(world.composition().keys.public_id, {child, 1}) + "/take-on";
    CHECK(client.request("POST", page, "{}", stranger.headers).status == 404);
    CHECK(client.request("POST", page, "{}", who.headers).status == 204);
    CHECK(client.request("POST", page, "{}", who.headers).status == 204);
    CHECK(client.request("DELETE", page, "", stranger.headers).status == 404);
    world.serving().call_now();
    const auto before = calls_of(world, "psychologist");
    CHECK(client.request("DELETE", page, "", who.headers).status == 204);
    CHECK(client.request("DELETE", page, "", who.headers).status == 409);
    world.serving().call_now();
    CHECK(calls_of(world, "psychologist") == before + 1);
    CHECK(alert_number(world, child, "round_no") == 2);
  });
}

TEST_CASE("a more urgent signal begins anew, though somebody had taken on what it was before") {
  on_both_engines([](World& world) {
    world.publish();
    add_everybody(world);
    auto client = world.serve();
    const auto child = sign_in(client, world.slip("autumn", "林晨1").code);
    REQUIRE(client
                .request("PUT", child.sheet + "/answers", answers_json({0, 0, 0, 0, 0, 0, 0, 0, 1}, ",\"save_no\":1"),
                         child.authorization)
                .status == 200);
    world.serving().call_now();
    const StudentId student(world.number("SELECT student_id FROM student WHERE name = '林晨1'"));
    CHECK(alert_number(world, student, "tier_rank") == 2);
    const auto who = sign_in_staff(client, "psychologist");
    CHECK(
        client
            .request("POST",
                     "/api/alerts/" + casework::alert_id(world.composition().keys.public_id, {student, 1}) + "/take-on",
                     "{}", who.headers)
            .status == 204);
    CHECK(alert_number(world, student, "taken_by") != 0);
    REQUIRE(client
                .request("PUT", child.sheet + "/answers", answers_json({0, 0, 0, 0, 0, 0, 0, 0, 3}, ",\"save_no\":2"),
                         child.authorization)
                .status == 200);
    CHECK(alert_number(world, student, "tier_rank") == 1);
    CHECK(alert_number(world, student, "taken_by") == 0);
    world.serving().call_now();
    CHECK(world.number("SELECT count(*) FROM notification WHERE tier_rank = 1") == 1);
    CHECK(alert_number(world, student, "due_at_ms") <= world.clock().now_ms() + 10 * minute);
  });
}

TEST_CASE("an empty rung costs a child no time, and when nobody at all is there it is an alarm that stays") {
  on_both_engines([](World& world) {
    AlertDelivery calling(world.composition());
    add_person(world, "leader", access::Role::school_leader, "2135010201");
    raise_alert(world, "林晨1", 1);
    calling.round();
    CHECK(called_in_order(world) == "leader");  // neither roster nor deputy: in the same moment
    const auto alone = raise_alert(world, "林晨3", 1);
    calling.round();
    CHECK(alert_number(world, alone, "unreachable_since_ms") == world.clock().now_ms());
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'nobodyReachable'") == 1);
    CHECK(alert_number(world, alone, "step_due_at_ms") == world.clock().now_ms() + 10 * minute);
    add_person(world, "centre", access::Role::counselling_centre, "350103");
    wait_minutes(world, calling, 10);
    CHECK(calls_of(world, "centre") == 1);
    CHECK(alert_number(world, alone, "unreachable_since_ms") == 0);
  });
}

TEST_CASE("no person at the county: silence goes past it to the city") {
  on_both_engines([](World& world) {
    add_everybody(world);
    end_post(world, "centre");
    AlertDelivery calling(world.composition());
    raise_alert(world, "林晨1", 1);
    calling.round();
    wait_minutes(world, calling, 30);
    CHECK(called_in_order(world) == "psychologist deputy leader city");
  });
}

TEST_CASE("who has left, or has no post at the school any more, is called no more and opens nothing") {
  on_both_engines([](World& world) {
    add_everybody(world);
    const auto child = raise_alert(world, "林晨1", 1);
    {
      AlertDelivery calling(world.composition());
      calling.round();
      end_post(world, "psychologist");  // still on the roster by name
      const auto second = raise_alert(world, "陈曦1", 1);
      calling.round();
      CHECK(world.number("SELECT count(*) FROM notification n JOIN account a ON a.account_id = n.account_id WHERE "
                         "a.login = 'deputy' AND n.student_id = " +
                         std::to_string(second.value)) == 1);
      CHECK(calls_of(world, "psychologist") == 1);
    }
    auto client = world.serve();
    CHECK(client.request("GET", "/api/calls/" + token_of(world, child, 1)).status == 404);
    CHECK(client.request("POST", "/api/calls/" + token_of(world, child, 1) + "/take-on", "{}").status == 404);
  });
}

TEST_CASE("an alert of somebody who leaves the service looks for another adult by itself") {
  on_both_engines([](World& world) {
    add_everybody(world);
    const auto child = raise_alert(world, "林晨1", 1);
    AlertDelivery calling(world.composition());
    calling.round();
    REQUIRE(alerts::take_on_by_token(world.database(), world.composition().keys, world.clock(),
                                     *world.composition().audit, token_of(world, child, 1))
                .ok());
    calling.round();
    CHECK(alert_number(world, child, "taken_by") != 0);
    end_post(world, "psychologist");
    calling.round();
    CHECK(alert_number(world, child, "taken_by") == 0);
    CHECK(calls_of(world, "deputy") == 1);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'handOverAlert'") == 1);
  });
}

TEST_CASE("a child who is at no school any more is still somebody's: the last school is called") {
  on_both_engines([](World& world) {
    add_everybody(world);
    world.execute(
        "UPDATE enrolment SET until_on = '2026-11-01' WHERE student_id = (SELECT student_id FROM student WHERE name = "
        "'林晨1')");
    const auto child = raise_alert(world, "林晨1", 1);
    AlertDelivery calling(world.composition());
    calling.round();
    CHECK(called_in_order(world) == "psychologist");
    const auto taken = alerts::take_on_by_token(world.database(), world.composition().keys, world.clock(),
                                                *world.composition().audit, token_of(world, child, 1));
    CHECK(taken.ok());
  });
}

TEST_CASE("a clock set back by an hour fires nothing twice and holds nothing up") {
  on_both_engines([](World& world) {
    add_everybody(world);
    AlertDelivery calling(world.composition());
    raise_alert(world, "林晨1", 1);
    calling.round();
    wait_minutes(world, calling, 10);
    CHECK(called_in_order(world) == "psychologist deputy");
    world.clock().advance_ms(4 * minute);
    world.clock().advance_ms(-hour);
    calling.round();
    CHECK(called_in_order(world) == "psychologist deputy");
    wait_minutes(world, calling, 10);
    CHECK(called_in_order(world) == "psychologist deputy leader");
    wait_minutes(world, calling, 10);
    CHECK(called_in_order(world) == "psychologist deputy leader centre");
  });
}

TEST_CASE("after an outage the step that is late leaves those it calls a part of their time") {
  on_both_engines([](World& world) {
    add_everybody(world);
    AlertDelivery calling(world.composition());
    raise_alert(world, "林晨1", 1);
    world.clock().advance_ms(2 * hour);
    calling.round();
    calling.round();
    CHECK(called_in_order(world) == "psychologist");
    wait_minutes(world, calling, 3);
    CHECK(called_in_order(world) == "psychologist deputy");
  });
}

TEST_CASE("two processes that run rounds at once carry each step out once") {
  on_both_engines([](World& world) {
    add_everybody(world);
    AlertDelivery one(world.composition()), other(world.composition());
    const auto child = raise_alert(world, "林晨1", 1);
    for (const char* name : {"陈曦1", "王芳1", "李明1", "张雨1", "黄静1"}) raise_alert(world, name, 1);
    for (int step = 0; step < 4; ++step) {
      std::thread beside([&] { other.round(); });
      one.round();
      beside.join();
      world.clock().advance_ms(10 * minute);
    }
    CHECK(alert_number(world, child, "step_no") == 4);
    CHECK(calls_of(world, "psychologist") == 6);
    CHECK(world.number("SELECT count(*) FROM notification") == 24);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'callForAlert'") == 24);
  });
}

TEST_CASE("without a school calendar the roster says so, and weekdays count") {
  on_both_engines([](World& world) {
    add_everybody(world);
    auto client = world.serve();
    const auto who = sign_in_staff(client, "psychologist");
    CHECK(client.request("GET", "/api/duty?lang=zh-CN", {}, who.headers).body.find("没有填写校历") !=
          std::string::npos);
    world.execute(
        "INSERT INTO calendar_span SELECT unit_id, 1, 'holiday', '国庆', '2026-10-01', '2026-10-07', NULL FROM unit "
        "WHERE kind = 'city'");
    CHECK(client.request("GET", "/api/duty?lang=zh-CN", {}, who.headers).body.find("没有填写校历") ==
          std::string::npos);
  });
}
