// An address in a message takes on what it was sent for, by whom it was sent to, and nothing later (attacks A1, A2).
#include <boost/json.hpp>

#include "alerts/take_on.h"
#include "casework/alert_page.h"
#include "tests/fixtures/school_staff.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

constexpr std::int64_t minute = 60'000, hour = 60 * minute;

/// A school with everybody, its calls carried out by hand.
struct Calls {
  explicit Calls(World& w) : world(w), client((add_everybody(w), w.serve())), calling(w.composition()) {}
  std::string token(StudentId student, std::int64_t notification) {
    return alerts::take_on_token(world.composition().keys.public_id, student, 1, notification);
  }
  std::string last_token(StudentId student, const std::string& login) {
    return token(student, world.number("SELECT MAX(n.notification_no) FROM notification n JOIN account a ON "
                                       "a.account_id = n.account_id WHERE a.login = '" +
                                       login + "' AND n.student_id = " + std::to_string(student.value)));
  }
  boost::json::object read(const std::string& token) { return answer("GET", "/api/calls/" + token); }
  boost::json::object press(const std::string& token) { return answer("POST", "/api/calls/" + token + "/take-on"); }
  std::string state(const boost::json::object& call) { return std::string(call.at("state").as_string()); }
  void wait_minutes(int minutes) {
    for (int i = 0; i < minutes; ++i) {
      world.clock().advance_ms(minute);
      calling.round();
    }
  }
  /// What a more urgent signal does to an open alert.
  void become_acute(StudentId student) {
    const auto now = std::to_string(world.clock().now_ms());
    world.execute("UPDATE alert SET tier_rank = 1, round_no = round_no + 1, step_no = 0, round_began_at_ms = " + now +
                  ", step_due_at_ms = " + now + ", ladder_moved_at_ms = " + now +
                  ", first_taken_at_ms = NULL, taken_at_ms = NULL, taken_by = NULL WHERE student_id = " +
                  std::to_string(student.value));
  }
  bool taken(StudentId student) { return alert_number(world, student, "taken_by") != 0; }
  World& world;
  http::PlainClient client;
  AlertDelivery calling;

 private:
  boost::json::object answer(const char* method, const std::string& path) {
    const auto got = client.request(method, path, method[0] == 'P' ? "{}" : "");
    REQUIRE_MESSAGE(got.status == 200, got.body);
    return boost::json::parse(got.body).as_object();
  }
};

}  // namespace

TEST_CASE("an old address in a message silences no later and more urgent call, and tells nothing of it") {
  on_both_engines([](World& world) {
    Calls c(world);
    const auto child = raise_alert(world, "林晨1", 2);
    c.calling.round();
    const auto old = c.token(child, 1);
    CHECK(c.state(c.read(old)) == "open");
    CHECK(c.read(old).at("tier").as_string() == "same_day");
    world.clock().advance_ms(hour);
    c.become_acute(child);
    c.calling.round();
    const auto pressed = c.press(old);
    CHECK(c.state(pressed) == "ended");
    CHECK_FALSE(pressed.contains("tier"));
    CHECK_FALSE(pressed.contains("card"));
    CHECK_FALSE(c.taken(child));
    CHECK(alert_number(world, child, "step_due_at_ms") != 0);  // the ladder goes on
    const auto now = c.last_token(child, "psychologist");
    CHECK(c.read(now).at("tier").as_string() == "acute");
    CHECK(c.state(c.press(now)) == "taken_by_you");
    CHECK(c.taken(child));
  });
}

TEST_CASE(
    "put back and called again, the addresses of the round before have ended; pressing them again and again changes "
    "nothing") {
  on_both_engines([](World& world) {
    Calls c(world);
    const auto child = raise_alert(world, "林晨1", 1);
    c.calling.round();
    const auto first = c.token(child, 1);
    REQUIRE(c.state(c.press(first)) == "taken_by_you");
    const auto who = sign_in_staff(c.client, "psychologist");
    const auto page = "/api/alerts/" + casework::alert_id(world.composition().keys.public_id, {child, 1}) + "/take-on";
    for (int i = 0; i < 3; ++i) {
      REQUIRE(c.client.request("DELETE", page, "", who.headers).status == 204);
      CHECK(c.state(c.press(first)) == "ended");
      c.calling.round();
      CHECK(c.state(c.press(first)) == "ended");
      CHECK_FALSE(c.taken(child));
      REQUIRE(c.client.request("POST", page, "{}", who.headers).status == 204);
    }
    world.execute("UPDATE alert SET closed_at_ms = 1");
    CHECK(c.state(c.press(first)) == "over");
    CHECK(c.state(c.press(c.last_token(child, "psychologist"))) == "over");
  });
}

