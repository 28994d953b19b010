#include <boost/json.hpp>

#include "alerts/take_on.h"
#include "casework/alert_page.h"
#include "tests/fixtures/school_staff.h"
#include "tests/fixtures/sinks.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

constexpr std::int64_t minute = 60'000, hour = 60 * minute;

std::string leave_body(World& world, const std::string& login, std::int64_t since_ms, std::int64_t until_ms) {
  return "{\"account_id\":\"" +
         std::to_string(world.number("SELECT account_id FROM account WHERE login = '" + login + "'")) +
         "\",\"since_ms\":" + std::to_string(since_ms) + ",\"until_ms\":" + std::to_string(until_ms) + "}";
}

}  // namespace

TEST_CASE("leave hands over the alerts in the same moment, and nobody calls the person until it ends") {
  on_both_engines([](World& world) {
    add_everybody(world);
    const auto child = raise_alert(world, "林晨1", 1);
    auto client = world.serve();
    world.serving().call_now();
    const auto who = sign_in_staff(client, "psychologist");
    const auto page = "/api/alerts/" + casework::alert_id(world.composition().keys.public_id, {child, 1}) + "/take-on";
    REQUIRE(client.request("POST", page, "{}", who.headers).status == 204);
    const auto now = world.clock().now_ms();
    CHECK(client.request("POST", "/api/leaves", leave_body(world, "psychologist", now, now + 8 * hour), who.headers)
              .status == 204);
    CHECK(alert_number(world, child, "taken_by") == 0);
    CHECK(alert_number(world, child, "step_due_at_ms") == now);
    world.serving().call_now();
    CHECK(calls_of(world, "deputy") == 1);
    CHECK(calls_of(world, "psychologist") == 1);
    world.stop_serving();
    world.reopen();
    AlertDelivery calling(world.composition());
    world.clock().advance_ms(9 * hour);
    raise_alert(world, "陈曦1", 1);
    calling.round();
    CHECK(calls_of(world, "psychologist") >= 2);  // back again
  });
}

TEST_CASE("leave that begins later hands over when it begins; what is taken on during leave stays") {
  on_both_engines([](World& world) {
    add_everybody(world);
    const auto child = raise_alert(world, "林晨1", 1);
    auto client = world.serve();
    world.serving().call_now();
    const auto token =
        "/api/calls/" + alerts::take_on_token(world.composition().keys.public_id, child, 1, 1) + "/take-on";
    REQUIRE(client.request("POST", token, "{}").status == 200);
    const auto leader = sign_in_staff(client, "leader");
    const auto now = world.clock().now_ms();
    CHECK(client
              .request("POST", "/api/leaves", leave_body(world, "psychologist", now + hour, now + 9 * hour),
                       leader.headers)
              .status == 204);
    world.serving().call_now();
    CHECK(alert_number(world, child, "taken_by") != 0);
    world.clock().advance_ms(hour + minute);
    world.serving().call_now();
    CHECK(alert_number(world, child, "taken_by") == 0);
    CHECK(calls_of(world, "deputy") == 1);
    CHECK(client.request("POST", token, "{}").body.find("\"ended\"") !=
          std::string::npos);  // the address of before has ended
    const auto page = "/api/alerts/" + casework::alert_id(world.composition().keys.public_id, {child, 1}) + "/take-on";
    REQUIRE(client.request("POST", page, "{}", sign_in_staff(client, "psychologist").headers).status ==
            204);  // takes it on all the same
    world.serving().call_now();
    CHECK(alert_number(world, child, "taken_by") != 0);
  });
}

