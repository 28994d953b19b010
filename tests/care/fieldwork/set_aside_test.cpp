// Somebody else answered in a child's name: what the psychologist undoes, what stays, and what counts from then on.
#include <boost/json.hpp>

#include "access/public_id.h"
#include "casework/alert_page.h"
#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

namespace json = boost::json;
constexpr std::int64_t minute_ms = 60'000;

std::string answers_of(int value, int spent_ms) {
  json::array answers;
  for (int i = 0; i < 16; ++i)
    answers.push_back({{"item", i < 9 ? "phq9." + std::to_string(i + 1) : "gad7." + std::to_string(i - 8)},
                       {"value", (value + i) % 3},
                       {"spent_ms", spent_ms}});
  return "{\"answers\":" + json::serialize(answers) + "}";
}

std::string code_of(const http::PlainClient::Answer& answer) {
  return std::string(json::parse(answer.body).at("code").as_string());
}

/// 一中 with its psychologist, the class teacher of 林晨1, and a psychologist of another school.
struct School {
  explicit School(World& of) : world(of), campaign(std::to_string(of.publish().value)), client((people(), of.serve())) {
    psychologist = sign_in_staff(client, "psychologist");
    teacher = sign_in_staff(client, "teacher");
    other = sign_in_staff(client, "other");
  }
  void people() {
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201", true);
    add_person(world, "teacher", access::Role::class_teacher, "2135010201/初二/初二(1)班");
    add_person(world, "other", access::Role::psychology_teacher, "2135010301", true);
  }
  World& world;
  std::string campaign;
  http::PlainClient client;
  Session psychologist, teacher, other;

  StudentId student(const std::string& name = "林晨1") {
    return StudentId(world.number("SELECT student_id FROM student WHERE name = '" + name + "'"));
  }
  std::string pupil(const std::string& name = "林晨1") {
    return "/api/campaigns/" + campaign + "/pupils/" +
           access::public_id(world.composition().keys.public_id, access::PublicKind::student, {student(name)});
  }
  http::PlainClient::Answer hand_in(const Child& child, const std::string& body) {
    return client.request("PUT", child.sheet, body, child.authorization);
  }
  Child by_slip(const std::string& name = "林晨1") { return sign_in(client, world.slip("autumn", name).code); }
  http::PlainClient::Answer set_aside(int attempt = 1, const std::string& name = "林晨1") {
    return client.request("POST", pupil(name) + "/set-aside",
                          "{\"attempt\":" + std::to_string(attempt) + ",\"because\":\"child_says\"}",
                          psychologist.headers);
  }
  http::PlainClient::Answer undo() {
    return client.request("DELETE", pupil() + "/set-aside", "", psychologist.headers);
  }
  std::string new_code(int attempt = 1) {
    const auto aside = set_aside(attempt);
    REQUIRE_MESSAGE(aside.status == 200, aside.body);
    return code_of(aside);
  }
  json::object alert_page() {
    return json::parse(
               client
                   .request("GET",
                            "/api/alerts/" + casework::alert_id(world.composition().keys.public_id, {student(), 1}), {},
                            psychologist.headers)
                   .body)
        .as_object();
  }
  /// The row of 林晨1 on the page of the class.
  json::object row(const Session& who) {
    const std::string class_id = std::to_string(world.number(
        "SELECT e.class_unit_id FROM enrolment e WHERE e.student_id = " + std::to_string(student().value)));
    const auto page =
        json::parse(client.request("GET", "/api/campaigns/" + campaign + "/classes/" + class_id, {}, who.headers).body);
    for (const auto& one : page.at("pupils").as_array())
      if (one.at("name").as_string() == "林晨1") return one.as_object();
    return {};
  }
  json::array retests() {
    return json::parse(client.request("GET", "/api/retests", {}, psychologist.headers).body).at("retests").as_array();
  }
  std::int64_t finished() {
    world.serving().count_now();
    return world.number("SELECT CAST(SUM(finished) AS BIGINT) FROM campaign_class");
  }
};

}  // namespace

