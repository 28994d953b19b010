// A class in one room: by seat, by card, and what the server does with sheets that nobody handed in.
#include <boost/json.hpp>

#include "answering/sign_in_to_answer.h"
#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

struct Room {
  std::string id, code;
};

std::string class_of(World& world, const std::string& child) {
  return std::to_string(world.number(
      "SELECT e.class_unit_id FROM enrolment e JOIN student s ON s.student_id = e.student_id WHERE s.name = '" + child +
      "'"));
}

/// The psychologist opens a session of the class of 林晨1, 陈曦1 and 王芳1.
Room open_room(World& world, http::PlainClient& client, const Session& psychologist, bool by_seat) {
  const std::string adult = std::to_string(world.number("SELECT account_id FROM account WHERE login = 'psychologist'"));
  const std::string campaign = std::to_string(world.number("SELECT campaign_id FROM campaign"));
  const auto opened = client.request("POST", "/api/class-sessions",
                                     "{\"campaign_id\":\"" + campaign + "\",\"class_id\":\"" +
                                         class_of(world, "林晨1") + "\",\"reachable_adult_id\":\"" + adult +
                                         "\",\"by_seat\":" + (by_seat ? "true" : "false") + "}",
                                     psychologist.headers);
  REQUIRE_MESSAGE(opened.status == 200, opened.body);
  const auto body = boost::json::parse(opened.body);
  return {std::string(body.at("id").as_string()), std::string(body.at("code").as_string())};
}

// Each seat is another machine; its child knows the character that is missing in the name.
http::PlainClient::Answer by_seat(http::PlainClient& client, const std::string& room, int seat) {
  const char* missing[] = {"", "晨", "曦", "芳"};
  return client.request("POST", "/api/answering/sign-in",
                        "{\"class_session\":\"" + room + "\",\"seat\":" + std::to_string(seat) +
                            ",\"device\":\"machine " + std::to_string(seat) + "\",\"name_part\":\"" +
                            (seat <= 3 ? missing[seat] : "") + "\"}");
}

Child child_of(const http::PlainClient::Answer& answer) {
  REQUIRE_MESSAGE(answer.status == 200, answer.body);
  const auto body = boost::json::parse(answer.body);
  return {"Authorization: Ticket " + std::string(body.at("ticket").as_string()) + "\r\n",
          "/api/answer-sheets/" + std::string(body.at("sheet_id").as_string()),
          std::string(body.at("state").as_string()), body.at("device").to_number<int>(),
          body.at("first_item").to_number<int>()};
}

}  // namespace

TEST_CASE("in a class session a child signs in by its seat, and the screen of the room follows") {
  on_both_engines([](World& world) {
    world.publish();
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201", true);
    add_person(world, "operator", access::Role::session_operator, "2135010201");
    auto client = world.serve();
    const auto psychologist = sign_in_staff(client, "psychologist");
    const Room room = open_room(world, client, psychologist, true);
    const auto door = client.request("GET", "/api/answering/class-sessions/" + room.code);
    CHECK(door.status == 200);
    CHECK(door.body.find("林晨") == std::string::npos);  // before a sign-in no name is shown
    const Child first = child_of(by_seat(client, room.code, 1));
    CHECK(client.request("PUT", first.sheet, answers_json(std::vector<int>(16, 0)), first.authorization).status == 200);
    const Child second = child_of(by_seat(client, room.code, 2));
    const auto started = [&] {
      return boost::json::parse(client.request("GET", "/api/class-sessions/" + room.id, {}, psychologist.headers).body)
          .at("started")
          .as_int64();
    };
    CHECK(started() == 1);  // whoever has only signed in has not begun
    CHECK(client.request("PUT", second.sheet + "/answers", answers_json({0}, ",\"save_no\":1"), second.authorization)
              .status == 200);
    CHECK(by_seat(client, room.code, 9).status == 404);
    const auto screen =
        boost::json::parse(client.request("GET", "/api/class-sessions/" + room.id, {}, psychologist.headers).body);
    CHECK(screen.at("expected").as_int64() == 3);
    CHECK(screen.at("started").as_int64() == 2);
    CHECK(screen.at("finished").as_int64() == 1);
    // Signing in by seat ends with the session; an operator keeps the counts and loses the names.
    const auto operating = sign_in_staff(client, "operator");
    CHECK(client.request("GET", "/api/class-sessions/" + room.id, {}, operating.headers).body.find("林晨1") !=
          std::string::npos);
    const auto closed = client.request("POST", "/api/class-sessions/" + room.id + "/close", "{}", operating.headers);
    CHECK(closed.status == 200);
    CHECK(closed.body.find("林晨1") == std::string::npos);
    CHECK(boost::json::parse(closed.body).at("expected").as_int64() == 3);
    CHECK(boost::json::parse(closed.body).at("finished").as_int64() == 1);
    CHECK(client.request("GET", "/api/class-sessions/" + room.id, {}, psychologist.headers).body.find("林晨1") !=
          std::string::npos);
    CHECK(by_seat(client, room.code, 3).status == 409);
  });
}

