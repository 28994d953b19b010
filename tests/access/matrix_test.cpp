// Every route x every role x own and foreign unit, against a foreign unit that holds data, while
// the same call by an allowed role in its own unit succeeds. A route without a recipe fails.
#include <boost/json.hpp>

#include "access/public_id.h"
#include "casework/alert_page.h"
#include "route_inventory.h"
#include "tests/access/recipes/recipes.h"

using namespace rongxin;
using namespace rongxin::test;
using access::Role;

namespace {

constexpr Role all_roles[] = {
    Role::class_teacher,        Role::session_operator,      Role::psychology_teacher, Role::school_leader,
    Role::counselling_centre,   Role::county_officer,        Role::city_officer,       Role::auditor,
    Role::system_administrator, Role::security_administrator};

std::string unit_of(Role role, const std::string& school, const std::string& county) {
  switch (role) {
    case Role::class_teacher: return school + "/初二/初二(1)班";
    case Role::counselling_centre:
    case Role::county_officer: return county;
    case Role::city_officer:
    case Role::auditor:
    case Role::system_administrator:
    case Role::security_administrator: return "city";
    default: return school;
  }
}

bool at_city(Role role) { return unit_of(role, "s", "c") == "city"; }

}  // namespace

TEST_CASE("each route, each role, own and foreign unit: hidden is absent") {
  for (const auto& engine : engines()) {
    CAPTURE(engine);
    World world(engine);
    world.stand_behind_a_proxy();
    Scene scene{world, {}, {}, {}, {}, {}, {}, {}, {}};
    scene.campaign = std::to_string(world.publish().value);
    for (Role role : all_roles) {
      const std::string name(access::role_name(role));
      add_person(world, "own_" + name, role, unit_of(role, "2135010201", "350102"), role == Role::psychology_teacher);
      add_person(world, "foreign_" + name, role, unit_of(role, "2135010301", "350103"),
                 role == Role::psychology_teacher);
    }
    auto client = world.serve();
    // A child of each school with an alert: the foreign school holds data of its own.
    for (const char* name : {"林晨1", "林晨3"}) {
      const auto child = sign_in(client, world.slip("autumn", name).code);
      std::vector<int> answers(16, 0);
      answers[8] = 2;
      REQUIRE(client.request("PUT", child.sheet, answers_json(answers), child.authorization).status == 200);
    }
    const StudentId student(world.number("SELECT student_id FROM student WHERE name = '林晨1'"));
    const auto& keys = world.composition().keys;
    scene.student = access::public_id(keys.public_id, access::PublicKind::student, {student});
    scene.alert = casework::alert_id(keys.public_id, {student, 1});
    scene.class_id = std::to_string(
        world.number("SELECT class_unit_id FROM enrolment WHERE student_id = " + std::to_string(student.value)));
    scene.adult = std::to_string(world.number("SELECT account_id FROM account WHERE login = 'own_psychology_teacher'"));
    const auto psychologist = sign_in_staff(client, "own_psychology_teacher");
    const auto opened =
        client.request("POST", "/api/class-sessions", class_session_to_open(scene), psychologist.headers);
    REQUIRE_MESSAGE(opened.status == 200, opened.body);
    scene.session = std::string(boost::json::parse(opened.body).at("id").as_string());

    const std::string absent = client.request("GET", "/api/nothing-is-here").body;
    std::map<std::string, Session> sessions;
    int calls = 0;
    for (const auto& route : route_inventory()) {
      const std::string access = route.access;
      if (access == "open" || access == "own_sheet" || access == "signing_in") continue;
      CAPTURE(std::string(route.operation));
      std::string method = route.method;
      for (char& c : method) c = static_cast<char>(std::toupper(c));
      for (Role role : all_roles) {
        const std::string name(access::role_name(role));
        CAPTURE(name);
        const bool allowed = (" " + access + " ").find(" " + name + " ") != std::string::npos;
        for (const bool own : {true, false}) {
          CAPTURE(own);
          // Signed in once a person: each sign-in is meant to cost.
          const std::string login = (own ? "own_" : "foreign_") + name;
          if (!sessions.contains(login)) {
            auto fresh = sign_in_staff(client, login);
            // An address of one's own: nobody waits for what the others called.
            fresh.headers += "X-Forwarded-For: 10.0.0." + std::to_string(sessions.size() + 1) + "\r\n";
            sessions.emplace(login, std::move(fresh));
          }
          const auto& session = sessions.at(login);
          Asking asking{scene, client, session, name, own, allowed};
          const Recipe wanted = recipe(route.operation, asking);
          const auto answer = client.request(method, wanted.path, wanted.body, session.headers + wanted.headers);
          ++calls;
          if (!allowed) {
            CHECK(answer.status == 404);
            CHECK(answer.body == absent);
          } else if (own || wanted.everyone || (at_city(role) && !wanted.personal)) {
            CHECK_MESSAGE((answer.status == 200 || answer.status == 204), answer.body);
          } else if (wanted.lists) {
            CHECK(answer.status == 200);
            CHECK(answer.body.find("林晨1") == std::string::npos);
          } else {
            CHECK(answer.status == 404);
            CHECK(answer.body == absent);
          }
          // Whatever the answer: a foreign session never sees a name of the first school.
          if (!own && !at_city(role)) CHECK(answer.body.find("林晨1") == std::string::npos);
        }
      }
    }
    MESSAGE(calls << " calls on " << engine);
    // Every identified read was logged.
    for (const char* action : {"listStudents", "readStudent", "listAlerts", "readAlert", "openItemAnswers",
                               "readClassSession", "listRetests", "readClassConsent", "printConsentSlips"}) {
      CAPTURE(action);
      CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = '" + std::string(action) + "'") > 0);
    }
  }
}

