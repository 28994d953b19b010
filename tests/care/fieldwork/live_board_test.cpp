// The live board: each height sees its own counts, a few seconds old, and says how old.
#include <boost/json.hpp>

#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;

TEST_CASE("class, school, county and city see counts at their own height, and no name") {
  on_both_engines([](World& world) {
    const std::string board = "/api/campaigns/" + std::to_string(world.publish().value) + "/board";
    add_person(world, "teacher", access::Role::class_teacher, "2135010201/初二/初二(1)班");
    add_person(world, "leader", access::Role::school_leader, "2135010201");
    add_person(world, "county", access::Role::county_officer, "350102");
    add_person(world, "city", access::Role::city_officer, "city");
    auto client = world.serve();
    const Child child = sign_in(client, world.slip("autumn", "林晨1").code);
    REQUIRE(client.request("PUT", child.sheet, answers_json(std::vector<int>(16, 0)), child.authorization).status ==
            200);
    sign_in(client, world.slip("autumn", "陈曦1").code);
    world.serving().count_now();
    world.clock().advance_ms(3000);
    struct Height {
      const char *login, *kind;
      std::size_t rows;
      std::int64_t expected;
    };
    for (const Height& one : {Height{"teacher", "class", 1, 3}, Height{"leader", "class", 2, 6},
                              Height{"county", "school", 2, 12}, Height{"city", "county", 2, 18}}) {
      CAPTURE(one.login);
      const auto answer = client.request("GET", board, {}, sign_in_staff(client, one.login).headers);
      REQUIRE_MESSAGE(answer.status == 200, answer.body);
      const auto body = boost::json::parse(answer.body);
      const auto& rows = body.at("rows").as_array();
      REQUIRE(rows.size() == one.rows);
      std::int64_t expected = 0, started = 0, finished = 0;
      for (const auto& row : rows) {
        CHECK(row.at("kind").as_string() == one.kind);
        expected += row.at("expected").as_int64();
        started += row.at("started").as_int64();
        finished += row.at("finished").as_int64();
      }
      CHECK(expected == one.expected);
      CHECK(started == 2);
      CHECK(finished == 1);
      CHECK(body.at("age_ms").as_int64() <= 3000);
      CHECK(answer.body.find("林晨") == std::string::npos);
    }
  });
}

TEST_CASE("names of a class are for its own teacher and the school's psychologist, and are logged") {
  on_both_engines([](World& world) {
    const std::string campaign = "/api/campaigns/" + std::to_string(world.publish().value);
    add_person(world, "teacher", access::Role::class_teacher, "2135010201/初二/初二(1)班");
    add_person(world, "leader", access::Role::school_leader, "2135010201");
    add_person(world, "neighbour", access::Role::psychology_teacher, "2135010301");
    auto client = world.serve();
    const std::string one = campaign + "/classes/" +
                            std::to_string(world.number("SELECT e.class_unit_id FROM enrolment e JOIN student s ON "
                                                        "s.student_id = e.student_id WHERE s.name = '林晨1'"));
    CHECK(client.request("GET", one, {}, sign_in_staff(client, "teacher").headers).body.find("林晨1") !=
          std::string::npos);
    CHECK(client.request("GET", one, {}, sign_in_staff(client, "leader").headers).status == 404);
    CHECK(client.request("GET", one, {}, sign_in_staff(client, "neighbour").headers).status == 404);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'readClassDay'") == 1);
  });
}
