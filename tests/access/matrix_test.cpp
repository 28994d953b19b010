// Every route x every role x own and foreign unit, against a foreign unit that holds data, while
// the same call by an allowed role in its own unit succeeds. A route without a recipe fails.
#include "tests/access/matrix_stage.h"
#include "tests/fixtures/recording.h"

using namespace rongxin;
using namespace rongxin::test;
using access::Role;

namespace {

bool at_city(Role role) { return unit_of_role(role, "s", "c") == "city"; }

}  // namespace

TEST_CASE("each route, each role, own and foreign unit: hidden is absent") {
  for (const auto& engine : engines()) {
    CAPTURE(engine);
    World world(engine);
    MatrixStage stage(world);
    auto& client = stage.client;
    Recording recording(engine, "staff");
    const std::string absent = client.request("GET", "/api/nothing-is-here").body;
    int calls = 0;
    for (const auto& route : route_inventory()) {
      const std::string access = route.access;
      if (access == "open" || access == "own_sheet" || access == "signing_in") continue;
      CAPTURE(std::string(route.operation));
      const std::string method = method_of(route);
      for (Role role : all_roles) {
        const std::string name(access::role_name(role));
        CAPTURE(name);
        const bool allowed = (" " + access + " ").find(" " + name + " ") != std::string::npos;
        for (const bool own : {true, false}) {
          CAPTURE(own);
          const auto& session = stage.session(role, own);
          Asking asking{stage.scene, client, session, name, own, allowed};
          const Recipe wanted = recipe(route.operation, asking);
          stage.settle();
          const auto answer = client.request(method, wanted.path, wanted.body, session.headers + wanted.headers);
          ++calls;
          recording.add({route.operation, (own ? "own " : "foreign ") + name, method, wanted.path, wanted.body},
                        answer);
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

TEST_CASE("the route table and the contract name the same routes with the same roles, and what they show") {
  World world("sqlite", false);
  auto serving = Serving::start(world.composition(), {}, true);
  REQUIRE(serving.ok());
  std::set<std::string> served, declared;
  for (const auto& route : (*serving)->routes()) {
    const char* shown[] = {"none",       "staff_only", "identity",     "roster", "consent",
                           "completion", "scores",     "item_answers", "alert",  "aggregates"};
    const char* methods[] = {"get", "post", "put", "delete"};
    std::string access, shows = "none";
    if (std::holds_alternative<http::Open>(route.access)) access = "open";
    else if (std::holds_alternative<http::OwnSheet>(route.access)) access = "own_sheet";
    else if (std::holds_alternative<http::SigningIn>(route.access)) access = "signing_in";
    else {
      shows = shown[static_cast<std::size_t>(std::get<http::StaffOf>(route.access).shows)];
      for (Role role : std::get<http::StaffOf>(route.access).roles)
        access += (access.empty() ? "" : " ") + std::string(access::role_name(role));
    }
    served.insert(std::string(methods[static_cast<int>(route.method)]) + " " + std::string(route.pattern) + " " +
                  access + ", shows " + shows);
  }
  for (const auto& route : route_inventory())
    declared.insert(std::string(route.method) + " " + route.path + " " + route.access + ", shows " + route.shows);
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
