// Ways by which a call could end without a responsible person: each was tried as an attack.
#include <boost/json.hpp>

#include "access/public_id.h"
#include "casework/alert_page.h"
#include "tests/fixtures/school_staff.h"

using namespace rongxin;
using namespace rongxin::test;
namespace json = boost::json;

namespace {

constexpr std::int64_t minute = 60'000, hour = 60 * minute, day = 24 * hour;

std::string leave_of(World& world, const std::string& login, std::int64_t since_ms, std::int64_t until_ms) {
  return "{\"account_id\":\"" +
         std::to_string(world.number("SELECT account_id FROM account WHERE login = '" + login + "'")) +
         "\",\"since_ms\":" + std::to_string(since_ms) + ",\"until_ms\":" + std::to_string(until_ms) + "}";
}

std::string last_leave(World& world) {
  return "/api/leaves/" + std::to_string(world.number("SELECT MAX(leave_id) FROM leave_of_absence"));
}
std::string alert_id(World& world, StudentId child) {
  return casework::alert_id(world.composition().keys.public_id, {child, 1});
}

/// 一中 with everybody, and 林晨1 with a ticket and an alert of `wish`.
struct Asked {
  explicit Asked(World& w)
      : world(w),
        client((add_everybody(w), w.publish(), w.serve())),
        child(sign_in(client, w.slip("autumn", "林晨1").code)),
        student(w.number("SELECT student_id FROM student WHERE name = '林晨1'")) {}
  int press(const std::string& wish) {
    return client.request("PUT", child.sheet + "/help-request", "{\"wish\":\"" + wish + "\"}", child.authorization)
        .status;
  }
  void take_on() {
    REQUIRE(client
                .request("POST", "/api/alerts/" + alert_id(world, student) + "/take-on", "{}",
                         sign_in_staff(client, "psychologist").headers)
                .status == 204);
  }
  bool calls() {
    return alert_number(world, student, "taken_by") == 0 && alert_number(world, student, "step_due_at_ms") != 0;
  }
  World& world;
  http::PlainClient client;
  Child child;
  StudentId student;
};

}  // namespace

TEST_CASE(
    "short leaves one behind the other are one long leave: what nobody has confirmed holds together for the days of "
    "the setting") {
  on_both_engines([](World& world) {
    add_everybody(world);
    auto client = world.serve();
    const auto leader = sign_in_staff(client, "leader");
    const auto now = world.clock().now_ms();
    for (int i = 0; i < 6; ++i)
      REQUIRE(client
                  .request("POST", "/api/leaves",
                           leave_of(world, "psychologist", now + i * 10 * day, now + (i + 1) * 10 * day),
                           leader.headers)
                  .status == 204);
    CHECK(world.number("SELECT CAST(SUM(until_at_ms - since_at_ms) AS BIGINT) FROM leave_of_absence") == 14 * day);
    world.clock().advance_ms(30 * day);
    raise_alert(world, "林晨1", 1);
    world.serving().call_now();
    CHECK(calls_of(world, "psychologist") == 1);
    // What a second person has confirmed does not count among them.
    const auto again = sign_in_staff(client, "psychologist");
    CHECK(
        client
            .request("PUT", "/api/my-leaves/" + last_leave(world).substr(12), "{\"answer\":\"confirm\"}", again.headers)
            .status == 204);
    CHECK(world.number("SELECT MAX(until_at_ms) FROM leave_of_absence") == now + 60 * day);
  });
}

TEST_CASE(
    "a colleague who ends somebody's leave gives nothing back silently; a slip of the hand taken back at once gives "
    "back") {
  on_both_engines([](World& world) {
    add_everybody(world);
    const auto child = raise_alert(world, "林晨1", 1);
    auto client = world.serve();
    world.serving().call_now();
    const auto mine = sign_in_staff(client, "psychologist"), leader = sign_in_staff(client, "leader");
    const auto take = [&] {
      REQUIRE(client.request("POST", "/api/alerts/" + alert_id(world, child) + "/take-on", "{}", mine.headers).status ==
              204);
    };
    take();
    const auto now = world.clock().now_ms();
    REQUIRE(client.request("POST", "/api/leaves", leave_of(world, "psychologist", now, now + 8 * hour), mine.headers)
                .status == 204);
    world.serving().call_now();
    REQUIRE(client.request("DELETE", last_leave(world), {}, leader.headers).status == 204);
    CHECK(alert_number(world, child, "taken_by") == 0);  // the person may still be away: others go on being called
    CHECK(alert_number(world, child, "step_due_at_ms") != 0);
    take();
    REQUIRE(client.request("POST", "/api/leaves", leave_of(world, "psychologist", now, now + 8 * hour), leader.headers)
                .status == 204);
    CHECK(alert_number(world, child, "taken_by") == 0);
    REQUIRE(client.request("DELETE", last_leave(world), {}, leader.headers).status == 204);
    CHECK(alert_number(world, child, "taken_by") != 0);
    // An hour later the person may have gone.
    REQUIRE(client.request("POST", "/api/leaves", leave_of(world, "psychologist", now, now + 8 * hour), leader.headers)
                .status == 204);
    world.clock().advance_ms(20 * minute);
    REQUIRE(client.request("DELETE", last_leave(world), {}, leader.headers).status == 204);
    CHECK(alert_number(world, child, "taken_by") == 0);
  });
}

