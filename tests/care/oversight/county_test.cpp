// What counties and the city see of alerts: numbers and clocks; the hand that the county lends; counts.
#include <boost/json.hpp>

#include "casework/alert_page.h"
#include "oversight/board.h"
#include "tests/fixtures/school_staff.h"

using namespace rongxin;
using namespace rongxin::test;
namespace json = boost::json;

namespace {

constexpr std::int64_t minute = 60'000;

struct County {
  explicit County(World& w) : world(w), client((w.publish(), people(w), w.serve())) {}
  static void people(World& world) {
    add_everybody(world);
    add_person(world, "county", access::Role::county_officer, "350102");
    add_person(world, "other_county", access::Role::county_officer, "350103");
    add_person(world, "other_centre", access::Role::counselling_centre, "350103");
    add_person(world, "second_centre", access::Role::counselling_centre, "350102");
    add_person(world, "administrator", access::Role::system_administrator, "city");
  }
  void hand_in(const char* name, int item_9) {
    const auto child = sign_in(client, world.slip("autumn", name).code);
    std::vector<int> answers(16, 0);
    answers[8] = item_9;
    REQUIRE(client.request("PUT", child.sheet, answers_json(answers), child.authorization).status == 200);
  }
  void settle() {
    world.serving().call_now();
    world.serving().count_now();
    world.serving().board_now();
  }
  json::array clocks(const Session& who) {
    const auto got = client.request("GET", "/api/clocks", {}, who.headers);
    REQUIRE_MESSAGE(got.status == 200, got.body);
    CHECK(got.body.find("林晨") == std::string::npos);
    CHECK(got.body.find("陈曦") == std::string::npos);
    return json::parse(got.body).at("clocks").as_array();
  }
  std::string id(const char* name) {
    return casework::alert_id(world.composition().keys.public_id, {student(name), 1});
  }
  StudentId student(const char* name) {
    return StudentId(world.number("SELECT student_id FROM student WHERE name = '" + std::string(name) + "'"));
  }
  int post(const Session& who, const std::string& path) {
    return client.request("POST", path, "{}", who.headers).status;
  }
  World& world;
  http::PlainClient client;
};

}  // namespace

TEST_CASE(
    "county and city see open clocks by a lasting number, a leader the urgent ones of the own school, and nobody a "
    "name") {
  on_both_engines([](World& world) {
    County c(world);
    c.hand_in("林晨1", 3);
    c.hand_in("陈曦1", 1);
    c.hand_in("林晨3", 3);
    c.settle();
    const auto county = c.clocks(sign_in_staff(c.client, "county")), city = c.clocks(sign_in_staff(c.client, "city")),
               leader = c.clocks(sign_in_staff(c.client, "leader"));
    REQUIRE(county.size() == 2);
    CHECK(county[0].at("tier").as_string() == "acute");
    CHECK(county[0].at("school_name").as_string() == "第一中学");
    CHECK(county[0].at("pseudonym").as_string().size() == 11);
    CHECK(city.size() == 3);
    REQUIRE(leader.size() == 1);
    CHECK(leader[0].at("pseudonym") == county[0].at("pseudonym"));
    CHECK(county[0].at("pseudonym") != county[1].at("pseudonym"));
    CHECK(c.clocks(sign_in_staff(c.client, "other_county")).size() == 1);
    CHECK(c.clocks(sign_in_staff(c.client, "centre")).empty());  // nothing was asked for, nothing has come up
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'listClocks'") >= 5);
    // The same as long as the alert is open; who is on it is said; a closed one is gone.
    REQUIRE(c.post(sign_in_staff(c.client, "psychologist"), "/api/alerts/" + c.id("林晨1") + "/take-on") == 204);
    world.execute("UPDATE alert SET closed_at_ms = 1 WHERE student_id = " + std::to_string(c.student("陈曦1").value));
    c.settle();
    const auto later = c.clocks(sign_in_staff(c.client, "county"));
    REQUIRE(later.size() == 1);
    CHECK(later[0].at("taken_by").as_string() == "psychologist");
    CHECK(later[0].at("pseudonym") == county[0].at("pseudonym"));
  });
}

