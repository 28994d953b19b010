// A class teacher looks at the class: 无特别 unless marked; the psychologist reads it beside the alert.
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
  explicit School(World& w)
      : world(w),
        client((people(w), w.serve())),
        teacher(sign_in_staff(client, "class_teacher")),
        psychologist(sign_in_staff(client, "psychologist")) {
    class_path = "/api/classes/" +
                 std::to_string(world.number("SELECT class_unit_id FROM enrolment WHERE student_id = " +
                                             std::to_string(student("林晨1").value))) +
                 "/observations";
  }
  static void people(World& world) {
    add_person(world, "psychologist", Role::psychology_teacher, "2135010201", true);
    add_person(world, "class_teacher", Role::class_teacher, "2135010201/初二/初二(1)班");
    add_person(world, "neighbour", Role::class_teacher, "2135010201/初二/初二(2)班");
  }
  StudentId student(const std::string& name) {
    return StudentId(world.number("SELECT student_id FROM student WHERE name = '" + name + "'"));
  }
  json::object marked(const std::string& name, const std::string& urgency, const std::string& sign = "withdrawn",
                      const std::string& words = "") {
    return {{"student_id",
             access::public_id(world.composition().keys.public_id, access::PublicKind::student, {student(name)})},
            {"urgency", urgency},
            {"signs", json::array{json::object{{"id", sign}}}},
            {"words", words}};
  }
  int observe(const Session& who, json::array worried) {
    return client
        .request("POST", class_path, json::serialize(json::object{{"worried", std::move(worried)}}), who.headers)
        .status;
  }
  std::string alert_of(const std::string& name) {
    return "/api/alerts/" + casework::alert_id(world.composition().keys.public_id, {student(name), 1});
  }
  json::object marked_pupils(const Session& who, const std::string& query = "") {
    const auto got = client.request("GET", "/api/marked-pupils" + query, {}, who.headers);
    REQUIRE_MESSAGE(got.status == 200, got.body);
    return json::parse(got.body).as_object();
  }
  json::object read(const Session& who) {
    const auto got = client.request("GET", class_path, {}, who.headers);
    REQUIRE_MESSAGE(got.status == 200, got.body);
    return json::parse(got.body).as_object();
  }
  World& world;
  http::PlainClient client;
  Session teacher, psychologist;
  std::string class_path;
};

}  // namespace

TEST_CASE("a class is observed: the few who worry are marked, the psychologist reads them and the class") {
  on_both_engines([](World& world) {
    School school(world);
    CHECK(school.observe(school.teacher, {school.marked("林晨1", "watch", "asleep", "近两周上午总是睡着")}) == 204);
    CHECK(world.number("SELECT count(*) FROM alert") == 0);  // to watch is no alert
    const auto page = school.read(school.psychologist);
    CHECK(page.at("students").as_array().size() == 3);
    REQUIRE(page.at("observations").as_array().size() == 1);
    CHECK(page.at("observations").at(0).at("signs").at(0).as_string() == "上课常睡着，没有精神");
    CHECK(page.at("observations").at(0).at("words").as_string() == "近两周上午总是睡着");
    CHECK(page.at("rounds").at(0).at("observer").as_string() == "class_teacher");
    CHECK(school.observe(school.teacher, {}) == 204);  // everybody 无特别
    CHECK(school.read(school.teacher).at("rounds").as_array().size() == 2);
    CHECK(world.number("SELECT count(*) FROM observation") == 1);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'readClassObservations'") == 2);
  });
}

TEST_CASE("whoever is marked now becomes an alert at once, with the observation beside it") {
  on_both_engines([](World& world) {
    School school(world);
    CHECK(school.observe(school.teacher, {school.marked("林晨1", "now", "farewell", "把书都送给了同桌")}) == 204);
    CHECK(world.number("SELECT tier_rank FROM alert") == 1);
    const auto got = school.client.request(
        "GET", "/api/alerts/" + casework::alert_id(world.composition().keys.public_id, {school.student("林晨1"), 1}),
        {}, school.psychologist.headers);
    REQUIRE_MESSAGE(got.status == 200, got.body);
    const auto page = json::parse(got.body);
    CHECK(page.at("signals").at(0).at("kind").as_string() == "manual_concern");
    CHECK(page.at("observations").at(0).at("words").as_string() == "把书都送给了同桌");
    CHECK(page.at("class_round").at("observer").as_string() == "class_teacher");
  });
}

