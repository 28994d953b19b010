// 我有些担心: any adult of a student says what was seen; the psychologist gets an alert, the adult learns
// only whether somebody is on it.
#include <boost/json.hpp>

#include "access/public_id.h"
#include "casework/alert_page.h"
#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;
using access::Role;
namespace json = boost::json;

namespace {

struct School {
  explicit School(World& w) : world(w), client((people(w), w.serve())) {}
  static void people(World& world) {
    add_person(world, "psychologist", Role::psychology_teacher, "2135010201", true);
    add_person(world, "class_teacher", Role::class_teacher, "2135010201/初二/初二(1)班");
    add_person(world, "leader", Role::school_leader, "2135010201");
    add_person(world, "operator", Role::session_operator, "2135010201");
    add_person(world, "other", Role::school_leader, "2135010301");
  }
  StudentId student(const std::string& name) {
    return StudentId(world.number("SELECT student_id FROM student WHERE name = '" + name + "'"));
  }
  std::string id(const std::string& name) {
    return access::public_id(world.composition().keys.public_id, access::PublicKind::student, {student(name)});
  }
  int raise(const Session& who, const std::string& name, const std::string& urgency,
            const std::string& words = "这几天常常一个人哭") {
    return client
        .request("POST", "/api/concerns",
                 json::serialize(json::object{{"student_id", id(name)}, {"urgency", urgency}, {"words", words}}),
                 who.headers)
        .status;
  }
  json::array mine(const Session& who) {
    return json::parse(client.request("GET", "/api/concerns", {}, who.headers).body).at("concerns").as_array();
  }
  World& world;
  http::PlainClient client;
};

}  // namespace

TEST_CASE(
    "a class teacher's concern is an alert with its words, and the teacher learns only whether somebody is on it") {
  on_both_engines([](World& world) {
    School school(world);
    const auto teacher = sign_in_staff(school.client, "class_teacher");
    const auto psychologist = sign_in_staff(school.client, "psychologist");
    CHECK(school.raise(teacher, "林晨1", "now") == 204);
    CHECK(school.raise(teacher, "林晨1", "now") == 204);  // the same words again: one concern
    CHECK(world.number("SELECT count(*) FROM alert_signal WHERE kind = 'manual_concern'") == 1);
    CHECK(world.number("SELECT tier_rank FROM alert") == 1);
    CHECK(world.number("SELECT count(*) FROM outbox WHERE kind = 'alert_raised'") == 1);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'raiseConcern' AND detail LIKE '%哭%'") == 0);

    const std::string alert = casework::alert_id(world.composition().keys.public_id, {school.student("林晨1"), 1});
    REQUIRE(school.mine(teacher).size() == 1);
    CHECK(school.mine(teacher)[0].at("state").as_string() == "waiting");
    const auto page = school.client.request("GET", "/api/alerts/" + alert, {}, psychologist.headers);
    REQUIRE_MESSAGE(page.status == 200, page.body);
    const auto signal = json::parse(page.body).at("signals").at(0);
    CHECK(signal.at("kind").as_string() == "manual_concern");
    CHECK(signal.at("words").at(0).as_string() == "这几天常常一个人哭");
    CHECK(signal.at("raised_by").as_string() == "class_teacher");
    CHECK(!json::parse(page.body).at("answers_available").as_bool());

    CHECK(school.mine(teacher)[0].at("state").as_string() == "on_it");  // the psychologist has it before the eyes
    CHECK(school.client.request("POST", "/api/alerts/" + alert + "/take-on", "", psychologist.headers).status == 204);
    CHECK(school.mine(teacher)[0].at("state").as_string() == "on_it");
    CHECK(school.mine(teacher)[0].as_object().size() == 4);  // name, urgency, time, state: nothing of the alert
    CHECK(school.mine(psychologist).empty());
    CHECK(school.client.request("GET", "/api/alerts/" + alert, {}, teacher.headers).status == 404);
  });
}

TEST_CASE("a second concern attaches to the open alert, and one that cannot wait begins its calls anew") {
  on_both_engines([](World& world) {
    School school(world);
    const auto leader = sign_in_staff(school.client, "leader");
    CHECK(school.raise(leader, "林晨1", "this_week", "作业好几天没有交") == 204);
    CHECK(world.number("SELECT tier_rank FROM alert") == 3);
    world.execute("UPDATE alert SET taken_at_ms = 5, taken_by = 7");
    CHECK(school.raise(leader, "林晨1", "today", "今天说不想活了") == 204);
    CHECK(world.number("SELECT count(*) FROM alert") == 1);
    CHECK(world.number("SELECT count(*) FROM alert_signal") == 2);
    CHECK(world.number("SELECT count(*) FROM alert WHERE tier_rank = 2 AND taken_by IS NULL AND round_no = 2") == 1);
  });
}

