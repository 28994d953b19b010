// A computer room in which a code on the wall and a seat open the page: what a stranger to the seat learns and can do.
#include <boost/json.hpp>

#include <set>

#include "access/public_id.h"
#include "answering/seat_proof.h"
#include "tests/fixtures/consent.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

namespace json = boost::json;

struct Room {
  explicit Room(World& of) : world(of), families(of) {
    add_person(world, "on_duty", access::Role::psychology_teacher, "2135010201", true);
    const std::string adult = std::to_string(world.number("SELECT account_id FROM account WHERE login = 'on_duty'"));
    const std::string class_id =
        std::to_string(world.number("SELECT e.class_unit_id FROM enrolment e JOIN student s ON s.student_id = "
                                    "e.student_id WHERE s.name = '林晨1'"));
    const auto opened = client().request(
        "POST", "/api/class-sessions",
        "{\"campaign_id\":\"" + std::to_string(world.number("SELECT campaign_id FROM campaign")) +
            "\",\"class_id\":\"" + class_id + "\",\"reachable_adult_id\":\"" + adult + "\",\"by_seat\":true}",
        families.psychologist.headers);
    REQUIRE_MESSAGE(opened.status == 200, opened.body);
    code = std::string(json::parse(opened.body).at("code").as_string());
    id = std::string(json::parse(opened.body).at("id").as_string());
  }
  World& world;
  Families families;
  std::string code, id;
  http::PlainClient& client() { return families.client(); }
  http::PlainClient::Answer sits(int seat, const std::string& device, const std::string& name_part = {}) {
    return client().request("POST", "/api/answering/sign-in",
                            "{\"class_session\":\"" + code + "\",\"seat\":" + std::to_string(seat) + ",\"device\":\"" +
                                device + "\"" + (name_part.empty() ? "" : ",\"name_part\":\"" + name_part + "\"") +
                                "}");
  }
  json::object seat(int number) {
    const auto page =
        json::parse(client().request("GET", "/api/class-sessions/" + id, {}, families.psychologist.headers).body);
    for (const auto& one : page.at("seats").as_array())
      if (one.at("seat").as_int64() == number) return one.as_object();
    return {};
  }
};

Child child_of(const http::PlainClient::Answer& answer) {
  REQUIRE_MESSAGE(answer.status == 200, answer.body);
  const auto body = json::parse(answer.body);
  REQUIRE_MESSAGE(body.as_object().contains("ticket"), answer.body);
  return {"Authorization: Ticket " + std::string(body.at("ticket").as_string()) + "\r\n",
          "/api/answer-sheets/" + std::string(body.at("sheet_id").as_string()),
          std::string(body.at("state").as_string()), body.at("device").to_number<int>(),
          body.at("first_item").to_number<int>()};
}

std::string code_of(const http::PlainClient::Answer& answer) {
  return std::string(json::parse(answer.body).at("code").as_string());
}

}  // namespace

TEST_CASE(
    "whoever only knows the code on the wall gets no name, no state, no form and no ticket of a seat, and leaves no "
    "child begun") {
  on_both_engines([](World& world) {
    Room room(world);
    CHECK(room.families.paper(room.families.psychologist, "林晨1", "given").status == 200);
    CHECK(room.families.paper(room.families.psychologist, "陈曦1", "refused").status == 200);
    const char* names[] = {"", "林晨1", "陈曦1", "王芳1"};
    for (int seat = 1; seat <= 3; ++seat) {
      const auto looked = room.sits(seat, "stranger " + std::to_string(seat));
      CHECK(looked.status == 200);
      CHECK(looked.body.find(names[seat]) == std::string::npos);
      std::set<std::string> said;
      const auto body = json::parse(looked.body);
      for (const auto& one : body.as_object()) said.insert(std::string(one.key()));
      CHECK(said == std::set<std::string>{"state", "masked_name", "choices", "tries_left"});
      CHECK(body.at("choices").as_array().size() == 6);
    }
    CHECK(world.number("SELECT count(*) FROM answer_draft") == 0);
    CHECK(room.seat(1).at("state").as_string() == "absent");
    CHECK(room.seat(1).at("claim").as_string() == "waiting");
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'signInToAnswer' AND detail LIKE 'looked at, "
                       "seat%device % from %'") == 3);
  });
}