TEST_CASE(
    "planned leave that was taken back before its day hands over nothing; what was taken on since it was told goes "
    "with it") {
  on_both_engines([](World& world) {
    add_everybody(world);
    const auto child = raise_alert(world, "林晨1", 1);
    auto client = world.serve();
    world.serving().call_now();
    const auto take_on =
        "/api/calls/" + alerts::take_on_token(world.composition().keys.public_id, child, 1, 1) + "/take-on";
    REQUIRE(client.request("POST", take_on, "{}").status == 200);
    const auto now = world.clock().now_ms();
    auto leader = sign_in_staff(client, "leader");
    const auto plan = [&](std::int64_t since_ms) {
      leader = sign_in_staff(client, "leader");
      REQUIRE(client
                  .request("POST", "/api/leaves", leave_body(world, "psychologist", since_ms, since_ms + 8 * hour),
                           leader.headers)
                  .status == 204);
      return "/api/leaves/" + std::to_string(world.number("SELECT MAX(leave_id) FROM leave_of_absence"));
    };
    const auto undone = plan(now + hour);
    CHECK(client.request("DELETE", undone, {}, leader.headers).status == 204);
    world.clock().advance_ms(2 * hour);
    world.serving().call_now();
    CHECK(alert_number(world, child, "taken_by") != 0);
    CHECK(calls_of(world, "deputy") == 0);

    const auto other = raise_alert(world, "陈曦1", 1);
    plan(world.clock().now_ms() + hour);
    world.serving().call_now();
    world.clock().advance_ms(minute);
    const auto second =
        world.number("SELECT notification_no FROM notification WHERE student_id = " + std::to_string(other.value));
    REQUIRE(client
                .request("POST",
                         "/api/calls/" + alerts::take_on_token(world.composition().keys.public_id, other, 1, second) +
                             "/take-on",
                         "{}")
                .status == 200);
    world.clock().advance_ms(hour);
    world.serving().call_now();
    for (const auto one : {child, other}) CHECK(alert_number(world, one, "taken_by") == 0);
    CHECK(calls_of(world, "deputy") == 2);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'handOverAlert'") == 2);
    CHECK(client.request("GET", "/api/alerts?whose=mine", {}, sign_in_staff(client, "psychologist").headers)
              .body.find("林晨1") == std::string::npos);
  });
}

TEST_CASE(
    "a leave says beforehand how much it hands over; what was answered in time is not late by it, and coming back "
    "brings back what nobody else took") {
  on_both_engines([](World& world) {
    add_everybody(world);
    const StudentId children[] = {raise_alert(world, "林晨1", 2), raise_alert(world, "陈曦1", 1),
                                  raise_alert(world, "王芳1", 2)};
    auto client = world.serve();
    world.serving().call_now();
    const auto page = [&](StudentId child) {
      return "/api/alerts/" + casework::alert_id(world.composition().keys.public_id, {child, 1}) + "/take-on";
    };
    const auto mine = sign_in_staff(client, "psychologist");
    for (const auto child : children) REQUIRE(client.request("POST", page(child), "{}", mine.headers).status == 204);
    const auto due = alert_number(world, children[1], "due_at_ms");
    world.clock().advance_ms(3 * hour);
    const auto again = sign_in_staff(client, "psychologist");
    const std::string account =
        std::to_string(world.number("SELECT account_id FROM account WHERE login = 'psychologist'"));
    const auto preview = client.request("GET", "/api/leaves/preview?account_id=" + account, {}, again.headers);
    CHECK(preview.body.find("\"acute\":1,\"yourself\":true") != std::string::npos);
    CHECK(preview.body.find("\"same_day\":2,\"ranked\":0") != std::string::npos);
    // A leader is told what a leader may know of.
    const auto leaders =
        client.request("GET", "/api/leaves/preview?account_id=" + account, {}, sign_in_staff(client, "leader").headers);
    CHECK(leaders.body.find("\"acute\":1") != std::string::npos);
    CHECK(leaders.body.find("same_day") == std::string::npos);
    CHECK(leaders.body.find("ranked") == std::string::npos);
    const auto now = world.clock().now_ms();
    REQUIRE(client.request("POST", "/api/leaves", leave_body(world, "psychologist", now, now + 8 * hour), again.headers)
                .status == 204);
    CHECK(due < now);
    for (const auto child : children) {
      CHECK(alert_number(world, child, "taken_by") == 0);
      CHECK(alert_number(world, child, "due_at_ms") > now);  // a clock of its own
    }
    world.serving().call_now();
    const auto deputy = world.number(
        "SELECT MAX(n.notification_no) FROM notification n JOIN account a ON a.account_id = n.account_id WHERE a.login "
        "= 'deputy' AND n.student_id = " +
        std::to_string(children[1].value));
    REQUIRE(client
                .request("POST",
                         "/api/calls/" +
                             alerts::take_on_token(world.composition().keys.public_id, children[1], 1, deputy) +
                             "/take-on",
                         "{}")
                .body.find("taken_by_you") != std::string::npos);
    const auto leave = world.number("SELECT MAX(leave_id) FROM leave_of_absence");
    REQUIRE(client.request("DELETE", "/api/leaves/" + std::to_string(leave), {}, again.headers).status == 204);
    for (const auto child : {children[0], children[2]})
      CHECK(std::to_string(alert_number(world, child, "taken_by")) == account);
    CHECK(std::to_string(alert_number(world, children[1], "taken_by")) != account);  // the deputy has it
    world.serving().call_now();
    CHECK(std::to_string(alert_number(world, children[0], "taken_by")) == account);
  });
}