TEST_CASE("a concern is about a student of one's sight: own class, own school, or the class of an open session") {
  on_both_engines([](World& world) {
    world.publish();
    School school(world);
    const auto teacher = sign_in_staff(school.client, "class_teacher");
    const auto other = sign_in_staff(school.client, "other");
    const auto operating = sign_in_staff(school.client, "operator");
    const auto psychologist = sign_in_staff(school.client, "psychologist");
    CHECK(school.raise(teacher, "李明1", "today") == 404);  // the other class
    CHECK(school.raise(other, "林晨1", "today") == 404);
    CHECK(school.raise(operating, "林晨1", "today") == 404);
    CHECK(school.raise(teacher, "林晨1", "someday") == 422);
    CHECK(school.raise(teacher, "林晨1", "today", "哭") == 422);
    CHECK(world.number("SELECT count(*) FROM alert") == 0);

    const auto class_unit = std::to_string(world.number("SELECT class_unit_id FROM enrolment WHERE student_id = " +
                                                        std::to_string(school.student("林晨1").value)));
    const auto adult = std::to_string(world.number("SELECT account_id FROM account WHERE login = 'psychologist'"));
    const auto campaign = std::to_string(world.number("SELECT campaign_id FROM campaign"));
    const auto opened = school.client.request("POST", "/api/class-sessions",
                                              "{\"campaign_id\":\"" + campaign + "\",\"class_id\":\"" + class_unit +
                                                  "\",\"reachable_adult_id\":\"" + adult + "\"}",
                                              psychologist.headers);
    REQUIRE_MESSAGE(opened.status == 200, opened.body);
    const auto subjects = json::parse(school.client.request("GET", "/api/concern-subjects", {}, operating.headers).body)
                              .at("students")
                              .as_array();
    CHECK(subjects.size() == 3);
    CHECK(school.raise(operating, "林晨1", "today") == 204);
    CHECK(school.raise(operating, "李明1", "today") == 404);
    const std::string session(json::parse(opened.body).at("id").as_string());
    CHECK(
        school.client.request("POST", "/api/class-sessions/" + session + "/close", "{}", psychologist.headers).status ==
        200);
    CHECK(school.raise(operating, "陈曦1", "today") == 404);
    CHECK(school.mine(operating).size() == 1);
  });
}