TEST_CASE("a seat that the roll gives to two children is nobody's: it answers like a seat that is not there") {
  on_both_engines([](World& world) {
    Room room(world);
    world.execute(
        "UPDATE campaign_member SET seat_no = 1 WHERE student_id = (SELECT student_id FROM student WHERE name = "
        "'陈曦1')");
    const auto doubled = room.sits(1, "tablet"), absent = room.sits(44, "tablet two");
    CHECK(doubled.status != 200);
    CHECK(doubled.status == absent.status);
    CHECK(code_of(doubled) == code_of(absent));
    CHECK(room.sits(3, "tablet three").status == 200);
    CHECK(world.number("SELECT count(*) FROM seat_claim") == 1);
  });
}

TEST_CASE("the hash of the form and the length of the ticket are the same with consent and without") {
  on_both_engines([](World& world) {
    Room room(world);
    CHECK(room.families.paper(room.families.psychologist, "林晨1", "given").status == 200);
    const auto yes = json::parse(room.sits(1, "one", "晨").body), no = json::parse(room.sits(2, "two", "曦").body);
    CHECK(yes.at("form_hash") == no.at("form_hash"));
    CHECK(yes.at("ticket").as_string().size() == no.at("ticket").as_string().size());
    CHECK(yes.at("display_name").as_string() == "林＊1");
    // Nothing can be read out of a ticket: two of the same child have nothing in common.
    std::string first, second;
    CHECK(from_base64url(std::string(yes.at("ticket").as_string()), first));
    CHECK(from_base64url(std::string(json::parse(room.sits(1, "one", "晨").body).at("ticket").as_string()), second));
    CHECK(first.substr(12, 8) != second.substr(12, 8));
    CHECK(json::parse(room.client()
                          .request("POST", "/api/answering/sign-in",
                                   "{\"access_code\":\"" + world.slip("autumn", "林晨1").code + "\"}")
                          .body)
              .at("form_hash") ==
          json::parse(room.client()
                          .request("POST", "/api/answering/sign-in",
                                   "{\"access_code\":\"" + world.slip("autumn", "陈曦1").code + "\"}")
                          .body)
              .at("form_hash"));
  });
}

TEST_CASE("a seat belongs to one device until the teacher releases it, and then the first one stores nothing more") {
  on_both_engines([](World& world) {
    Room room(world);
    CHECK(room.families.paper(room.families.psychologist, "林晨1", "given").status == 200);
    const auto prankster = child_of(room.sits(1, "prankster", "晨"));
    CHECK(code_of(room.sits(1, "the child", "晨")) == "seat_taken");
    CHECK(room.seat(1).at("claim").as_string() == "proved");
    const auto alarm =
        room.client().request("PUT", prankster.sheet + "/help-request", "{\"wish\":\"now\"}", prankster.authorization);
    CHECK(alarm.status == 200);
    const auto released = room.client().request("POST", "/api/class-sessions/" + room.id + "/seats/1/release", "{}",
                                                room.families.psychologist.headers);
    CHECK(released.status == 200);
    const auto child = child_of(room.sits(1, "the child", "晨"));
    CHECK(child.device != prankster.device);
    const auto save =
        room.client().request("PUT", prankster.sheet + "/answers",
                              answers_json(std::vector<int>(9, 3), ",\"save_no\":1"), prankster.authorization);
    CHECK(code_of(save) == "ticket_ended");
    CHECK(code_of(room.client().request("PUT", prankster.sheet, answers_json(std::vector<int>(16, 0)),
                                        prankster.authorization)) == "ticket_ended");
    CHECK(world.number("SELECT count(*) FROM alert_signal WHERE kind = 'critical_item' AND tier_rank = 1") ==
          1);  // it may be true
    CHECK(world.number("SELECT count(*) FROM answer_sheet") == 0);
    CHECK(
        room.client().request("PUT", child.sheet, answers_json(std::vector<int>(16, 1)), child.authorization).status ==
        200);
    CHECK(world.number("SELECT CAST(value AS BIGINT) FROM score WHERE scale = 'phq9'") == 9);
    CHECK(code_of(room.sits(1, "the child", "晨")) == "seat_taken");  // handed in, and nobody is told so
  });
}

TEST_CASE(
    "of a child who is to answer a second time a seat says what it says of whoever is done; the code opens the second "
    "try") {
  on_both_engines([](World& world) {
    Room room(world);
    for (const char* name : {"林晨1", "陈曦1"}) {
      REQUIRE(room.families.paper(room.families.psychologist, name, "given").status == 200);
      const auto child = room.families.signs_in(name);
      REQUIRE(room.client()
                  .request("PUT", child.sheet, answers_json(std::vector<int>(16, 1)), child.authorization)
                  .status == 200);
    }
    const auto done = room.sits(2, "prober");
    REQUIRE(done.status == 409);
    const auto done_row = room.seat(2);
    // The sheet of the first one could not be used, and the second try has been released.
    world.execute("DELETE FROM retest");
    world.execute(
        "INSERT INTO retest (student_id, campaign_id, opened_at_ms, released_at_ms) SELECT m.student_id, "
        "m.campaign_id, 5, 6 FROM campaign_member m JOIN student s ON s.student_id = m.student_id WHERE s.name = "
        "'林晨1'");
    world.execute(
        "UPDATE campaign_member SET attempt_no = 2 WHERE student_id = (SELECT student_id FROM student WHERE name = "
        "'林晨1')");
    const auto again = room.sits(1, "prober");
    CHECK(again.status == done.status);
    CHECK(again.body == done.body);
    CHECK(room.seat(1).contains("claim") == done_row.contains("claim"));
    CHECK(room.families.signs_in("林晨1").state == "open");
  });
}