TEST_CASE("an alert that became more urgent while its adult was away does not come back silently") {
  on_both_engines([](World& world) {
    add_everybody(world);
    const auto child = raise_alert(world, "林晨1", 2);
    auto client = world.serve();
    world.serving().call_now();
    const auto who = sign_in_staff(client, "psychologist");
    REQUIRE(
        client
            .request("POST",
                     "/api/alerts/" + casework::alert_id(world.composition().keys.public_id, {child, 1}) + "/take-on",
                     "{}", who.headers)
            .status == 204);
    const auto now = world.clock().now_ms();
    REQUIRE(client.request("POST", "/api/leaves", leave_body(world, "psychologist", now, now + 8 * hour), who.headers)
                .status == 204);
    world.execute("UPDATE alert SET tier_rank = 1, round_no = round_no + 1, step_no = 0, first_taken_at_ms = NULL");
    REQUIRE(client
                .request("DELETE",
                         "/api/leaves/" + std::to_string(world.number("SELECT MAX(leave_id) FROM leave_of_absence")),
                         {}, who.headers)
                .status == 204);
    CHECK(alert_number(world, child, "taken_by") == 0);
    CHECK(alert_number(world, child, "step_due_at_ms") != 0);
  });
}

TEST_CASE(
    "leave that a colleague entered is told to the person by message and page, and beyond some days holds only once "
    "the person or another colleague has confirmed it") {
  on_both_engines([](World& world) {
    HttpSink gateway;
    world.reopen_calling("", gateway.url());
    add_everybody(world);
    add_person(world, "second_leader", access::Role::school_leader, "2135010201");
    auto client = world.serve();
    const auto leader = sign_in_staff(client, "leader"), mine = sign_in_staff(client, "psychologist"),
               second = sign_in_staff(client, "second_leader");
    const auto now = world.clock().now_ms(), day = 24 * hour, long_ms = now + 400 * day;
    const auto until = [&] {
      return world.number(
          "SELECT until_at_ms FROM leave_of_absence WHERE leave_id = (SELECT MAX(leave_id) FROM leave_of_absence)");
    };
    const auto last = [&] { return std::to_string(world.number("SELECT MAX(leave_id) FROM leave_of_absence")); };
    const auto told = [&] {
      return boost::json::parse(client.request("GET", "/api/my-leaves", {}, mine.headers).body).at("leaves").as_array();
    };
    REQUIRE(
        client.request("POST", "/api/leaves", leave_body(world, "psychologist", now, long_ms), leader.headers).status ==
        204);
    CHECK(until() == now + 14 * day);
    world.serving().call_now();
    for (int i = 0; i < 500 && gateway.posted().empty(); ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    REQUIRE(gateway.posted().size() == 1);
    CHECK(gateway.posted()[0].body.find("有同事为您登记了请假") != std::string::npos);
    REQUIRE(told().size() == 1);
    CHECK(told()[0].at("told_by").as_string() == "leader");
    CHECK_FALSE(told()[0].at("heard").as_bool());
    CHECK(told()[0].at("asked_until_ms").as_int64() == long_ms);
    CHECK(client.request("POST", "/api/leaves/" + last() + "/confirm", "{}", leader.headers).status ==
          409);  // not by whoever entered it
    CHECK(until() == now + 14 * day);
    CHECK(client.request("POST", "/api/leaves/" + last() + "/confirm", "{}", second.headers).status == 204);
    CHECK(until() == long_ms);

    // The person says no: it is over at once.
    CHECK(client.request("PUT", "/api/my-leaves/" + last(), "{\"answer\":\"end\"}", mine.headers).status == 204);
    CHECK(told().empty());
    // The person says yes.
    REQUIRE(
        client.request("POST", "/api/leaves", leave_body(world, "psychologist", now, long_ms), leader.headers).status ==
        204);
    CHECK(client.request("PUT", "/api/my-leaves/" + last(), "{\"answer\":\"confirm\"}", leader.headers).status == 404);
    CHECK(client.request("PUT", "/api/my-leaves/" + last(), "{\"answer\":\"confirm\"}", mine.headers).status == 204);
    CHECK(until() == long_ms);
    CHECK(told()[0].at("heard").as_bool());
    // A short one holds at once, and is told all the same; one's own is nobody else's business.
    REQUIRE(client.request("POST", "/api/leaves", leave_body(world, "deputy", now, now + day), leader.headers).status ==
            204);
    CHECK(until() == now + day);
    CHECK(world.number("SELECT count(*) FROM outbox WHERE kind = 'leave_told'") == 3);
    REQUIRE(client.request("POST", "/api/leaves", leave_body(world, "leader", now, long_ms), leader.headers).status ==
            204);
    CHECK(until() == long_ms);
    CHECK(world.number("SELECT count(*) FROM outbox WHERE kind = 'leave_told'") == 3);
  });
}

TEST_CASE("a deputy on leave is passed over; an ended leave counts no more") {
  on_both_engines([](World& world) {
    add_everybody(world);
    auto client = world.serve();
    const auto leader = sign_in_staff(client, "leader");
    const auto now = world.clock().now_ms();
    for (const char* login : {"psychologist", "deputy"})
      CHECK(
          client.request("POST", "/api/leaves", leave_body(world, login, now, now + 9 * hour), leader.headers).status ==
          204);
    const auto roster = boost::json::parse(client.request("GET", "/api/duty", {}, leader.headers).body);
    CHECK(roster.at("on_duty_now").as_array().empty());
    CHECK_FALSE(roster.at("warnings").as_array().empty());
    raise_alert(world, "林晨1", 1);
    world.serving().call_now();
    CHECK(called_in_order(world) == "leader");
    for (const auto& one : roster.at("leaves").as_array())
      CHECK(
          client.request("DELETE", "/api/leaves/" + std::string(one.at("id").as_string()), "", leader.headers).status ==
          204);
    raise_alert(world, "陈曦1", 1);
    world.serving().call_now();
    CHECK(calls_of(world, "psychologist") == 1);
  });
}

TEST_CASE("nobody of another school can send a person on leave, and its end lies after its beginning") {
  on_both_engines([](World& world) {
    add_everybody(world);
    add_person(world, "stranger", access::Role::school_leader, "2135010202");
    auto client = world.serve();
    const auto stranger = sign_in_staff(client, "stranger"), leader = sign_in_staff(client, "leader");
    const auto now = world.clock().now_ms();
    CHECK(client.request("POST", "/api/leaves", leave_body(world, "psychologist", now, now + hour), stranger.headers)
              .status == 404);
    CHECK(client.request("POST", "/api/leaves", leave_body(world, "psychologist", now, now), leader.headers).status ==
          422);
    CHECK(client.request("POST", "/api/leaves", leave_body(world, "psychologist", now, now + hour), leader.headers)
              .status == 204);
    CHECK(world.number("SELECT count(*) FROM leave_of_absence") == 1);
  });
}
