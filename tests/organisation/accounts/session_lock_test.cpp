// The lock lies in the session: what the server does not answer, no second tab, reload or address bar can show.
#include <boost/json.hpp>

#include "operations/operation.h"
#include "tests/fixtures/event_reader.h"
#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;
using access::Role;

namespace {

std::string code_of(const http::PlainClient::Answer& answer) {
  return std::string(boost::json::parse(answer.body).at("code").as_string());
}
std::string step_of(const http::PlainClient::Answer& answer) {
  return std::string(boost::json::parse(answer.body).at("step").as_string());
}

// "{id}" filled in: a locked session must not even say whether something is there.
std::string some_address(std::string path) {
  for (auto at = path.find('{'); at != std::string::npos; at = path.find('{'))
    path.replace(at, path.find('}') + 1 - at, "1");
  return path;
}

constexpr std::int64_t minute_ms = 60'000;

}  // namespace

TEST_CASE("a locked session answers every route of staff with one and the same refusal, until the password is given") {
  on_both_engines([](World& world) {
    world.publish();
    add_person(world, "psychologist", Role::psychology_teacher, "2135010201", true);
    auto client = world.serve();
    const auto who = sign_in_staff(client, "psychologist");
    REQUIRE(client.request("GET", "/api/students", {}, who.headers).body.find("林晨1") != std::string::npos);
    CHECK(client.request("POST", "/api/staff/lock", "", who.headers).status == 204);
    CHECK(client.request("POST", "/api/staff/lock", "", who.headers).status == 204);  // a second tab says it too
    int refused = 0;
    for (const auto* route : operations::all_operations()) {
      const std::string path(route->path), method(operations::method_word(route->method));
      using operations::Access;
      if (route->access == Access::open || route->access == Access::own_sheet || path == "/api/staff/session" ||
          path == "/api/staff/unlock" || path == "/api/staff/lock" || path == "/api/staff/sign-out")
        continue;
      if (path == "/api/staff/second-factor") continue;  // a step that this session has behind it: not_signed_in
      CAPTURE(path);
      const bool written = method == "POST" || method == "PUT";
      const std::string body = path == "/api/staff/post" ? "{\"post_id\":\"1\"}"
                               : path == "/api/staff/password"
                                   ? "{\"current\":\"correct horse\",\"wanted\":\"another long one\"}"
                                   : "{}";
      world.clock().advance_ms(1000);  // no more requests than one session has
      const auto answer = client.request(method, some_address(path), written ? body : "", who.headers);
      CHECK(answer.status == 423);
      CHECK(code_of(answer) == "session_locked");
      ++refused;
    }
    CHECK(refused > 100);
    const auto view = client.request("GET", "/api/staff/session", {}, who.headers);
    CHECK(step_of(view) == "locked");
    CHECK(boost::json::parse(view.body).at("rights").as_array().empty());
    CHECK(boost::json::parse(view.body).at("posts").as_array().empty());
    CHECK(client.request("POST", "/api/staff/unlock", "{\"password\":\"wrong horse\"}", who.headers).status == 422);
    CHECK(client.request("GET", "/api/alerts", {}, who.headers).status == 423);
    CHECK(client.request("POST", "/api/staff/unlock", "{\"password\":\"correct horse\"}", who.headers).status == 204);
    CHECK(client.request("GET", "/api/alerts", {}, who.headers).status == 200);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'lockSession'") == 1);
  });
}

TEST_CASE("the streams of a locked session end") {
  on_both_engines([](World& world) {
    add_person(world, "psychologist", Role::psychology_teacher, "2135010201");
    auto client = world.serve();
    const auto who = sign_in_staff(client, "psychologist");
    EventReader stream(world.port(), who.headers);
    REQUIRE(stream.sees("retry:"));
    REQUIRE(client.request("POST", "/api/staff/lock", "", who.headers).status == 204);
    for (int i = 0; i < 40 && !stream.over; ++i) {
      world.serving().tell_now();
      stream.read_some();
    }
    CHECK(stream.over);
    EventReader again(world.port(), who.headers);
    CHECK(again.sees("423"));
  });
}

TEST_CASE("without input the session locks by itself, whatever its pages ask meanwhile, and input keeps it open") {
  on_both_engines([](World& world) {
    add_person(world, "psychologist", Role::psychology_teacher, "2135010201");
    auto client = world.serve();
    const auto who = sign_in_staff(client, "psychologist");
    for (int i = 0; i < 25; ++i) {
      world.clock().advance_ms(4 * minute_ms);
      CHECK(client.request("POST", "/api/staff/input", "", who.headers).status == 204);
    }
    for (int i = 0; i < 7; ++i) {  // a page that refreshes itself is nobody at the device
      CHECK(client.request("GET", "/api/alerts", {}, who.headers).status == 200);
      world.clock().advance_ms(4 * minute_ms);
    }
    world.clock().advance_ms(4 * minute_ms);
    CHECK(client.request("GET", "/api/alerts", {}, who.headers).status == 423);
    CHECK(client.request("POST", "/api/staff/input", "", who.headers).status == 423);  // comes too late
    CHECK(step_of(client.request("GET", "/api/staff/session", {}, who.headers)) == "locked");
    CHECK(client.request("POST", "/api/staff/unlock", "{\"password\":\"correct horse\"}", who.headers).status == 204);
    CHECK(client.request("GET", "/api/alerts", {}, who.headers).status == 200);
  });
}

TEST_CASE("a page of one sign-in gets nothing of the next one in the same browser, neither to show nor to do") {
  on_both_engines([](World& world) {
    add_person(world, "psychologist", Role::psychology_teacher, "2135010201");
    add_person(world, "teacher", Role::class_teacher, "2135010201/初二/初二(1)班");
    auto client = world.serve();
    const auto one = sign_in_staff(client, "psychologist"), other = sign_in_staff(client, "teacher");
    // The cookie is the browser's, the other header is the page's.
    const auto cookie = other.headers.substr(0, other.headers.find("\r\n") + 2),
               page = one.headers.substr(one.headers.find("\r\n") + 2);
    const auto shown = client.request("GET", "/api/students", {}, cookie + page);
    CHECK(shown.status == 409);
    CHECK(code_of(shown) == "session_changed");
    CHECK(client.request("POST", "/api/staff/input", "", cookie + page).status == 403);
    CHECK(client.request("POST", "/api/staff/lock", "", cookie + page).status == 403);
    CHECK(client.request("GET", "/api/students", {}, other.headers).status == 200);
    // Who is there now is told to any page: by that it learns that it is out of date.
    CHECK(client.request("GET", "/api/staff/session", {}, cookie + page).body.find("\"name\":\"teacher\"") !=
          std::string::npos);
  });
}