TEST_CASE(
    "a newer call of the same person ends the older one, a colleague's does not; after a day every address has ended") {
  on_both_engines([](World& world) {
    Calls c(world);
    const auto child = raise_alert(world, "林晨1", 1);
    c.calling.round();
    c.wait_minutes(90);
    CHECK(calls_of(world, "city") >= 2);
    const auto oldest_of_city =
        c.token(child, world.number("SELECT MIN(n.notification_no) FROM notification n JOIN account a ON a.account_id "
                                    "= n.account_id WHERE a.login = 'city'"));
    CHECK(c.state(c.press(oldest_of_city)) == "ended");
    CHECK(c.state(c.read(c.token(child, 1))) == "open");  // the psychologist who comes late to the telephone still can
    world.clock().advance_ms(alerts::call_holds_ms);
    const auto late = c.press(c.token(child, 1));
    CHECK(c.state(late) == "ended");
    CHECK_FALSE(late.contains("tier"));
    CHECK_FALSE(c.taken(child));
  });
}

TEST_CASE(
    "whoever was called reads that it was taken, and in how many minutes an answer is asked for by the setting of "
    "now") {
  on_both_engines([](World& world) {
    Calls c(world);
    world.execute(
        "INSERT INTO setting_version (setting_version_id, unit_id, setting, value, effective_on, reason, changed_by, "
        "changed_at_ms) SELECT 1, u.unit_id, 'clocks', '{\"acute_answer_minutes\":[7]}', '2020-01-01', 'test', "
        "a.account_id, 0 "
        "FROM unit u, account a WHERE u.kind = 'city' AND a.login = 'city'");
    const auto child = raise_alert(world, "林晨1", 1);
    c.calling.round();
    c.wait_minutes(10);
    CHECK(c.read(c.token(child, 1)).at("answer_minutes").as_int64() == 7);
    REQUIRE(c.state(c.press(c.token(child, 2))) == "taken_by_you");
    CHECK(c.state(c.read(c.token(child, 1))) == "taken_by_another");
    CHECK(c.state(c.press(c.token(child, 1))) == "taken_by_another");
  });
}

TEST_CASE("the address of a person who works at another school now takes on nothing, by the message and by the page") {
  on_both_engines([](World& world) {
    Calls c(world);
    const auto child = raise_alert(world, "林晨1", 1);
    c.calling.round();
    const auto stale = sign_in_staff(c.client, "psychologist");
    end_post(world, "psychologist");
    world.execute(
        "INSERT INTO post (post_id, account_id, unit_id, role, since_on) SELECT 9001, a.account_id, u.unit_id, "
        "'psychology_teacher', '2020-01-01' FROM account a, unit u WHERE a.login = 'psychologist' AND u.code = "
        "'2135010202'");
    const auto token = c.token(child, 1);
    CHECK(c.client.request("GET", "/api/calls/" + token).status == 404);
    CHECK(c.client.request("POST", "/api/calls/" + token + "/take-on", "{}").status == 404);
    const auto page = "/api/alerts/" + casework::alert_id(world.composition().keys.public_id, {child, 1}) + "/take-on";
    CHECK(c.client.request("POST", page, "{}", stale.headers).status != 204);
    CHECK(c.client.request("POST", page, "{}", sign_in_staff(c.client, "psychologist").headers).status == 404);
    CHECK_FALSE(c.taken(child));
  });
}

TEST_CASE(
    "what its adult may see no longer is handed over at once: moved away, post over by its date, child moved, account "
    "ended") {
  const char* ways[] = {
      "UPDATE post SET unit_id = (SELECT unit_id FROM unit WHERE code = '2135010202') WHERE account_id = (SELECT "
      "account_id FROM account WHERE login = 'psychologist')",
      "UPDATE post SET until_on = '2020-01-01' WHERE account_id = (SELECT account_id FROM account WHERE login = "
      "'psychologist')",
      "UPDATE enrolment SET school_unit_id = (SELECT unit_id FROM unit WHERE code = '2135010202') WHERE student_id = "
      "(SELECT student_id FROM student WHERE name = '林晨1')",
      "UPDATE student_reader SET until_at_ms = 1 WHERE student_id = (SELECT student_id FROM student WHERE name = "
      "'林晨1')",
      "UPDATE account SET ended_at_ms = 1 WHERE login = 'psychologist'"};
  on_both_engines([&](World& world) {
    Calls c(world);
    const auto child = raise_alert(world, "林晨1", 1);
    for (const char* way : ways) {
      CAPTURE(way);
      c.calling.round();
      const auto round = alert_number(world, child, "round_no");
      world.execute("UPDATE alert SET step_due_at_ms = NULL, taken_at_ms = " + std::to_string(world.clock().now_ms()) +
                    ", taken_by = (SELECT account_id FROM account WHERE login = 'psychologist')");
      c.calling.round();
      REQUIRE(c.taken(child));
      world.execute(way);
      if (std::string(way).starts_with("UPDATE enrolment"))
        world.execute(
            "UPDATE student_reader SET until_at_ms = 1 WHERE student_id = (SELECT student_id FROM student WHERE name = "
            "'林晨1')");
      c.calling.round();
      CHECK_FALSE(c.taken(child));
      CHECK(alert_number(world, child, "round_no") == round + 1);
      world.execute(
          "UPDATE post SET until_on = NULL, unit_id = (SELECT unit_id FROM unit WHERE code = '2135010201') WHERE "
          "account_id = (SELECT account_id FROM account WHERE login = 'psychologist')");
      world.execute("UPDATE student_reader SET until_at_ms = NULL");
      world.execute(
          "UPDATE enrolment SET school_unit_id = (SELECT unit_id FROM unit WHERE code = '2135010201') WHERE student_id "
          "= (SELECT student_id FROM student WHERE name = '林晨1')");
    }
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'handOverAlert'") == 5);
  });
}