TEST_CASE(
    "an accepted plan, or many taken on at once, silence nothing that has become more urgent than the page showed") {
  on_both_engines([](World& world) {
    Asked at(world);
    REQUIRE(at.press("today") == 200);
    const auto mine = sign_in_staff(at.client, "psychologist");
    const auto plan = json::parse(at.client.request("GET", "/api/week-plan", {}, mine.headers).body);
    const auto& row = plan.at("proposed").at(0);
    REQUIRE(row.at("tier").as_string() == "same_day");
    REQUIRE(at.press("now") == 200);
    const std::string id(row.at("alert_id").as_string()), starts = std::to_string(row.at("starts_at_ms").as_int64());
    for (const std::string& tier : {std::string(",\"tier\":\"same_day\""), std::string()}) {
      const auto made = at.client.request("POST", "/api/appointments",
                                          "{\"room\":\"心理辅导室\",\"appointments\":[{\"alert_id\":\"" + id +
                                              "\",\"starts_at_ms\":" + starts + tier + "}]}",
                                          mine.headers);
      CHECK(made.body == "{\"made\":[],\"missed\":[\"" + id + "\"]}");
      const auto taken =
          at.client.request("POST", "/api/alert-takings",
                            "{\"act\":\"take_on\",\"alerts\":[{\"id\":\"" + id + "\"" + tier + "}]}", mine.headers);
      CHECK(taken.body == "{\"changed\":[],\"missed\":[\"" + id + "\"]}");
    }
    CHECK(at.calls());
    CHECK(world.number("SELECT count(*) FROM interview_appointment") == 0);
    const auto taken = at.client.request(
        "POST", "/api/alert-takings", "{\"act\":\"take_on\",\"alerts\":[{\"id\":\"" + id + "\",\"tier\":\"acute\"}]}",
        mine.headers);
    CHECK(taken.body.find("\"missed\":[]") != std::string::npos);  // who has seen it may
    CHECK_FALSE(at.calls());
  });
}

TEST_CASE("a wish of the evening does not leave the acute child of the afternoon to the next morning") {
  on_both_engines([](World& world) {
    Asked at(world);
    REQUIRE(at.press("now") == 200);
    world.serving().call_now();
    at.take_on();
    world.clock().advance_ms(2 * hour);
    REQUIRE(at.press("today") == 200);
    CHECK(alert_number(world, at.student, "tier_rank") == 1);
    CHECK(at.calls());
    const auto before = calls_of(world, "psychologist");
    world.serving().call_now();
    CHECK(calls_of(world, "psychologist") == before + 1);
    at.take_on();
    // The next day it is what it says.
    world.clock().advance_ms(20 * hour);
    REQUIRE(at.press("today") == 200);
    CHECK(alert_number(world, at.student, "tier_rank") == 2);
    CHECK(at.calls());
  });
}

TEST_CASE(
    "a clock that ran ahead and was set back holds up no alert that calls anew, waits for the morning or was taken "
    "on") {
  on_both_engines([](World& world) {
    Asked at(world);
    constexpr std::int64_t ahead = 20 * hour;  // as long as a ticket holds
    REQUIRE(at.press("now") == 200);
    world.serving().call_now();
    at.take_on();
    // Ahead: taken on long ago, it calls anew; then the clock is set right.
    world.clock().advance_ms(ahead);
    REQUIRE(at.press("now") == 200);
    REQUIRE(at.calls());
    world.clock().advance_ms(-ahead);
    world.serving().call_now();
    CHECK(alert_number(world, at.student, "step_due_at_ms") < world.clock().now_ms() + 2 * hour);
    world.clock().advance_ms(11 * minute);
    world.serving().call_now();
    CHECK(calls_of(world, "deputy") == 1);
    // Taken on while it was ahead: nobody is at it for a day.
    world.clock().advance_ms(ahead);
    at.take_on();
    world.clock().advance_ms(-ahead);
    world.serving().call_now();
    world.clock().advance_ms(31 * minute);
    REQUIRE(at.press("now") == 200);
    CHECK(at.calls());
  });
}

TEST_CASE("a step that waits for the morning of a clock that ran ahead calls on the next morning") {
  on_both_engines([](World& world) {
    add_everybody(world);
    auto client = world.serve();
    constexpr std::int64_t ahead = 400 * day;
    while ((world.clock().now_ms() + 8 * hour) % day < 22 * hour) world.clock().advance_ms(10 * minute);
    const auto child = raise_alert(world, "林晨1", 2);
    world.clock().advance_ms(ahead);
    world.serving().call_now();
    REQUIRE(alert_number(world, child, "step_due_at_ms") > world.clock().now_ms());
    world.clock().advance_ms(-ahead);
    world.serving().call_now();
    CHECK(alert_number(world, child, "step_due_at_ms") < world.clock().now_ms() + day);
    world.clock().advance_ms(10 * hour);
    world.serving().call_now();
    CHECK(calls_of(world, "psychologist") == 1);
  });
}

TEST_CASE(
    "a child who presses again after its adult has gone is called for again, and so is an adult's worry in the same "
    "words") {
  on_both_engines([](World& world) {
    Asked at(world);
    while (world.clock().now_ms() % hour > minute) world.clock().advance_ms(minute / 2);
    REQUIRE(at.press("now") == 200);
    at.take_on();
    world.clock().advance_ms(45 * minute);  // within the same hour
    REQUIRE(at.press("now") == 200);
    CHECK(at.calls());
    at.take_on();
    const std::string words =
        "{\"student_id\":\"" +
        access::public_id(world.composition().keys.public_id, access::PublicKind::student, {at.student}) +
        "\",\"urgency\":\"now\",\"words\":\"又站到窗边去了\"}";
    const auto worried = [&] {
      return at.client.request("POST", "/api/concerns", words, sign_in_staff(at.client, "leader").headers).status;
    };
    world.clock().advance_ms(hour);
    REQUIRE(worried() == 204);
    CHECK(at.calls());
    at.take_on();
    world.clock().advance_ms(40 * minute);
    REQUIRE(worried() == 204);
    CHECK(at.calls());
  });
}
