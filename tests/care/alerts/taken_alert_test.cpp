// A leader whom the ladder has called, who took on by the message and then signs in.
#include <algorithm>
#include <boost/json.hpp>

#include "alerts/take_on.h"
#include "casework/guidance.h"
#include "tests/fixtures/school_staff.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

// As long as nobody answers: the third rung is the leader's, twenty minutes after an acute signal.
std::string call_of_leader(World& world, AlertDelivery& calling, StudentId student) {
  for (int minutes = 0; minutes <= 20; ++minutes) {
    calling.round();
    world.clock().advance_ms(60'000);
  }
  const auto number = world.number(
      "SELECT n.notification_no FROM notification n JOIN account a ON a.account_id = n.account_id WHERE a.login = "
      "'leader' AND n.student_id = " +
      std::to_string(student.value));
  return alerts::take_on_token(world.composition().keys.public_id, student, 1, number);
}

// Until the person has been called; the token of that call.
std::string token_of(World& world, AlertDelivery& calling, StudentId student, const std::string& login) {
  for (int minutes = 0; minutes <= 60; minutes += 5) {
    calling.round();
    const auto number = world.number(
        "SELECT COALESCE(MAX(n.notification_no), 0) FROM notification n JOIN account a ON a.account_id = n.account_id "
        "WHERE a.login = '" +
        login + "' AND n.student_id = " + std::to_string(student.value));
    if (number != 0) return alerts::take_on_token(world.composition().keys.public_id, student, 1, number);
    world.clock().advance_ms(5 * 60'000);
  }
  FAIL(login << " was never called");
  return {};
}

/// What a person sees of what was taken on.
struct Taken {
  World& world;
  http::PlainClient& client;
  boost::json::array list(const std::string& login) {
    const auto answer = client.request("GET", "/api/taken-alerts", {}, sign_in_staff(client, login).headers);
    REQUIRE_MESSAGE(answer.status == 200, answer.body);
    for (const char* why : {"PHQ", "phq9", "score", "reason", "signals"})
      CHECK(answer.body.find(why) == std::string::npos);
    return boost::json::parse(answer.body).at("alerts").as_array();
  }
  bool sees(const std::string& login, const std::string& name) {
    for (const auto& one : list(login))
      if (one.at("student_name").as_string() == name) return true;
    return false;
  }
};

}  // namespace

TEST_CASE(
    "a colleague on duty who has taken it on sees whom to go to, of which class and school, as long as it is theirs") {
  on_both_engines([](World& world) {
    add_everybody(world);
    add_person(world, "neighbour", access::Role::class_teacher, "2135010201/初二/初二(2)班", true);
    add_person(world, "stranger", access::Role::class_teacher, "2135010202");
    world.execute(
        "UPDATE duty SET turn = 3 WHERE account_id = (SELECT account_id FROM account WHERE login = 'neighbour')");
    world.execute(
        "UPDATE duty SET ended_at_ms = 1 WHERE account_id = (SELECT account_id FROM account WHERE login = "
        "'psychologist')");
    auto client = world.serve();
    AlertDelivery calling(world.composition());
    Taken taken{world, client};
    const auto child = raise_alert(world, "林晨1", 2);
    const auto token = token_of(world, calling, child, "deputy");
    CHECK(taken.list("deputy").empty());
    REQUIRE(client.request("POST", "/api/calls/" + token + "/take-on", "{}").status == 200);
    const auto rows = taken.list("deputy");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].at("student_name").as_string() == "林晨1");
    CHECK(rows[0].at("class_name").as_string() == "初二(1)班");
    CHECK(!rows[0].at("school_name").as_string().empty());
    const auto steps = casework::steps_when_taken(2, "zh-CN");
    const auto& shown = rows[0].at("next_steps").as_array();
    CHECK(std::equal(shown.begin(), shown.end(), steps.begin(), steps.end(),
                     [](const auto& one, const std::string& line) { return one.as_string() == line; }));
    CHECK(rows[0].at("guardians").as_array().size() > 0);  // the deputy's post covers the class
    CHECK(!rows[0].at("guardians").at(0).at("phone").as_string().empty());
    for (const char* other : {"neighbour", "stranger", "leader", "centre"}) CHECK(taken.list(other).empty());
    CHECK(client
              .request("GET", "/api/alerts/" + std::string(rows[0].at("id").as_string()), {},
                       sign_in_staff(client, "deputy").headers)
              .status == 404);

    // Whoever must not be told is not there to be called.
    world.execute("UPDATE guardian SET do_not_inform_since_ms = 1");
    CHECK(taken.list("deputy")[0].at("guardians").as_array().empty());
    world.execute("UPDATE guardian SET do_not_inform_since_ms = NULL, custody_limit = 'no_contact'");
    CHECK(taken.list("deputy")[0].at("guardians").as_array().empty());
    world.execute("UPDATE guardian SET custody_limit = 'none'");

    // Put back, or taken over by another: gone.
    world.execute("UPDATE alert SET taken_by = NULL, taken_at_ms = NULL");
    CHECK(taken.list("deputy").empty());
    world.execute(
        "UPDATE alert SET taken_at_ms = 1, taken_by = (SELECT account_id FROM account WHERE login = 'neighbour')");
    CHECK(taken.list("deputy").empty());
    CHECK(taken.list("neighbour").empty());  // never called: nothing of it is theirs
    world.execute("UPDATE notification SET account_id = (SELECT account_id FROM account WHERE login = 'neighbour')");
    world.execute(
        "UPDATE alert SET taken_at_ms = 1, taken_by = (SELECT account_id FROM account WHERE login = "
        "'neighbour')");  // a round may have handed it over
    REQUIRE(taken.list("neighbour").size() == 1);
    CHECK(taken.list("neighbour")[0].at("guardians").as_array().empty());  // of another class: the class teacher
                                                                           // has the phone

    world.execute("UPDATE alert SET closed_at_ms = 1");
    CHECK(taken.list("neighbour").empty());
    world.execute("UPDATE alert SET closed_at_ms = NULL");
    const auto session = sign_in_staff(client, "neighbour");
    end_post(world, "neighbour");
    CHECK(client.request("GET", "/api/taken-alerts", {}, session.headers).status != 200);
  });
}