TEST_CASE(
    "a sheet that was set aside counts nowhere, its alert and whoever works on it stay, and the page says by whom, "
    "when and why") {
  on_both_engines([](World& world) {
    School s(world);
    CHECK(s.hand_in(s.by_slip(), answers_json(std::vector<int>(16, 3))).status == 200);
    CHECK(s.hand_in(s.by_slip("陈曦1"), answers_json(std::vector<int>(16, 0))).status == 200);
    CHECK(s.finished() == 2);
    const auto alert = "/api/alerts/" + casework::alert_id(world.composition().keys.public_id, {s.student(), 1});
    CHECK(s.client.request("POST", alert + "/take-on", "{}", s.psychologist.headers).status == 204);
    auto before = s.alert_page();
    CHECK_FALSE(before.at("scores").as_array().empty());
    CHECK(before.at("signals").at(0).at("sheet").at("may_set_aside").as_bool());
    CHECK_FALSE(before.at("signals").at(0).at("sheet").as_object().contains("set_aside"));

    const std::string old_code = world.slip("autumn", "林晨1").code;
    const auto code = s.new_code();
    CHECK(code != old_code);
    const auto after = s.alert_page();
    CHECK(after.at("state").as_string() == "taken_by_you");
    CHECK(after.at("signals").as_array().size() == before.at("signals").as_array().size());
    CHECK(after.at("scores").as_array().empty());
    CHECK(after.at("waves").as_array().empty());
    CHECK(std::string(after.at("validity").at("words").at(0).as_string()).find("已作废") != std::string::npos);
    const auto sheet = after.at("signals").at(0).at("sheet").as_object();
    CHECK_FALSE(sheet.at("may_set_aside").as_bool());
    CHECK(sheet.at("set_aside").at("because").as_string() == "child_says");
    CHECK(sheet.at("set_aside").at("at_ms").as_int64() == world.clock().now_ms());
    CHECK_FALSE(sheet.at("set_aside").at("by").as_string().empty());
    CHECK(s.finished() == 1);
    world.clock().advance_ms(minute_ms);
    world.serving().count_now();
    CHECK(world.number("SELECT CAST(SUM(sheets) AS BIGINT) FROM score_distribution WHERE scale = 'phq9'") == 1);
    CHECK(world.number("SELECT CAST(COALESCE(SUM(sheets), 0) AS BIGINT) FROM score_distribution WHERE scale = 'phq9' "
                       "AND value = 27") == 0);
    CHECK(world.number("SELECT count(*) FROM alert WHERE closed_at_ms IS NULL") == 1);
    CHECK(world.number(
              "SELECT count(*) FROM audit_line WHERE action = 'setSheetAside' AND detail LIKE '%child_says%'") == 1);
    // The answers are kept, behind a reason: a joke may be a call for help.
    CHECK(
        s.client.request("POST", alert + "/answers", "{\"reason\":\"看看是谁写的\"}", s.psychologist.headers).status ==
        200);

    // The child's next sign-in begins anew, and what it says is its own.
    const auto child = sign_in(s.client, code);
    CHECK(child.state == "open");
    CHECK(child.first_item == 0);
    CHECK(s.hand_in(child, answers_json(std::vector<int>(16, 1))).status == 200);
    CHECK(s.finished() == 2);
    CHECK(world.number("SELECT CAST(value AS BIGINT) FROM score WHERE scale = 'phq9' AND attempt = 2") == 9);
  });
}

TEST_CASE("pressing twice, or on a page of before, never sets the child's own new sheet aside") {
  on_both_engines([](World& world) {
    School s(world);
    CHECK(code_of(s.set_aside()) == "nothing_to_set_aside");
    CHECK(s.hand_in(s.by_slip(), answers_json(std::vector<int>(16, 3))).status == 200);
    const auto child = sign_in(s.client, s.new_code());
    CHECK(s.hand_in(child, answers_json(std::vector<int>(16, 0))).status == 200);
    CHECK(s.set_aside(1).status == 409);
    CHECK(world.number("SELECT count(*) FROM sheet_set_aside") == 1);
    CHECK(world.number("SELECT attempt_no FROM campaign_member WHERE student_id = " +
                       std::to_string(s.student().value)) == 2);
  });
}