TEST_CASE(
    "the alarm that nobody can be reached is shown to the administrator and the city, by number, until somebody is") {
  on_both_engines([](World& world) {
    County c(world);
    const auto administrator = sign_in_staff(c.client, "administrator");
    c.hand_in("林晨1", 3);
    c.settle();
    CHECK(c.clocks(administrator).empty());
    world.execute(
        "UPDATE post SET ended_at_ms = 1 WHERE role IN ('psychology_teacher', 'class_teacher', 'school_leader', "
        "'counselling_centre', 'county_officer', 'city_officer')");
    world.execute(
        "INSERT INTO leave_of_absence SELECT 999, account_id, 0, 4000000000000, account_id, 0, NULL FROM account WHERE "
        "login = 'administrator'");
    world.clock().advance_ms(10 * minute);
    c.settle();
    const auto alarms = c.clocks(administrator);
    REQUIRE(alarms.size() == 1);
    CHECK(alarms[0].at("unreachable_since_ms").to_number<std::int64_t>() == world.clock().now_ms() / minute * minute);
    CHECK(alarms[0].at("reached").as_string() == "nobody");
    add_person(world, "new_leader", access::Role::school_leader, "2135010201");
    world.clock().advance_ms(10 * minute);
    c.settle();
    CHECK(c.clocks(administrator).empty());
  });
}

TEST_CASE("the school asks, the centre sees a number, accepts and works on this one alert; the school is told who") {
  on_both_engines([](World& world) {
    County c(world);
    c.hand_in("林晨1", 3);
    c.hand_in("陈曦1", 3);
    c.settle();
    const auto psychologist = sign_in_staff(c.client, "psychologist"), centre = sign_in_staff(c.client, "centre"),
               second = sign_in_staff(c.client, "second_centre"), other = sign_in_staff(c.client, "other_centre");
    const std::string clock = "/api/clocks/" + c.id("林晨1"), alert = "/api/alerts/" + c.id("林晨1");
    CHECK(c.post(centre, clock + "/support") == 404);  // not asked for, not come up
    CHECK(c.client.request("GET", alert, {}, centre.headers).status == 404);
    CHECK(c.post(psychologist, clock + "/request") == 204);
    CHECK(c.post(psychologist, clock + "/request") == 204);
    CHECK(c.client.request("DELETE", clock + "/request", "", psychologist.headers).status == 204);
    c.settle();
    CHECK(c.clocks(centre).empty());
    CHECK(c.post(psychologist, clock + "/request") == 204);
    REQUIRE(c.clocks(centre).size() == 1);
    CHECK(c.clocks(centre)[0].at("support").as_string() == "asked");
    CHECK(c.clocks(other).empty());
    CHECK(c.post(other, clock + "/support") == 404);
    CHECK(c.client.request("GET", alert, {}, centre.headers).status ==
          404);  // a number only, as long as it has not accepted
    CHECK(c.post(centre, clock + "/support") == 204);
    CHECK(c.post(centre, clock + "/support") == 204);
    CHECK(c.post(second, clock + "/support") == 409);
    CHECK(c.client.request("DELETE", clock + "/request", "", psychologist.headers).status == 409);
    const auto page = c.client.request("GET", alert, {}, centre.headers);
    REQUIRE_MESSAGE(page.status == 200, page.body);
    CHECK(page.body.find("林晨1") != std::string::npos);
    // A psychologist for the case that was handed to it: the scores behind this alert, their opening logged; answers
    // stay with the school.
    CHECK(json::parse(page.body).at("scores").as_array().size() > 0);
    CHECK(json::parse(page.body).at("validity").at("verdict").as_string() != "unknown");
    CHECK(world.number("SELECT count(*) FROM audit_line l JOIN account a ON a.account_id = l.actor_id WHERE l.action = "
                       "'readAlert' AND a.login = 'centre'") == 1);
    CHECK(c.client.request("POST", alert + "/answers", "{\"reason\":\"约谈前了解\"}", centre.headers).status == 404);
    CHECK(c.client.request("GET", "/api/alerts/" + c.id("陈曦1"), {}, centre.headers).status == 404);
    CHECK(c.client.request("GET", alert, {}, second.headers).status == 404);
    CHECK(c.client.request("GET", "/api/students", {}, centre.headers).status == 404);
    CHECK(c.post(centre, alert + "/take-on") == 204);
    const auto told = json::parse(c.client.request("GET", alert, {}, psychologist.headers).body);
    CHECK(told.at("support").at("state").as_string() == "accepted");
    CHECK(told.at("support").at("by").as_string() == "centre");
    CHECK(told.at("taken_by").as_string() == "centre");
    for (const char* action : {"askForSupport", "withdrawSupportRequest", "lendSupport"})
      CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = '" + std::string(action) + "'") >= 1);
    world.execute("UPDATE alert SET closed_at_ms = 1 WHERE student_id = " + std::to_string(c.student("林晨1").value));
    CHECK(c.client.request("GET", alert, {}, centre.headers).status == 404);  // over with the alert
  });
}