TEST_CASE("what was taken on by a message can be put back by whoever has it, and calls the next at once") {
  on_both_engines([](World& world) {
    add_everybody(world);
    auto client = world.serve();
    AlertDelivery calling(world.composition());
    Taken taken{world, client};
    const auto child = raise_alert(world, "林晨1", 1);
    const auto token = token_of(world, calling, child, "leader");
    REQUIRE(client.request("POST", "/api/calls/" + token + "/take-on", "{}").status == 200);
    const std::string path = "/api/taken-alerts/" + std::string(taken.list("leader").at(0).at("id").as_string());
    for (const char* other : {"deputy", "centre"})
      CHECK(client.request("DELETE", path, {}, sign_in_staff(client, other).headers).status == 404);
    CHECK(alert_number(world, child, "taken_by") != 0);
    const auto calls = calls_of(world, "psychologist");
    const auto leader = sign_in_staff(client, "leader");
    CHECK(client.request("DELETE", path, {}, leader.headers).status == 204);
    CHECK(client.request("DELETE", path, {}, leader.headers).status == 404);  // no longer theirs
    CHECK(taken.list("leader").empty());
    CHECK(alert_number(world, child, "taken_by") == 0);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'putBackAlert' AND student_id = " +
                       std::to_string(child.value)) == 1);
    calling.round();
    CHECK(calls_of(world, "psychologist") == calls + 1);
    CHECK(client.request("POST", "/api/calls/" + token + "/take-on", "{}").body.find("\"ended\"") !=
          std::string::npos);  // the message of before has ended
    CHECK(client.request("POST", path, "{}", sign_in_staff(client, "leader").headers).status == 204);
    CHECK(taken.list("leader").size() == 1);
  });
}

TEST_CASE(
    "the counselling centre that took it on sees name, school and phone before any support was asked for, and never "
    "why") {
  on_both_engines([](World& world) {
    add_everybody(world);
    add_person(world, "other_centre", access::Role::counselling_centre, "350103");
    add_person(world, "county", access::Role::county_officer, "350102");
    auto client = world.serve();
    AlertDelivery calling(world.composition());
    Taken taken{world, client};
    const auto child = raise_alert(world, "林晨1", 1);
    const auto token = token_of(world, calling, child, "centre");
    CHECK(taken.list("centre").empty());
    REQUIRE(client.request("POST", "/api/calls/" + token + "/take-on", "{}").status == 200);
    const auto rows = taken.list("centre");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].at("tier").as_string() == "acute");
    CHECK(rows[0].at("guardians").as_array().size() > 0);
    CHECK(taken.list("other_centre").empty());
    CHECK(client.request("GET", "/api/taken-alerts", {}, sign_in_staff(client, "county").headers).status ==
          404);  // names only by break-glass
    CHECK(client
              .request("GET", "/api/alerts/" + std::string(rows[0].at("id").as_string()), {},
                       sign_in_staff(client, "centre").headers)
              .status == 404);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'listTakenAlerts' AND detail LIKE '" +
                       std::to_string(child.value) + " '") >= 1);
    // The child goes to a school of another county: nothing of it stays here.
    world.execute("UPDATE student_reader SET until_at_ms = 1 WHERE student_id = " + std::to_string(child.value));
    CHECK(taken.list("centre").empty());
  });
}

TEST_CASE("a leader who has taken on what is acute sees whom to go to; before it, and of a calmer alert, nothing") {
  on_both_engines([](World& world) {
    add_everybody(world);
    add_person(world, "other", access::Role::school_leader, "2135010202");
    auto client = world.serve();
    AlertDelivery calling(world.composition());
    const auto list = [&](const std::string& login) {
      const auto answer = client.request("GET", "/api/taken-alerts", {}, sign_in_staff(client, login).headers);
      REQUIRE_MESSAGE(answer.status == 200, answer.body);
      return answer.body;
    };
    const auto child = raise_alert(world, "林晨1", 1);
    const std::string token = call_of_leader(world, calling, child);
    CHECK(list("leader").find("\"alerts\":[]") != std::string::npos);
    CHECK(list("leader").find("林晨") == std::string::npos);
    CHECK(client.request("POST", "/api/calls/" + token + "/take-on", "{}").status == 200);
    const std::string shown = list("leader");
    CHECK(shown.find("林晨1") != std::string::npos);
    CHECK(shown.find("PHQ") == std::string::npos);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'listTakenAlerts' AND detail LIKE '" +
                       std::to_string(child.value) + " '") == 1);
    CHECK(list("other") == "{\"waiting\":[],\"alerts\":[]}");
    CHECK(client.request("GET", "/api/taken-alerts", {}, sign_in_staff(client, "psychologist").headers).status ==
          404);  // the inbox is theirs

    world.execute("UPDATE alert SET tier_rank = 2");
    CHECK(list("leader") == "{\"waiting\":[],\"alerts\":[]}");
  });
}