TEST_CASE(
    "who set a sheet aside is the psychologist's to read: a class teacher sees a child who has not begun, another "
    "school nothing") {
  on_both_engines([](World& world) {
    School s(world);
    CHECK(s.hand_in(s.by_slip(), answers_json(std::vector<int>(16, 1))).status == 200);
    CHECK(s.row(s.psychologist).at("sheet").at("may_set_aside").as_bool());
    CHECK_FALSE(s.row(s.teacher).contains("sheet"));
    const std::string body = "{\"attempt\":1,\"because\":\"wrong_seat\"}";
    CHECK(s.client.request("POST", s.pupil() + "/set-aside", body, s.teacher.headers).status == 404);
    CHECK(s.client.request("POST", s.pupil() + "/set-aside", body, s.other.headers).status == 404);
    CHECK(s.client
              .request("POST", s.pupil() + "/set-aside", "{\"attempt\":1,\"because\":\"just so\"}",
                       s.psychologist.headers)
              .status == 422);
    CHECK(s.client.request("POST", s.pupil() + "/set-aside", body, s.psychologist.headers).status == 200);
    const auto seen = s.row(s.psychologist);
    CHECK(seen.at("state").as_string() == "absent");
    CHECK_FALSE(seen.at("sheet").at("may_set_aside").as_bool());
    CHECK(seen.at("sheet_before").at("set_aside").at("because").as_string() == "wrong_seat");
    CHECK(s.row(s.teacher).at("state").as_string() == "absent");
    CHECK_FALSE(s.row(s.teacher).contains("sheet_before"));
    CHECK(s.client.request("DELETE", s.pupil() + "/set-aside", "", s.teacher.headers).status == 404);
    CHECK(s.client.request("DELETE", s.pupil() + "/set-aside", "", s.other.headers).status == 404);
    CHECK(world.number("SELECT count(*) FROM sheet_set_aside") == 1);
  });
}

TEST_CASE(
    "setting aside is undone for ten minutes, while nobody has begun anew: the sheet counts again and the slip in the "
    "child's hand opens") {
  on_both_engines([](World& world) {
    School s(world);
    const std::string first = world.slip("autumn", "林晨1").code;
    const auto child = sign_in(s.client, first);
    CHECK(s.client
              .request("PUT", child.sheet + "/answers", answers_json(std::vector<int>(8, 1), ",\"save_no\":1"),
                       child.authorization)
              .status == 200);
    CHECK(code_of(s.undo()) == "set_aside_final");
    const auto second = s.new_code();
    CHECK(s.client.request("POST", "/api/answering/sign-in", "{\"access_code\":\"" + first + "\"}").status != 200);
    CHECK(s.row(s.psychologist).at("sheet_before").at("set_aside").at("undo_until_ms").as_int64() ==
          world.clock().now_ms() + 10 * minute_ms);
    REQUIRE(s.undo().status == 204);
    CHECK(world.number("SELECT count(*) FROM sheet_set_aside") == 0);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'undoSetAside'") == 1);
    CHECK(sign_in(s.client, first).first_item == 8);  // what was answered is there
    CHECK(sign_in_as(s.client, second, "林晨1").first_item == 8);
    CHECK(json::parse(type_code(s.client, second).body).at("state").as_string() ==
          "code");  // a slip that was used asks for the name
    CHECK(s.undo().status == 409);
    // A new code ends both that were open.
    const auto third = s.client.request("POST", s.pupil() + "/code", "{}", s.psychologist.headers);
    REQUIRE(third.status == 200);
    for (const auto& old : {first, second})
      CHECK(s.client.request("POST", "/api/answering/sign-in", "{\"access_code\":\"" + old + "\"}").status != 200);
    CHECK(sign_in(s.client, code_of(third)).state == "open");

    // Too late after ten minutes, and as soon as the child has begun.
    s.new_code();
    world.clock().advance_ms(10 * minute_ms + 1);
    CHECK(code_of(s.undo()) == "set_aside_final");
    CHECK_FALSE(s.row(s.psychologist).at("sheet_before").at("set_aside").as_object().contains("undo_until_ms"));
    const auto given = s.client.request("POST", s.pupil() + "/code", "{}", s.psychologist.headers);
    sign_in(s.client, code_of(given));
    const auto anew = s.new_code(2);
    sign_in(s.client, anew);
    CHECK(code_of(s.undo()) == "set_aside_final");
    CHECK(world.number("SELECT count(*) FROM sheet_set_aside") == 2);
  });
}