TEST_CASE("only the class's own teacher observes it, all or nothing") {
  on_both_engines([](World& world) {
    School school(world);
    const auto neighbour = sign_in_staff(school.client, "neighbour");
    CHECK(school.observe(neighbour, {}) == 404);
    CHECK(school.client.request("GET", school.class_path, {}, neighbour.headers).status == 404);
    CHECK(school.observe(school.psychologist, {}) == 404);
    CHECK(school.observe(school.teacher, {school.marked("陈曦1", "watch"), school.marked("李明1", "now")}) ==
          404);  // the second is of the other class
    CHECK(world.number("SELECT count(*) FROM observation") == 0);
    CHECK(world.number("SELECT count(*) FROM observation_round") == 0);
    CHECK(world.number("SELECT count(*) FROM alert") == 0);
    CHECK(school.observe(school.teacher, {school.marked("林晨1", "watch", "depression")}) == 422);  // no diagnosis
  });
}

TEST_CASE(
    "a sign of danger calls an adult the same day, in the same transaction, though the teacher left it at "
    "请心理老师留意") {
  on_both_engines([](World& world) {
    School school(world);
    CHECK(school.observe(school.teacher,
                         {school.marked("林晨1", "watch", "farewell"), school.marked("陈曦1", "watch", "injury"),
                          school.marked("王芳1", "watch", "asleep")}) == 204);
    CHECK(world.number("SELECT count(*) FROM alert WHERE tier_rank = 2 AND step_due_at_ms IS NOT NULL") == 2);
    CHECK(world.number("SELECT count(*) FROM alert") == 2);
    CHECK(world.number("SELECT count(*) FROM outbox WHERE kind = 'alert_raised'") == 2);
    world.serving().call_now();
    CHECK(world.number("SELECT count(*) FROM notification") > 0);
    const auto page =
        json::parse(school.client.request("GET", school.alert_of("林晨1"), {}, school.psychologist.headers).body);
    CHECK(page.at("tier").as_string() == "same_day");
    CHECK(std::string(page.at("signals").at(0).at("words").at(0).as_string()).find("说过活着没意思") !=
          std::string::npos);
    // The teacher learns that it has gone to somebody, and nothing else.
    const auto mine = json::parse(school.client.request("GET", "/api/concerns", {}, school.teacher.headers).body)
                          .at("concerns")
                          .as_array();
    CHECK(mine.size() == 2);
    CHECK(mine[0].at("urgency").as_string() == "today");
    CHECK(school.observe(school.teacher, {school.marked("林晨1", "watch", "farewell")}) == 204);
    CHECK(world.number("SELECT count(*) FROM alert_signal") == 2);  // the same words of one day are one signal
  });
}

TEST_CASE("the page of the class says which signs call by themselves, and every sign that tells of danger does") {
  World world("sqlite");
  School school(world);
  std::string calling;
  const auto page = school.read(school.teacher);
  for (const auto& sign : page.at("signs").as_array())
    if (const auto* calls = sign.as_object().if_contains("calls"); calls != nullptr && calls->as_string() == "same_day")
      calling += std::string(sign.at("id").as_string()) + " ";
  CHECK(calling == "bullied injury farewell ");
}

TEST_CASE("in a school without a psychologist nobody reads the list of marked pupils: every mark goes up the ladder") {
  on_both_engines([](World& world) {
    School school(world);
    world.execute("UPDATE post SET ended_at_ms = 5 WHERE role = 'psychology_teacher'");
    CHECK(school.observe(school.teacher, {school.marked("林晨1", "watch", "asleep", "近两周上午总是睡着"),
                                          school.marked("陈曦1", "watch", "farewell")}) == 204);
    CHECK(world.number("SELECT count(*) FROM alert WHERE tier_rank = 3") == 1);
    CHECK(world.number("SELECT count(*) FROM alert WHERE tier_rank = 2") == 1);
  });
}

