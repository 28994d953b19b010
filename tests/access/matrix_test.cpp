// Every route x every role x own and foreign unit, against a foreign unit that holds data, while
// the same call by an allowed role in its own unit succeeds. A route without a recipe fails. Each answer is held
// against the contract, and bodies that it does not allow are refused.
#include <chrono>
#include <set>
#include <thread>

#include "tests/access/matrix_stage.h"
#include "tests/fixtures/contract.h"
#include "tests/fixtures/recording.h"

using namespace rongxin;
using namespace rongxin::test;
using access::Role;

namespace {

std::int64_t lines_of(World& world, std::string_view action) {
  return world.number("SELECT count(*) FROM audit_line WHERE action = '" + std::string(action) + "'");
}

/// What reads a file does so beside the request, and writes its line when it has.
bool line_comes(World& world, std::string_view action, std::int64_t before) {
  for (int round = 0; round < 400 && lines_of(world, action) <= before; ++round)
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  return lines_of(world, action) > before;
}

/// What somebody who may call asks is what the contract allows; with one thing changed it is refused. Nothing is done
/// by that: the good call comes after.
void check_bodies(MatrixStage& stage, const operations::Operation& operation, Role role, const Recipe& wanted) {
  const std::string method(operations::method_word(operation.method));
  CHECK(body_unlike_contract(operation.name, wanted.body) == "");
  for (const auto& [what, body] : refused_bodies(operation.name, wanted.body)) {
    CAPTURE(what);
    const auto ask = [&] {
      return stage.client.request(method, wanted.path, body, stage.session(role, true).headers + wanted.headers);
    };
    auto answer = ask();
    if (answer.status == 429) {  // one session has called so often: another one goes on
      stage.sign_out(role, true);
      answer = ask();
    }
    CHECK(no_refusal(operation.name, answer) == "");
  }
}

/// Everything has been done in this world: lists that were empty have rows, and each of them is what the contract says.
void read_once_more(MatrixStage& stage) {
  for (const auto* operation : operations::all_operations()) {
    if (operation->access != operations::Access::staff || operation->method != http::Method::get) continue;
    const std::string called(operation->name);
    CAPTURE(called);
    for (Role role : all_roles) {
      if (!operations::may_call(*operation, role)) continue;
      const auto session = stage.session(role, true);
      Asking asking{stage.scene, stage.client, session, std::string(access::role_name(role)), true, true};
      const Recipe wanted = recipe(called, asking);
      CHECK(unlike_contract(called, stage.client.request("GET", wanted.path, {}, session.headers + wanted.headers)) ==
            "");
    }
  }
}

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
    std::set<const operations::Operation*> bodies;
    int calls = 0;
    for (const auto* operation : operations::all_operations()) {
      if (operation->access != operations::Access::staff) continue;
      const std::string called(operation->name), method(operations::method_word(operation->method));
      CAPTURE(called);
      const std::int64_t before = lines_of(world, operation->logged_as);
      bool answered = false;
      std::int64_t shown = 0;
      for (Role role : all_roles) {
        const std::string name(access::role_name(role));
        CAPTURE(name);
        const bool allowed = operations::may_call(*operation, role);
        for (const bool own : {true, false}) {
          CAPTURE(own);
          const auto session = stage.session(role, own);
          Asking asking{stage.scene, client, session, name, own, allowed};
          const Recipe wanted = recipe(called, asking);
          if (own && allowed && bodies.insert(operation).second) check_bodies(stage, *operation, role, wanted);
          stage.settle();
          const auto answer = client.request(method, wanted.path, wanted.body, session.headers + wanted.headers);
          ++calls;
          CHECK(unlike_contract(called, answer) == "");
          shown += answer.status == 200;
          recording.add({called, (own ? "own " : "foreign ") + name, method, wanted.path, wanted.body}, answer);
          if (!allowed) {
            CHECK(answer.status == 404);
            CHECK(answer.body == absent);
          } else if (own || wanted.everyone || (at_city(role) && !wanted.personal)) {
            CHECK_MESSAGE((answer.status == 200 || answer.status == 204), answer.body);
            answered = true;
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
      if (operation->logged) CHECK_MESSAGE(lines_of(world, operation->logged_as) == before + shown, called);
      // Whoever sees a person leaves a line, whatever the operation is.
      if (answered && !operation->logged_as.empty())
        CHECK_MESSAGE(line_comes(world, operation->logged_as, operation->logged_as == called ? before : 0),
                      called << " names somebody and wrote no line");
    }
    read_once_more(stage);
    MESSAGE(calls << " calls on " << engine);
  }
}

TEST_CASE("each operation of the contract is served, once") {
  World world("sqlite", false);
  auto serving = Serving::start(world.composition(), {}, true);
  REQUIRE(serving.ok());
  std::multiset<std::string> served, declared;
  for (const auto& route : (*serving)->routes())
    served.insert(std::string(operations::method_word(route.method)) + " " + std::string(route.pattern));
  for (const auto* operation : operations::all_operations())
    declared.insert(std::string(operations::method_word(operation->method)) + " " + std::string(operation->path));
  CHECK(served == declared);
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