TEST_CASE(
    "when the child moves to another county the grant ends with it: page, scores, taking on; back again it is as "
    "before") {
  on_both_engines([](World& world) {
    County c(world);
    c.hand_in("林晨1", 3);
    c.settle();
    const auto psychologist = sign_in_staff(c.client, "psychologist"), centre = sign_in_staff(c.client, "centre");
    const std::string clock = "/api/clocks/" + c.id("林晨1"), alert = "/api/alerts/" + c.id("林晨1");
    REQUIRE(c.post(psychologist, clock + "/request") == 204);
    c.settle();
    REQUIRE(c.post(centre, clock + "/support") == 204);
    REQUIRE(c.client.request("GET", alert, {}, centre.headers).status == 200);
    const std::string child = std::to_string(c.student("林晨1").value);
    const auto moves_to = [&](const std::string& school) {
      const std::string unit = "(SELECT unit_id FROM unit WHERE code = '" + school + "')";
      world.execute("UPDATE enrolment SET school_unit_id = " + unit + " WHERE student_id = " + child +
                    " AND until_on IS NULL");
      world.execute("UPDATE student_reader SET unit_id = " + unit + " WHERE student_id = " + child +
                    " AND until_at_ms IS NULL");
    };
    moves_to("2135010301");  // of 台江区
    CHECK(c.client.request("GET", alert, {}, centre.headers).status == 404);
    CHECK(c.post(centre, alert + "/take-on") == 404);
    CHECK(c.client.request("GET", "/api/alerts", {}, centre.headers).body.find("林晨1") == std::string::npos);
    CHECK(world.number("SELECT count(*) FROM alert WHERE closed_at_ms IS NULL AND taken_by IS NULL") == 1);
    moves_to("2135010202");  // another school of 鼓楼区: the county's person stays on it
    CHECK(c.client.request("GET", alert, {}, centre.headers).status == 200);
    CHECK(c.post(centre, alert + "/take-on") == 204);
  });
}

TEST_CASE("a leader asks for the urgent ones of the own school only, and what has come up can be supported unasked") {
  on_both_engines([](World& world) {
    County c(world);
    c.hand_in("林晨1", 1);
    c.hand_in("陈曦1", 3);
    c.hand_in("林晨3", 3);
    c.settle();
    const auto leader = sign_in_staff(c.client, "leader"), centre = sign_in_staff(c.client, "centre");
    CHECK(c.post(leader, "/api/clocks/" + c.id("林晨1") + "/request") == 404);
    CHECK(c.post(leader, "/api/clocks/" + c.id("林晨3") + "/request") == 404);
    CHECK(c.post(leader, "/api/clocks/" + c.id("陈曦1") + "/request") == 204);
    world.execute("UPDATE alert SET escalated_to = 'county' WHERE student_id = " +
                  std::to_string(c.student("林晨1").value));
    c.settle();
    CHECK(c.clocks(centre).size() == 2);
    CHECK(c.post(centre, "/api/clocks/" + c.id("林晨1") + "/support") == 204);
    CHECK(c.client.request("GET", "/api/alerts/" + c.id("林晨1"), {}, centre.headers).status == 200);
  });
}

TEST_CASE("the board counts completion and timeliness per county and school, and shows each only what lies below it") {
  on_both_engines([](World& world) {
    County c(world);
    c.hand_in("林晨1", 3);
    c.hand_in("陈曦1", 3);
    c.hand_in("王芳1", 0);
    c.hand_in("林晨3", 3);
    c.settle();
    REQUIRE(c.post(sign_in_staff(c.client, "psychologist"), "/api/alerts/" + c.id("林晨1") + "/take-on") == 204);
    world.clock().advance_ms(11 * minute);
    c.settle();
    REQUIRE(c.post(sign_in_staff(c.client, "psychologist"), "/api/alerts/" + c.id("陈曦1") + "/take-on") == 204);
    c.settle();
    const auto city = sign_in_staff(c.client, "city"), county = sign_in_staff(c.client, "county");
    const auto all = json::parse(c.client.request("GET", "/api/board", {}, city.headers).body);
    CHECK(all.at("expected").to_number<int>() == 18);
    CHECK(all.at("finished").to_number<int>() == 4);
    CHECK(all.at("alerts").at("raised").to_number<int>() == 3);
    REQUIRE(all.at("rows").as_array().size() == 2);
    const auto& first = all.at("rows").as_array()[0];
    CHECK(first.at("alerts").at("raised").to_number<int>() == 2);
    CHECK(first.at("alerts").at("taken_in_time").to_number<int>() == 1);
    CHECK(first.at("alerts").at("taken_late").to_number<int>() == 1);
    CHECK(first.at("alerts").at("escalated").to_number<int>() >= 1);
    CHECK(first.at("alerts").at("open").to_number<int>() == 0);
    const auto& last = all.at("rows").as_array()[1];
    CHECK(last.at("alerts").at("open").to_number<int>() == 1);
    CHECK(last.at("alerts").at("overdue").to_number<int>() == 1);
    const auto schools = json::parse(c.client.request("GET", "/api/board", {}, county.headers).body);
    REQUIRE(schools.at("rows").as_array().size() == 2);
    for (const auto& row : schools.at("rows").as_array())
      CHECK(row.at("finished").to_number<int>() == (row.at("name").as_string() == "第一中学" ? 3 : 0));
    const std::string other = std::to_string(world.number("SELECT unit_id FROM unit WHERE code = '350103'"));
    CHECK(c.client.request("GET", "/api/board?parent=" + other, {}, city.headers).status == 200);
    CHECK(c.client.request("GET", "/api/board?parent=" + other, {}, county.headers).status == 404);
    CHECK(c.client.request("GET", "/api/board?campaign=4711", {}, city.headers).status == 404);
    CHECK(c.client.request("GET", "/api/board?parent=x", {}, city.headers).status == 404);
  });
  CHECK(oversight::counted_since_ms(1'795'000'000'000) == 1'788'192'000'000);  // 2026-09-01 in the city
}

