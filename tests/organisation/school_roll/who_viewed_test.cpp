#include <boost/json.hpp>

#include "access/public_id.h"
#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;
using access::Role;

namespace {

std::string student_id(World& world, const std::string& name) {
  const StudentId student(world.number("SELECT student_id FROM student WHERE name = '" + name + "'"));
  return access::public_id(world.composition().keys.public_id, access::PublicKind::student, {student});
}

boost::json::object views(http::PlainClient& client, const Session& who, const std::string& id,
                          const std::string& more = "") {
  const auto answer = client.request("GET", "/api/students/" + id + "/views" + more, {}, who.headers);
  REQUIRE_MESSAGE(answer.status == 200, answer.body);
  return boost::json::parse(answer.body).as_object();
}

}  // namespace

TEST_CASE("a psychologist sees who has looked at an own student, this look too, and a stranger's school sees nothing") {
  on_both_engines([](World& world) {
    add_person(world, "psychologist", Role::psychology_teacher, "2135010201");
    add_person(world, "class", Role::class_teacher, "2135010201/初二/初二(1)班");
    add_person(world, "other", Role::psychology_teacher, "2135010301");
    add_person(world, "leader", Role::school_leader, "2135010201");
    auto client = world.serve();
    const auto who = sign_in_staff(client, "psychologist");
    const std::string id = student_id(world, "林晨1");
    CHECK(views(client, who, id).at("views").as_array().size() == 1);  // this look itself
    world.clock().advance_ms(1000);  // two processes' looks of one millisecond have no order
    CHECK(client.request("GET", "/api/students/" + id, {}, sign_in_staff(client, "class").headers).status == 200);
    world.clock().advance_ms(1000);
    const auto seen = views(client, who, id).at("views").as_array();
    REQUIRE(seen.size() == 3);
    CHECK(seen[0].at("action").as_string() == "listStudentViews");
    CHECK(seen[1].at("name").as_string() == "class");
    CHECK(seen[1].at("section").as_string() == "identity");
    CHECK(seen[1].at("role").as_string() == "class_teacher");
    CHECK(seen[2].at("action").as_string() == "listStudentViews");
    for (const char* login : {"other", "leader", "class"})
      CHECK(client.request("GET", "/api/students/" + id + "/views", {}, sign_in_staff(client, login).headers).status ==
            404);
    CHECK(world.number("SELECT count(*) FROM student_view") == 3);
  });
}

TEST_CASE("the auditor reads by pseudonym over all schools, without a student's name, page by page") {
  on_both_engines([](World& world) {
    add_person(world, "psychologist", Role::psychology_teacher, "2135010201");
    add_person(world, "auditor", Role::auditor, "city");
    auto client = world.serve();
    const auto who = sign_in_staff(client, "psychologist");
    const auto auditor = sign_in_staff(client, "auditor");
    const std::string id = student_id(world, "林晨1");
    CHECK(client.request("GET", "/api/students/" + id + "/views", {}, auditor.headers).status ==
          404);  // nobody has looked
    for (int i = 0; i < 60; ++i) {
      CHECK(client.request("GET", "/api/students/" + id, {}, who.headers).status == 200);
      world.clock().advance_ms(1);
    }
    const auto first = views(client, auditor, id);
    CHECK(first.at("views").as_array().size() == 50);
    const auto second = views(client, auditor, id, "?after=" + std::string(first.at("next").as_string()));
    CHECK(second.at("views").as_array().size() == 11);  // sixty looks of the psychologist and the first page's own
    CHECK(!second.contains("next"));
    CHECK(boost::json::serialize(first).find("林晨1") == std::string::npos);
    CHECK(client.request("GET", "/api/students/" + id, {}, auditor.headers).status == 404);
  });
}

TEST_CASE("a child's own answers are not written into the list of who looked") {
  on_both_engines([](World& world) {
    world.publish();
    auto client = world.serve();
    const auto child = sign_in(client, world.slip("autumn", "林晨1").code);
    CHECK(client.request("PUT", child.sheet, answers_json(std::vector<int>(16, 1)), child.authorization).status == 200);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE actor_kind = 'student'") > 0);
    CHECK(world.number("SELECT count(*) FROM student_view") == 0);
  });
}