TEST_CASE(
    "a leader who is signed in takes on what is acute without any message, sees whom to go to and whom to telephone, "
    "and can put it back") {
  on_both_engines([](World& world) {
    Calls c(world);
    add_person(world, "other_leader", access::Role::school_leader, "2135010202");
    raise_alert(world, "林晨1", 1);
    c.calling.round();
    const auto leader = sign_in_staff(c.client, "leader");
    world.serving().board_now();
    const auto clocks =
        boost::json::parse(c.client.request("GET", "/api/clocks", {}, leader.headers).body).at("clocks").as_array();
    REQUIRE(clocks.size() == 1);
    CHECK(clocks[0].at("may_take_on").as_bool());
    const auto path = "/api/taken-alerts/" + std::string(clocks[0].at("id").as_string());
    const auto list = [&](const std::string& login) {
      return boost::json::parse(
                 c.client.request("GET", "/api/taken-alerts", {}, sign_in_staff(c.client, login).headers).body)
          .as_object();
    };
    CHECK(list("leader").at("waiting").as_array().size() == 1);
    CHECK(boost::json::serialize(list("leader")).find("林晨") == std::string::npos);
    CHECK(list("deputy").at("waiting").as_array().empty());  // not called yet
    CHECK(c.client.request("POST", path, "{}", sign_in_staff(c.client, "deputy").headers).status == 404);
    CHECK(c.client.request("POST", path, "{}", sign_in_staff(c.client, "other_leader").headers).status == 404);
    CHECK(c.client.request("POST", path, "{}", leader.headers).status == 204);
    CHECK(c.client.request("POST", path, "{}", leader.headers).status == 204);
    const auto taken = list("leader").at("alerts").as_array();
    REQUIRE(taken.size() == 1);
    CHECK(taken[0].at("student_name").as_string() == "林晨1");
    const auto contacts = boost::json::serialize(taken[0].at("contacts"));
    CHECK(contacts.find("\"name\":\"psychologist\",\"duty\":\"on_duty\",\"phone\":\"138") != std::string::npos);
    CHECK(contacts.find("@") == std::string::npos);
    c.wait_minutes(29);
    CHECK(calls_of(world, "deputy") == 0);
    CHECK(c.client.request("DELETE", path, "", leader.headers).status == 204);
    c.calling.round();
    CHECK(calls_of(world, "psychologist") == 2);
  });
}

TEST_CASE(
    "a person on duty and an officer who were called take on by the page; the officer meets a number and the school's "
    "telephones, never a name") {
  on_both_engines([](World& world) {
    Calls c(world);
    const auto child = raise_alert(world, "林晨1", 1);
    c.calling.round();
    c.wait_minutes(10);
    const auto path = "/api/taken-alerts/" + casework::alert_id(world.composition().keys.public_id, {child, 1});
    const auto deputy = sign_in_staff(c.client, "deputy"), city = sign_in_staff(c.client, "city");
    CHECK(c.client.request("POST", path, "{}", city.headers).status == 404);  // not called yet
    CHECK(c.client.request("POST", path, "{}", deputy.headers).status == 204);
    CHECK(c.client.request("POST", path, "{}", sign_in_staff(c.client, "leader").headers).status == 409);
    CHECK(c.client.request("DELETE", path, "", deputy.headers).status == 204);
    c.calling.round();
    c.wait_minutes(61);
    const auto officer = sign_in_staff(c.client, "city");
    CHECK(c.client.request("POST", path, "{}", officer.headers).status == 204);
    world.serving().board_now();
    const auto clocks = c.client.request("GET", "/api/clocks", {}, officer.headers).body;
    CHECK(clocks.find("林晨") == std::string::npos);
    const auto one = boost::json::parse(clocks).at("clocks").at(0);
    CHECK(one.at("taken_by_you").as_bool());
    CHECK(boost::json::serialize(one.at("contacts")).find("\"duty\":\"leaders\",\"phone\":\"138") != std::string::npos);
    CHECK(c.client.request("GET", "/api/taken-alerts", {}, officer.headers).status == 404);
    c.calling.round();
    CHECK(c.taken(child));
  });
}

TEST_CASE("a leader called for what is not acute is asked to see that it is answered, and cannot silence it unseen") {
  on_both_engines([](World& world) {
    Calls c(world);
    for (const char* login : {"psychologist", "deputy"}) end_post(world, login);
    const auto child = raise_alert(world, "林晨1", 2);
    c.calling.round();
    CHECK(called_in_order(world) == "leader");
    const auto call = c.press(c.token(child, 1));
    CHECK(c.state(call) == "pass_on");
    CHECK_FALSE(c.taken(child));
    CHECK(alert_number(world, child, "step_due_at_ms") != 0);
  });
}
