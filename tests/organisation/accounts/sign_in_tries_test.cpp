// Wrong passwords make wait whoever tries them, not whose they are; and a login that nobody has is no different.
#include <boost/json.hpp>
#include <thread>

#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;
using access::Role;

namespace {

struct Browser {
  http::PlainClient client;
  std::string from;
  std::string device{};

  http::PlainClient::Answer try_password(const std::string& login, const std::string& password) {
    return client.request("POST", "/api/staff/sign-in",
                          "{\"login\":\"" + login + "\",\"password\":\"" + password + "\"}",
                          "X-Forwarded-For: " + from + "\r\n" + (device.empty() ? "" : "Cookie: " + device + "\r\n"));
  }
  std::string session_of(const http::PlainClient::Answer& answer) const {
    const std::string cookie = answer.header("Set-Cookie");
    return "X-Forwarded-For: " + from + "\r\nCookie: " + cookie.substr(0, cookie.find(';')) +
           "\r\nX-CSRF: " + std::string(boost::json::parse(answer.body).at("csrf").as_string()) + "\r\n";
  }
  // As a page does it: signs in, asks who is there, and keeps the device's cookie.
  void work(const std::string& login) {
    const auto entered = try_password(login, "correct horse");
    REQUIRE_MESSAGE(entered.status == 200, entered.body);
    const std::string cookie =
        client.request("GET", "/api/staff/session", {}, session_of(entered)).header("Set-Cookie");
    REQUIRE(cookie.starts_with("rongxin_device="));
    CHECK(cookie.find("HttpOnly; SameSite=Strict") != std::string::npos);
    device = cookie.substr(0, cookie.find(';'));
  }
};

Browser browser(World& world, const std::string& from) { return {http::PlainClient("127.0.0.1", world.port()), from}; }

// What can be told of an answer from outside.
std::string seen(const http::PlainClient::Answer& answer) {
  return std::to_string(answer.status) + " " + answer.header("Retry-After") + " " + answer.body;
}

}  // namespace

TEST_CASE("a stranger's wrong passwords lock nobody out: not elsewhere, not on a known device, not in a session") {
  on_both_engines([](World& world) {
    add_person(world, "psychologist", Role::psychology_teacher, "2135010201");
    world.stand_behind_a_proxy();
    world.serve();
    Browser desk = browser(world, "10.1.1.1");
    desk.work("psychologist");
    const auto working = desk.session_of(desk.try_password("psychologist", "correct horse"));
    // The stranger sits behind the same address of the school, for half an hour.
    Browser stranger = browser(world, "10.1.1.1");
    int refused = 0;
    for (int i = 0; i < 90; ++i) {
      refused += stranger.try_password("psychologist", "wrong").status == 429;
      world.clock().advance_ms(10'000);
    }
    CHECK(refused > 50);
    CHECK(desk.try_password("psychologist", "correct horse").status == 200);
    CHECK(desk.client.request("POST", "/api/staff/unlock", "{\"password\":\"correct horse\"}", working).status == 204);
    CHECK(desk.client
              .request("PUT", "/api/staff/password",
                       "{\"current\":\"correct horse\",\"wanted\":\"another long password\"}", working)
              .status == 200);
    // A new device, from where nobody has guessed.
    CHECK(browser(world, "10.9.9.9").try_password("psychologist", "another long password").status == 200);
    // Somebody else's known device is a stranger here.
    add_person(world, "colleague", Role::psychology_teacher, "2135010201");
    Browser colleague = browser(world, "10.1.1.1");
    colleague.work("colleague");
    for (int i = 0; i < 3; ++i) colleague.try_password("psychologist", "wrong");
    CHECK(colleague.try_password("psychologist", "another long password").status == 429);
    CHECK(colleague.try_password("colleague", "correct horse").status == 200);
  });
}

TEST_CASE(
    "logins that nobody has, ended ones and ones with an old one-time password answer and wait like any other, for "
    "ever") {
  on_both_engines([](World& world) {
    for (const char* login : {"known", "ended", "given"})
      add_person(world, login, Role::psychology_teacher, "2135010201");
    world.execute("UPDATE account SET ended_at_ms = 1 WHERE login = 'ended'");
    world.execute("UPDATE account SET password_given_at_ms = 1 WHERE login = 'given'");
    world.stand_behind_a_proxy();
    world.serve(false);
    Browser guesser = browser(world, "10.1.1.1");
    int waits = 0;
    for (int i = 0; i < 14; ++i) {
      CAPTURE(i);
      const std::string expected = seen(guesser.try_password("known", "wrong"));
      waits += expected.starts_with("429");
      CHECK(seen(guesser.try_password("nobody", "wrong")) == expected);
      CHECK(seen(guesser.try_password("ended", "correct horse")) == expected);
      CHECK(seen(guesser.try_password("given", "correct horse")) == expected);
      world.clock().advance_ms(i % 2 == 0 ? 1'000 : 40'000);
    }
    CHECK(waits > 4);
    // Each leaves the same number of lines.
    const auto lines = [&](const std::string& whose) {
      return world.number("SELECT count(*) FROM audit_line WHERE action = 'wrongPassword' AND " + whose);
    };
    CHECK(lines("actor_kind = 'system'") ==
          2 * lines("actor_id = (SELECT account_id FROM account WHERE login = 'known')"));
  });
}

TEST_CASE("guesses at once are no freer than guesses in a row, and from many addresses each has one") {
  on_both_engines([](World& world) {
    add_person(world, "psychologist", Role::psychology_teacher, "2135010201");
    world.stand_behind_a_proxy();
    world.serve();
    std::atomic<int> judged{0};
    std::vector<std::thread> guessers;
    for (int i = 0; i < 12; ++i)
      guessers.emplace_back([&] {
        Browser one = browser(world, "10.1.1.1");
        if (one.try_password("psychologist", "wrong").status == 401) ++judged;
      });
    for (auto& one : guessers) one.join();
    CHECK(judged.load() <= 3);
    int free = 0;
    for (int i = 1; i <= 40; ++i) {
      Browser one = browser(world, "10.2.0." + std::to_string(i));
      for (int k = 0; k < 3; ++k) free += one.try_password("psychologist", "wrong").status == 401;
    }
    CHECK(free < 70);  // of 120
    CHECK(browser(world, "10.3.0.1").try_password("psychologist", "correct horse").status == 200);
    // A whole network of the newer kind is one place.
    for (int i = 1; i <= 3; ++i) browser(world, "2001:db8::" + std::to_string(i)).try_password("psychologist", "wrong");
    CHECK(browser(world, "2001:db8::77").try_password("psychologist", "correct horse").status == 429);
  });
}