TEST_CASE("the route table and the contract name the same routes with the same roles") {
  World world("sqlite", false);
  auto serving = Serving::start(world.composition(), {}, true);
  REQUIRE(serving.ok());
  std::set<std::string> served, declared;
  for (const auto& route : (*serving)->routes()) {
    const char* methods[] = {"get", "post", "put", "delete"};
    std::string access;
    if (std::holds_alternative<http::Open>(route.access)) access = "open";
    else if (std::holds_alternative<http::OwnSheet>(route.access)) access = "own_sheet";
    else if (std::holds_alternative<http::SigningIn>(route.access)) access = "signing_in";
    else
      for (Role role : std::get<http::StaffOf>(route.access).roles)
        access += (access.empty() ? "" : " ") + std::string(access::role_name(role));
    served.insert(std::string(methods[static_cast<int>(route.method)]) + " " + std::string(route.pattern) + " " +
                  access);
  }
  for (const auto& route : route_inventory())
    declared.insert(std::string(route.method) + " " + route.path + " " + route.access);
  for (const auto& one : served) CHECK_MESSAGE(declared.contains(one), "not in api/openapi.yaml: " << one);
  for (const auto& one : declared) CHECK_MESSAGE(served.contains(one), "not served: " << one);
}

TEST_CASE("without a session, with a forged one or without the CSRF header nothing is given") {
  on_both_engines([](World& world) {
    add_person(world, "psychologist", Role::psychology_teacher, "2135010201");
    auto client = world.serve();
    const auto session = sign_in_staff(client, "psychologist");
    CHECK(client.request("GET", "/api/alerts").status == 401);
    CHECK(client.request("GET", "/api/alerts", {}, "Cookie: rongxin_session=AAAA\r\n").status == 401);
    CHECK(client.request("GET", "/api/alerts", {}, session.headers).status == 200);
    const std::string cookie_only = session.headers.substr(0, session.headers.find("X-CSRF"));
    CHECK(client.request("POST", "/api/class-sessions", "{}", cookie_only).status == 403);
    CHECK(client.request("POST", "/api/staff/sign-out", "", session.headers).status == 204);
    CHECK(client.request("GET", "/api/alerts", {}, session.headers).status == 401);
  });
}

TEST_CASE("wrong passwords make the next try wait, and do not tell whether the account exists") {
  on_both_engines([](World& world) {
    add_person(world, "psychologist", Role::psychology_teacher, "2135010201");
    auto client = world.serve();
    const auto wrong = [&](const std::string& login) {
      return client.request("POST", "/api/staff/sign-in", "{\"login\":\"" + login + "\",\"password\":\"wrong\"}");
    };
    const auto unknown = wrong("nobody");
    for (int i = 0; i < 3; ++i) CHECK(wrong("psychologist").body == unknown.body);
    const auto waits = wrong("psychologist");
    CHECK(waits.status == 429);
    CHECK(!waits.header("Retry-After").empty());
    world.clock().advance_ms(600'000);
    sign_in_staff(client, "psychologist");
  });
}

TEST_CASE("a post that has ended sees nothing from that second on") {
  on_both_engines([](World& world) {
    add_person(world, "psychologist", Role::psychology_teacher, "2135010201");
    auto client = world.serve();
    const auto session = sign_in_staff(client, "psychologist");
    CHECK(client.request("GET", "/api/students", {}, session.headers).body.find("林晨1") != std::string::npos);
    world.execute("UPDATE post SET ended_at_ms = 1");
    CHECK(client.request("GET", "/api/students", {}, session.headers).status == 401);
  });
}