TEST_CASE("while the only psychologist is away for weeks every mark goes up the ladder; for a day or two it may wait") {
  on_both_engines([](World& world) {
    School school(world);
    const auto away = [&](std::int64_t days) {
      const auto now = world.clock().now_ms();
      world.execute("DELETE FROM leave_of_absence");
      world.execute(
          "INSERT INTO leave_of_absence (leave_id, account_id, since_at_ms, until_at_ms, told_by, told_at_ms) SELECT "
          "account_id, account_id, " +
          std::to_string(now - 1000) + ", " + std::to_string(now + days * 24 * 3600 * 1000) +
          ", account_id, 0 FROM post WHERE role = 'psychology_teacher' AND ended_at_ms IS NULL");
    };
    away(2);
    CHECK(school.observe(school.teacher, {school.marked("林晨1", "watch", "asleep", "近两周上午总是睡着")}) == 204);
    CHECK(world.number("SELECT count(*) FROM alert") == 0);
    away(30);
    CHECK(school.observe(school.teacher, {school.marked("陈曦1", "watch", "asleep", "近两周上午总是睡着")}) == 204);
    CHECK(world.number("SELECT count(*) FROM alert WHERE tier_rank = 3") == 1);
  });
}

TEST_CASE(
    "the psychologist has one list of all marked pupils of the school: what nobody has read stays, however old, until "
    "somebody has") {
  on_both_engines([](World& world) {
    School school(world);
    const auto other_class = "/api/classes/" +
                             std::to_string(world.number("SELECT class_unit_id FROM enrolment WHERE student_id = " +
                                                         std::to_string(school.student("李明1").value))) +
                             "/observations";
    CHECK(school.observe(school.teacher, {school.marked("林晨1", "watch", "asleep")}) == 204);
    world.clock().advance_ms(90LL * 24 * 3600 * 1000);
    const auto later = sign_in_staff(school.client, "neighbour");
    CHECK(school.client
              .request("POST", other_class,
                       json::serialize(json::object{
                           {"worried", json::array{school.marked("李明1", "watch", "low", "常常一个人")}}}),
                       later.headers)
              .status == 204);
    const auto psychologist = sign_in_staff(school.client, "psychologist");
    auto list = school.marked_pupils(psychologist);
    REQUIRE(list.at("pupils").as_array().size() == 2);
    CHECK(list.at("counts").at("unseen").as_int64() == 2);
    CHECK(list.at("pupils").at(0).at("student_name").as_string() == "李明1");  // newest first
    CHECK(list.at("pupils").at(0).at("words").as_string() == "常常一个人");
    CHECK(list.at("pupils").at(1).at("student_name").as_string() == "林晨1");    // three months old, unread
    CHECK(school.read(psychologist).at("observations").as_array().size() == 1);  // on the page of its class, too
    const auto mark = [&](const Session& who, std::size_t place, bool seen) {
      const auto got = school.client.request(
          "POST", "/api/marked-pupils/seen",
          json::serialize(
              json::object{{"seen", seen},
                           {"observations", json::array{json::object{{"id", list.at("pupils").at(place).at("id")}}}}}),
          who.headers);
      return got.status == 200 ? static_cast<int>(json::parse(got.body).at("changed").as_array().size()) : got.status;
    };
    CHECK(mark(later, 0, true) == 404);
    CHECK(mark(psychologist, 1, true) == 1);
    CHECK(school.marked_pupils(psychologist).at("pupils").as_array().size() == 1);
    const auto all = school.marked_pupils(psychologist, "?which=all");
    REQUIRE(all.at("pupils").as_array().size() == 2);
    CHECK(all.at("pupils").at(1).at("seen").at("by").as_string() == "psychologist");
    CHECK(mark(psychologist, 1, false) == 1);
    CHECK(school.marked_pupils(psychologist).at("counts").at("unseen").as_int64() == 2);
    CHECK(school.client.request("GET", "/api/marked-pupils?which=some", {}, psychologist.headers).status == 422);
    CHECK(school.client.request("GET", "/api/marked-pupils", {}, later.headers).status == 404);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'listMarkedPupils'") >= 3);
  });
}