TEST_CASE("where the session asks for codes, a seat is not enough") {
  on_both_engines([](World& world) {
    world.publish();
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201", true);
    auto client = world.serve();
    const auto psychologist = sign_in_staff(client, "psychologist");
    const Room room = open_room(world, client, psychologist, false);
    CHECK(by_seat(client, room.code, 1).status == 409);
  });
}

TEST_CASE("a session without a reachable adult is not opened") {
  World world("sqlite");
  world.publish();
  add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201", false);
  auto client = world.serve();
  const auto psychologist = sign_in_staff(client, "psychologist");
  const std::string adult = std::to_string(world.number("SELECT account_id FROM account"));
  const auto opened = client.request(
      "POST", "/api/class-sessions",
      "{\"campaign_id\":\"" + std::to_string(world.number("SELECT campaign_id FROM campaign")) + "\",\"class_id\":\"" +
          class_of(world, "林晨1") + "\",\"reachable_adult_id\":\"" + adult + "\"}",
      psychologist.headers);
  CHECK(opened.status == 409);
  CHECK(opened.body.find("no_reachable_adult") != std::string::npos);
}

TEST_CASE("the lasting personal card leads to the child's open campaign, and a wrong digit leads nowhere") {
  on_both_engines([](World& world) {
    world.publish();
    auto client = world.serve();
    const StudentId student(world.number("SELECT student_id FROM student WHERE name = '林晨1'"));
    std::string card = answering::card_of(world.composition().keys.code, student);
    const auto signed_in =
        client.request("POST", "/api/answering/sign-in", "{\"card\":\"" + card + "\",\"name_part\":\"晨\"}");
    CHECK(child_of(signed_in).sheet == sign_in(client, world.slip("autumn", "林晨1").code).sheet);
    card[4] = card[4] == 'A' ? 'B' : 'A';
    CHECK(client.request("POST", "/api/answering/sign-in", "{\"card\":\"" + card + "\"}").status == 404);
  });
}

TEST_CASE(
    "what nobody handed in is closed by the server, scored and alerted; a sheet that comes later takes its place") {
  on_both_engines([](World& world) {
    world.publish();
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201", true);
    auto client = world.serve();
    const auto psychologist = sign_in_staff(client, "psychologist");
    const Room room = open_room(world, client, psychologist, true);
    const Child child = child_of(by_seat(client, room.code, 1));
    std::vector<int> most(16, 2);
    most[15] = -1;
    CHECK(client.request("PUT", child.sheet + "/answers", answers_json(most, ",\"save_no\":1"), child.authorization)
              .status == 200);
    world.serving().count_now();
    CHECK(world.number("SELECT count(*) FROM answer_sheet") == 0);  // the lesson goes on
    world.clock().advance_ms(3 * 3600 * 1000);
    world.serving().count_now();
    CHECK(world.number("SELECT count(*) FROM answer_sheet WHERE state = 'closed_unfinished'") == 1);
    CHECK(world.number("SELECT CAST(value AS BIGINT) FROM score WHERE scale = 'phq9'") == 18);
    CHECK(world.number("SELECT count(*) FROM alert") == 1);
    world.serving().count_now();
    CHECK(world.number("SELECT count(*) FROM answer_sheet") == 1);

    // The tablet had been offline: its whole sheet arrives now and counts instead.
    CHECK(client.request("PUT", child.sheet, answers_json(std::vector<int>(16, 3)), child.authorization).status == 200);
    CHECK(world.number("SELECT count(*) FROM answer_sheet WHERE state = 'submitted'") == 1);
    CHECK(world.number("SELECT CAST(value AS BIGINT) FROM score WHERE scale = 'phq9'") == 27);
    CHECK(world.number("SELECT count(*) FROM alert") == 1);
  });
}