TEST_CASE(
    "a wrong name closes the seat after two tries until the teacher opens it, and one device cannot try the whole "
    "room") {
  on_both_engines([](World& world) {
    Room room(world);
    CHECK(json::parse(room.sits(1, "guesser", "错").body).at("tries_left").as_int64() == 1);
    CHECK(code_of(room.sits(1, "guesser", "误")) == "seat_not_proved");
    CHECK(code_of(room.sits(1, "guesser", "晨")) == "seat_not_proved");
    CHECK(code_of(room.sits(1, "the child", "晨")) == "seat_taken");
    CHECK(room.seat(1).at("claim").as_string() == "refused");
    CHECK(room.client()
              .request("POST", "/api/class-sessions/" + room.id + "/seats/1/release", "{}",
                       room.families.psychologist.headers)
              .status == 200);
    CHECK(child_of(room.sits(1, "the child", "晨")).state == "open");
    // A mistaken seat is free again as soon as its device sits elsewhere.
    CHECK(room.sits(2, "mistaken").status == 200);
    CHECK(child_of(room.sits(3, "mistaken", "芳")).state == "open");
    CHECK(child_of(room.sits(2, "its own", "曦")).state == "open");
  });
}

TEST_CASE("the ticket of a seat begins nothing once its session has ended, and what was begun is delivered") {
  on_both_engines([](World& world) {
    Room room(world);
    CHECK(room.families.paper(room.families.psychologist, "林晨1", "given").status == 200);
    const auto begun = child_of(room.sits(1, "one", "晨")), idle = child_of(room.sits(2, "two", "曦"));
    CHECK(room.client()
              .request("PUT", begun.sheet + "/answers", "{\"save_no\":1,\"answers\":[]}", begun.authorization)
              .status == 200);
    CHECK(world.number("SELECT count(*) FROM consent_act WHERE way = 'answering_page'") ==
          0);  // sitting down is not yet a yes
    CHECK(room.client()
              .request("POST", "/api/class-sessions/" + room.id + "/close", "{}", room.families.psychologist.headers)
              .status == 200);
    CHECK(code_of(room.client().request("PUT", idle.sheet + "/answers", answers_json({1}, ",\"save_no\":1"),
                                        idle.authorization)) == "ticket_ended");
    world.clock().advance_ms(3LL * 24 * 3600 * 1000);
    CHECK(code_of(room.client().request("GET", "/api/answering/form", {}, begun.authorization)) == "ticket_expired");
    CHECK(
        room.client().request("PUT", begun.sheet, answers_json(std::vector<int>(16, 1)), begun.authorization).status ==
        200);
  });
}

TEST_CASE("the one box takes the code of the session as well as the child's own") {
  on_both_engines([](World& world) {
    Room room(world);
    std::string typed = room.code;
    for (char& one : typed) one = one == '0' ? 'o' : static_cast<char>(std::tolower(one));
    const auto found = room.client().request("POST", "/api/answering/sign-in", "{\"access_code\":\" " + typed + "\"}");
    REQUIRE_MESSAGE(found.status == 200, found.body);
    CHECK(json::parse(found.body).at("state").as_string() == "class_session");
    CHECK(json::parse(found.body).at("code").as_string() == room.code);
    CHECK(json::parse(found.body).at("class_session").at("by_seat").as_bool());
    CHECK(code_of(room.client().request("POST", "/api/answering/sign-in", "{\"access_code\":\"AAAAAA\"}")) ==
          "code_unknown");
  });
}

TEST_CASE("a call from a seat says on the alert that nobody has checked who sat there") {
  on_both_engines([](World& world) {
    Room room(world);
    const auto seated = child_of(room.sits(1, "one", "晨"));
    CHECK(room.client()
              .request("PUT", seated.sheet + "/help-request", "{\"wish\":\"now\"}", seated.authorization)
              .status == 200);
    const auto list =
        json::parse(room.client().request("GET", "/api/alerts", {}, room.families.psychologist.headers).body);
    const auto page =
        room.client().request("GET", "/api/alerts/" + std::string(list.at("alerts").at(0).at("id").as_string()), {},
                              room.families.psychologist.headers);
    CHECK(page.body.find("登录方式：座位，未核实身份") != std::string::npos);
  });
}