TEST_CASE("what cannot wait calls anew though somebody is on the alert, unless that person took it on just now") {
  on_both_engines([](World& world) {
    School school(world);
    const auto teacher = sign_in_staff(school.client, "class_teacher");
    const auto psychologist = sign_in_staff(school.client, "psychologist");
    CHECK(school.raise(teacher, "林晨1", "now", "说要跳下去") == 204);
    const std::string take_on = "/api/alerts/" +
                                casework::alert_id(world.composition().keys.public_id, {school.student("林晨1"), 1}) +
                                "/take-on";
    CHECK(school.client.request("POST", take_on, "", psychologist.headers).status == 204);
    world.clock().advance_ms(10 * 60'000);
    CHECK(school.raise(teacher, "林晨1", "now", "又站到窗边") == 204);
    CHECK(world.number("SELECT count(*) FROM alert WHERE taken_by IS NOT NULL") ==
          1);  // the psychologist is with the child
    world.clock().advance_ms(24LL * 3600 * 1000);
    const auto next_day = sign_in_staff(school.client, "class_teacher");
    CHECK(school.raise(next_day, "林晨1", "this_week", "作业没有交") == 204);
    CHECK(world.number("SELECT count(*) FROM alert WHERE taken_by IS NOT NULL") == 1);
    CHECK(school.raise(next_day, "林晨1", "today", "今天又哭了很久") == 204);
    CHECK(world.number("SELECT count(*) FROM alert WHERE taken_by IS NULL AND tier_rank = 2 AND round_no = 2") == 1);
    REQUIRE(!school.mine(next_day).empty());
    CHECK(school.mine(next_day)[0].at("state").as_string() == "waiting");
    world.serving().call_now();
    CHECK(world.number("SELECT count(*) FROM notification WHERE round_no = 2") > 0);
  });
}

TEST_CASE(
    "how soon an adult wants somebody is told as a wish, not as words that the adult said; and who reads it is told "
    "before") {
  on_both_engines([](World& world) {
    School school(world);
    const auto teacher = sign_in_staff(school.client, "class_teacher");
    CHECK(school.raise(teacher, "林晨1", "this_week") == 204);
    const auto psychologist = sign_in_staff(school.client, "psychologist");
    const auto page = json::parse(school.client
                                      .request("GET",
                                               "/api/alerts/" + casework::alert_id(world.composition().keys.public_id,
                                                                                   {school.student("林晨1"), 1}),
                                               {}, psychologist.headers)
                                      .body);
    CHECK(page.at("signals").at(0).at("words").at(1).as_string() == "希望本周内有人和这位同学谈一谈。");
    const auto read_by = [&](const Session& who) {
      return std::string(json::parse(school.client.request("GET", "/api/concern-subjects", {}, who.headers).body)
                             .at("read_by")
                             .as_string());
    };
    CHECK(read_by(teacher) == "psychologist");
    CHECK(read_by(sign_in_staff(school.client, "other")) == "county");  // that school has none
  });
}

TEST_CASE(
    "whom to telephone without a network is known beforehand: who is on duty for the own school, with the number given "
    "for calls") {
  on_both_engines([](World& world) {
    School school(world);
    world.execute(
        "INSERT INTO staff_contact (account_id, mail_address, phone, changed_at_ms) SELECT account_id, '', "
        "'13800000001', 1 FROM account WHERE login = 'psychologist'");
    const auto people = [&](const char* login) {
      return json::parse(
                 school.client.request("GET", "/api/whom-to-call", {}, sign_in_staff(school.client, login).headers)
                     .body)
          .at("people")
          .as_array();
    };
    REQUIRE(people("class_teacher").size() == 1);
    CHECK(people("class_teacher")[0].at("name").as_string() == "psychologist");
    CHECK(people("class_teacher")[0].at("phone").as_string() == "13800000001");
    CHECK(people("psychologist").empty());  // nobody is told to call themselves
    CHECK(people("other").empty());         // another school's are its own
  });
}

TEST_CASE("one's own concerns never tell whether the child already had an alert, who was on it or since when") {
  on_both_engines([](World& world) {
    School school(world);
    auto psychologist = sign_in_staff(school.client, "psychologist");
    const auto alert = [&](const std::string& name) {
      return casework::alert_id(world.composition().keys.public_id, {school.student(name), 1});
    };
    // The child of the first one has an alert below what a leader may know, and somebody has been on it for a day.
    REQUIRE(school.raise(psychologist, "林晨1", "this_week", "课间谈过一次") == 204);
    REQUIRE(
        school.client.request("POST", "/api/alerts/" + alert("林晨1") + "/take-on", "", psychologist.headers).status ==
        204);
    world.clock().advance_ms(30 * 3'600'000LL + 1234);
    const auto teacher = sign_in_staff(school.client, "class_teacher"), leader = sign_in_staff(school.client, "leader");
    psychologist = sign_in_staff(school.client, "psychologist");

    for (const auto& name : {"林晨1", "陈曦1"}) CHECK(school.raise(teacher, name, "this_week", "最近上课走神") == 204);
    for (const auto& one : school.mine(teacher)) CHECK(one.at("state").as_string() == "waiting");
    for (const auto& name : {"林晨1", "陈曦1"})
      school.client.request("GET", "/api/alerts/" + alert(name), {}, psychologist.headers);
    for (const auto& one : school.mine(teacher)) CHECK(one.at("state").as_string() == "on_it");

    world.serving().board_now();  // the clocks of what is not urgent are kept already
    for (const auto& name : {"林晨1", "王芳1"}) CHECK(school.raise(leader, name, "now", "刚刚在楼顶被看到") == 204);
    world.serving().call_now();
    world.serving().board_now();
    const auto clocks =
        json::parse(school.client.request("GET", "/api/clocks", {}, leader.headers).body).at("clocks").as_array();
    REQUIRE(clocks.size() == 2);
    const std::int64_t minute_ms = 60'000, since = world.clock().now_ms() / minute_ms * minute_ms;
    for (const auto& one : clocks) CHECK(one.at("raised_at_ms").to_number<std::int64_t>() == since);
    CHECK(clocks[0].at("due_at_ms") == clocks[1].at("due_at_ms"));
    CHECK(clocks[0].at("due_at_ms").to_number<std::int64_t>() % minute_ms == 0);

    // The next alert of the same child has another number.
    const std::int64_t before = world.number("SELECT count(DISTINCT pseudonym) FROM open_clock");
    world.execute(
        "INSERT INTO open_clock (clock_ref, school_unit_id, pseudonym, tier_rank, raised_at_ms, due_at_ms) SELECT "
        "'kept', school_unit_id, pseudonym, 3, 0, 0 FROM open_clock WHERE clock_ref = '" +
        alert("林晨1") + "'");
    world.execute("UPDATE alert SET closed_at_ms = 1 WHERE student_id = " +
                  std::to_string(school.student("林晨1").value));
    REQUIRE(school.raise(leader, "林晨1", "now", "又一次") == 204);
    world.serving().board_now();
    CHECK(world.number("SELECT count(DISTINCT pseudonym) FROM open_clock") == before + 1);
  });
}

TEST_CASE("concerns that can wait are twenty a day, and what is urgent is always taken") {
  on_both_engines([](World& world) {
    School school(world);
    const auto leader = sign_in_staff(school.client, "leader");
    for (int i = 0; i < 20; ++i)
      REQUIRE(school.raise(leader, "林晨1", "this_week", "第" + std::to_string(i) + "次") == 204);
    const auto answer =
        school.client.request("POST", "/api/concerns",
                              json::serialize(json::object{
                                  {"student_id", school.id("陈曦1")}, {"urgency", "this_week"}, {"words", "再一次"}}),
                              leader.headers);
    CHECK(answer.status == 429);
    CHECK(answer.body.find("too_many_concerns") != std::string::npos);
    CHECK(school.raise(leader, "陈曦1", "today") == 204);
    CHECK(school.raise(leader, "王芳1", "now") == 204);
    world.clock().advance_ms(24 * 3'600'000LL + 1);
    CHECK(school.raise(sign_in_staff(school.client, "leader"), "陈曦1", "this_week", "第二天") == 204);
  });
}