TEST_CASE(
    "a retest is of the child's own sheet: one that was set aside opens none, the next one does, and its retest is the "
    "second of its own") {
  on_both_engines([](World& world) {
    School s(world);
    CHECK(s.hand_in(s.by_slip(), answers_of(1, 200)).status == 200);
    CHECK(s.retests().size() == 1);
    const auto code = s.new_code();
    CHECK(s.retests().empty());
    CHECK(s.hand_in(sign_in(s.client, code), answers_of(2, 200)).status == 200);
    REQUIRE(s.retests().size() == 1);
    CHECK(s.retests()[0].at("state").as_string() == "waiting");
    CHECK(s.client
              .request("POST", "/api/retests/" + std::string(s.retests()[0].at("id").as_string()) + "/release", "{}",
                       s.psychologist.headers)
              .status == 204);
    const auto again = sign_in_as(s.client, code, "林晨1");
    CHECK(again.state == "open");
    CHECK(s.hand_in(again, answers_of(1, 3000)).status == 200);
    CHECK(s.retests()[0].at("state").as_string() == "done");
    CHECK(world.number("SELECT attempt FROM answer_sheet WHERE validity <> 'invalid'") == 3);
  });
}

TEST_CASE(
    "a sheet that was only begun and set aside is not closed into a result when the lesson ends, and its seat is free "
    "at once") {
  on_both_engines([](World& world) {
    School s(world);
    const std::string class_id = std::to_string(world.number(
        "SELECT e.class_unit_id FROM enrolment e WHERE e.student_id = " + std::to_string(s.student().value)));
    const std::string adult =
        std::to_string(world.number("SELECT account_id FROM account WHERE login = 'psychologist'"));
    const auto opened = s.client.request("POST", "/api/class-sessions",
                                         "{\"campaign_id\":\"" + s.campaign + "\",\"class_id\":\"" + class_id +
                                             "\",\"reachable_adult_id\":\"" + adult + "\",\"by_seat\":true}",
                                         s.psychologist.headers);
    REQUIRE_MESSAGE(opened.status == 200, opened.body);
    const std::string room(json::parse(opened.body).at("code").as_string()),
        session(json::parse(opened.body).at("id").as_string());
    const auto sits = [&](const std::string& device) {
      return s.client.request(
          "POST", "/api/answering/sign-in",
          "{\"class_session\":\"" + room + "\",\"seat\":1,\"device\":\"" + device + "\",\"name_part\":\"晨\"}");
    };
    const auto child_of = [](const http::PlainClient::Answer& answer) {
      const auto body = json::parse(answer.body);
      return Child{"Authorization: Ticket " + std::string(body.at("ticket").as_string()) + "\r\n",
                   "/api/answer-sheets/" + std::string(body.at("sheet_id").as_string()), "", 0, 0};
    };
    const auto impostor = child_of(sits("the classmate's"));
    std::vector<int> high(16, 2);
    high[8] = 0;
    CHECK(s.client
              .request("PUT", impostor.sheet + "/answers", answers_json(high, ",\"save_no\":1"), impostor.authorization)
              .status == 200);
    CHECK(code_of(sits("the child's")) == "seat_taken");
    s.new_code();
    // What is critical in the classmate's next words is told, and nothing is stored.
    high[8] = 3;
    CHECK(code_of(s.client.request("PUT", impostor.sheet + "/answers", answers_json(high, ",\"save_no\":2"),
                                   impostor.authorization)) == "ticket_ended");
    CHECK(world.number("SELECT count(*) FROM alert_signal WHERE kind = 'critical_item'") == 1);
    const auto right = sits("the child's");
    REQUIRE_MESSAGE(right.status == 200, right.body);
    CHECK(s.hand_in(child_of(right), answers_json(std::vector<int>(16, 0))).status == 200);
    CHECK(s.client.request("POST", "/api/class-sessions/" + session + "/close", "{}", s.psychologist.headers).status ==
          200);
    world.serving().count_now();
    world.serving().count_now();
    CHECK(world.number("SELECT count(*) FROM answer_sheet") == 1);
    CHECK(world.number("SELECT count(*) FROM alert_signal") == 1);
    CHECK(s.finished() == 1);
  });
}