TEST_CASE("a rare character does not stand out among common ones: the others come from the names of the class") {
  const Key key = random_key();
  const std::vector<std::string> beside{"陈堃", "王翀", "李垚", "周淼", "吴骉", "郑犇", "Li Ming", "林"};
  const auto choices = answering::gap_choices(key, "林翯晨", "1/2", beside);
  REQUIRE(choices.size() == 6);
  for (const auto& one : choices)
    CHECK_MESSAGE((one == "翯" || std::string("堃翀垚淼骉犇").find(one) != std::string::npos), one);
  CHECK(std::set<std::string>(choices.begin(), choices.end()).size() == 6);
  CHECK(answering::gap_choices(key, "林翯晨", "1/2", {"陈堃"}).size() == 6);  // too few: common ones stand beside
}

TEST_CASE("names with a gap: two characters, three, more, and other scripts") {
  CHECK(answering::masked_name("林晨") == "林＊");
  CHECK(answering::masked_name("林浩晨") == "林＊晨");
  CHECK(answering::masked_name("阿依古丽·买买提") == "阿＊提");
  CHECK(answering::name_gap("林浩晨") == "浩");
  CHECK(answering::name_gap("Li") == "i");
  const Key key = random_key();
  const auto once = answering::gap_choices(key, "林浩晨", "1/2", {});
  CHECK(once.size() == 6);
  CHECK(std::set<std::string>(once.begin(), once.end()).size() == 6);
  CHECK(std::count(once.begin(), once.end(), "浩") == 1);
  CHECK(once == answering::gap_choices(key, "林浩晨", "1/2", {}));  // asking again tells no more
}

TEST_CASE(
    "after a release the class teacher is asked whether two children were at one seat; separated, the child begins "
    "anew at the seat and nothing of the other counts") {
  on_both_engines([](World& world) {
    Room room(world);
    CHECK(room.families.paper(room.families.psychologist, "林晨1", "given").status == 200);
    const StudentId student(world.number("SELECT student_id FROM student WHERE name = '林晨1'"));
    const std::string campaign = "/api/campaigns/" + std::to_string(world.number("SELECT campaign_id FROM campaign"));
    const std::string class_id = std::to_string(
        world.number("SELECT e.class_unit_id FROM enrolment e WHERE e.student_id = " + std::to_string(student.value)));
    const auto two_devices = [&] {
      const auto page = json::parse(
          room.client().request("GET", campaign + "/classes/" + class_id, {}, room.families.teacher.headers).body);
      for (const auto& one : page.at("pupils").as_array())
        if (one.at("name").as_string() == "林晨1") return one.at("two_devices").as_bool();
      return false;
    };
    const auto release = [&] {
      CHECK(room.client()
                .request("POST", "/api/class-sessions/" + room.id + "/seats/1/release", "{}",
                         room.families.psychologist.headers)
                .status == 200);
    };
    // A device that breaks before anything is answered is no question.
    child_of(room.sits(1, "broken", "晨"));
    release();
    const auto classmate = child_of(room.sits(1, "classmate", "晨"));
    CHECK_FALSE(two_devices());
    CHECK(room.client()
              .request("PUT", classmate.sheet + "/answers", answers_json(std::vector<int>(8, 3), ",\"save_no\":1"),
                       classmate.authorization)
              .status == 200);
    CHECK_FALSE(two_devices());
    release();
    CHECK_FALSE(two_devices());
    CHECK(child_of(room.sits(1, "own", "晨")).first_item == 8);
    CHECK(two_devices());
    const auto separated = room.client().request(
        "POST",
        campaign + "/pupils/" +
            access::public_id(world.composition().keys.public_id, access::PublicKind::student, {student}) + "/separate",
        "{}", room.families.teacher.headers);
    REQUIRE_MESSAGE(separated.status == 200, separated.body);
    CHECK_FALSE(two_devices());
    const auto anew = child_of(room.sits(1, "own", "晨"));
    CHECK(anew.first_item == 0);
    CHECK(room.client().request("PUT", anew.sheet, answers_json(std::vector<int>(16, 0)), anew.authorization).status ==
          200);
    CHECK(world.number("SELECT CAST(value AS BIGINT) FROM score WHERE scale = 'phq9'") == 0);
  });
}