TEST_CASE(
    "a leader sees whatever has called the leader, by number, and never that all is well while it waits; the banner "
    "knows it, too") {
  on_both_engines([](World& world) {
    County c(world);
    c.hand_in("陈曦1", 1);  // the same day
    c.settle();
    const auto leader = sign_in_staff(c.client, "leader");
    const auto calls = [&](const Session& who) {
      return json::parse(c.client.request("GET", "/api/my-calls", {}, who.headers).body);
    };
    CHECK(c.clocks(leader).empty());  // the psychologist has been called, nobody else
    CHECK(calls(leader).at("same_day").as_int64() == 0);
    world.execute("UPDATE post SET ended_at_ms = 1 WHERE role = 'psychology_teacher'");
    world.execute("UPDATE duty SET ended_at_ms = 1");
    c.hand_in("林晨1", 2);
    c.settle();
    const auto seen = c.clocks(leader);
    REQUIRE(!seen.empty());
    const auto list = json::parse(c.client.request("GET", "/api/clocks", {}, leader.headers).body);
    CHECK(list.at("counts").at("waiting").as_int64() == static_cast<std::int64_t>(seen.size()));
    const auto called = calls(leader);
    CHECK(called.at("acute").as_int64() + called.at("same_day").as_int64() + called.at("ranked").as_int64() >= 1);
    CHECK(called.as_object().size() == 3);
  });
}

TEST_CASE(
    "county and city meet first what nobody is on: acute, overdue, of the day, of schools without a psychologist; what "
    "somebody has comes last") {
  on_both_engines([](World& world) {
    County c(world);
    c.settle();
    const auto school = [&](const char* code) {
      return std::to_string(world.number("SELECT unit_id FROM unit WHERE code = '" + std::string(code) + "'"));
    };
    world.execute("UPDATE post SET ended_at_ms = 1 WHERE role = 'psychology_teacher' AND unit_id = " +
                  school("2135010202"));
    const std::int64_t now_ms = world.clock().now_ms(), later_ms = now_ms + 100 * 60 * minute;
    const auto add = [&](const std::string& ref, const char* code, int tier, std::int64_t due_ms, bool taken) {
      world.execute(
          "INSERT INTO open_clock (clock_ref, school_unit_id, pseudonym, tier_rank, raised_at_ms, due_at_ms, taken_by) "
          "VALUES ('" +
          ref + "', " + school(code) + ", '" + ref + "', " + std::to_string(tier) + ", 1, " + std::to_string(due_ms) +
          ", " + (taken ? "(SELECT MIN(account_id) FROM account)" : "NULL") + ")");
    };
    add("taken", "2135010201", 1, now_ms + minute, true);
    add("in_order", "2135010201", 3, later_ms, false);
    add("without", "2135010202", 3, later_ms + minute, false);
    add("today", "2135010201", 2, later_ms, false);
    add("late", "2135010201", 3, now_ms - minute, false);
    add("acute", "2135010201", 1, now_ms + minute, false);
    std::string order;
    for (const auto& one : c.clocks(sign_in_staff(c.client, "city")))
      order += std::string(one.at("pseudonym").as_string()) + " ";
    CHECK(order == "acute late today without in_order taken ");
    const auto list =
        json::parse(c.client.request("GET", "/api/clocks", {}, sign_in_staff(c.client, "county").headers).body);
    CHECK(json::serialize(list.at("counts")) == "{\"acute\":1,\"overdue\":1,\"same_day\":1,\"waiting\":5}");
  });
}
