// A class teacher looks at the class: 无特别 unless marked; the psychologist reads it beside the alert.
#include <boost/json.hpp>

#include "access/public_id.h"
#include "tests/fixtures/people.h"
#include "triage/alert_page.h"

using namespace rongxin;
using namespace rongxin::test;
using access::Role;
namespace json = boost::json;

namespace {

struct School {
  explicit School(World& w) : world(w), client((people(w), w.serve())), teacher(sign_in_staff(client, "class_teacher")), psychologist(sign_in_staff(client, "psychologist")) {
    class_path = "/api/classes/" + std::to_string(world.number("SELECT class_unit_id FROM enrolment WHERE student_id = " + std::to_string(student("林晨1").value))) + "/observations";
  }
  static void people(World& world) {
    add_person(world, "psychologist", Role::psychology_teacher, "2135010201", true);
    add_person(world, "class_teacher", Role::class_teacher, "2135010201/初二/初二(1)班");
    add_person(world, "neighbour", Role::class_teacher, "2135010201/初二/初二(2)班");
  }
  StudentId student(const std::string& name) { return StudentId(world.number("SELECT student_id FROM student WHERE name = '" + name + "'")); }
  json::object marked(const std::string& name, const std::string& urgency, const std::string& sign = "withdrawn", const std::string& words = "") {
    return {{"student_id", access::public_id(world.composition().keys.public_id, access::PublicKind::student, {student(name)})}, {"urgency", urgency}, {"signs", json::array{json::object{{"id", sign}}}}, {"words", words}};
  }
  int observe(const Session& who, json::array worried) { return client.request("POST", class_path, json::serialize(json::object{{"worried", std::move(worried)}}), who.headers).status; }
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
    const auto got = school.client.request("GET", "/api/alerts/" + triage::alert_id(world.composition().keys.public_id, {school.student("林晨1"), 1}), {}, school.psychologist.headers);
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
    CHECK(school.observe(school.teacher, {school.marked("陈曦1", "watch"), school.marked("李明1", "now")}) == 404);  // the second is of the other class
    CHECK(world.number("SELECT count(*) FROM observation") == 0);
    CHECK(world.number("SELECT count(*) FROM observation_round") == 0);
    CHECK(world.number("SELECT count(*) FROM alert") == 0);
    CHECK(school.observe(school.teacher, {school.marked("林晨1", "watch", "depression")}) == 422);  // no diagnosis
  });
}
