// Looking for a person by name: the name travels in a header, and never in an address.
#include <boost/json.hpp>

#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;

TEST_CASE("a child or a colleague is found by a name that stands in no address") {
  on_both_engines([](World& world) {
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201");
    add_person(world, "security", access::Role::security_administrator, "city");
    auto client = world.serve();
    const auto psychologist = sign_in_staff(client, "psychologist"), security = sign_in_staff(client, "security");
    const auto found = [&](const Session& who, const std::string& path, const std::string& list,
                           const std::string& word) {
      const auto answer = client.request("GET", path, {}, who.headers + "X-Search: " + word + "\r\n");
      CHECK_MESSAGE(answer.status == 200, answer.body);
      return boost::json::parse(answer.body).at(list).as_array();
    };
    const auto students_of_lin = static_cast<std::size_t>(
        world.number("SELECT count(*) FROM student s JOIN enrolment e ON e.student_id = s.student_id JOIN unit u ON "
                     "u.unit_id = e.school_unit_id WHERE s.name LIKE '林%' AND u.code = '2135010201'"));
    const std::string lin_chen = "%E6%9E%97%E6%99%A81";
    const auto students = found(psychologist, "/api/students", "students", lin_chen);
    REQUIRE(students.size() == 1);
    CHECK(students[0].at("name").as_string() == "林晨1");
    CHECK(found(psychologist, "/api/concern-subjects", "students", lin_chen).size() == 1);
    CHECK(found(psychologist, "/api/students", "students", "%E6%9E%97").size() == students_of_lin);
    CHECK(found(security, "/api/accounts", "accounts", "psycho").size() == 1);
    CHECK(found(security, "/api/accounts", "accounts", "%EF%BD%90sycho%E2%80%8B").size() ==
          1);  // full-width, and what nobody sees
    for (const char* path : {"/api/students?name=", "/api/concern-subjects?name="})
      CHECK(client.request("GET", path + lin_chen, {}, psychologist.headers).status == 422);
    CHECK(client.request("GET", "/api/accounts?wanted=psycho", {}, security.headers).status == 422);
  });
}
