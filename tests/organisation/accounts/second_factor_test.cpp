#include <boost/json.hpp>

#include <thread>

#include "accounts/password.h"
#include "accounts/session_keeper.h"
#include "school_roll/school_roll.h"
#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

struct Signing {
  http::PlainClient& client;
  http::PlainClient::Answer answer{};
  std::string headers{};
  boost::json::value body{};

  void take(http::PlainClient::Answer given) {
    answer = std::move(given);
    if (answer.status != 200) return;
    body = boost::json::parse(answer.body);
    const std::string cookie = answer.header("Set-Cookie");
    if (!cookie.empty())
      headers = "Cookie: " + cookie.substr(0, cookie.find(';')) +
                "\r\nX-CSRF: " + std::string(body.at("csrf").as_string()) + "\r\n";
  }
  void password(const std::string& login) {
    take(client.request("POST", "/api/staff/sign-in", "{\"login\":\"" + login + "\",\"password\":\"correct horse\"}"));
  }
  void code(const std::string& given) {
    take(client.request("POST", "/api/staff/second-factor", "{\"code\":\"" + given + "\"}", headers));
  }
  std::string step() const { return std::string(body.at("step").as_string()); }
};

}  // namespace

TEST_CASE("one-time codes are those of RFC 6238") {
  const std::string secret = "12345678901234567890";
  const std::pair<std::int64_t, const char*> published[] = {{59, "287082"},         {1111111109, "081804"},
                                                            {1111111111, "050471"}, {1234567890, "005924"},
                                                            {2000000000, "279037"}, {20000000000, "353130"}};
  for (const auto& [second, code] : published) {
    CAPTURE(second);
    CHECK(accounts::totp_code(secret, second / 30) == code);
    CHECK(accounts::totp_step_of(secret, code, second * 1000) == second / 30);
    CHECK(accounts::totp_step_of(secret, code, (second + 30) * 1000) == second / 30);
    CHECK(accounts::totp_step_of(secret, code, (second + 90) * 1000) == 0);
  }
}

TEST_CASE("outside the demonstration nobody works without a second factor, and a code works once") {
  on_both_engines([](World& world) {
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201");
    auto client = world.serve(false);
    Signing first{client};
    first.password("psychologist");
    REQUIRE(first.step() == "second_factor_enrolment");
    CHECK(client.request("GET", "/api/alerts", {}, first.headers).status == 401);
    const std::string secret = second_factor_secret(std::string(first.body.at("totp_uri").as_string()));
    REQUIRE(secret.size() == 20);
    const auto now_step = [&] { return world.clock().now_ms() / 30'000; };
    const std::string used = accounts::totp_code(secret, now_step());
    const std::string before = first.headers;
    first.code(used);
    REQUIRE(first.step() == "working");
    CHECK(client.request("GET", "/api/alerts", {}, first.headers).status == 200);
    CHECK(client.request("GET", "/api/alerts", {}, before).status == 401);  // the half-signed session is over

    Signing second{client};
    second.password("psychologist");
    CHECK(second.step() == "second_factor");
    CHECK(!second.body.as_object().contains("totp_uri"));  // the secret is shown once
    second.code(used);
    CHECK(second.answer.status != 200);  // seen over a shoulder, it is worth nothing
    world.clock().advance_ms(30'000);
    second.code(accounts::totp_code(secret, now_step()));
    CHECK(second.step() == "working");
  });
}

TEST_CASE("wrong one-time codes make the next try wait") {
  World world("sqlite");
  add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201");
  auto client = world.serve(false);
  Signing signing{client};
  signing.password("psychologist");
  for (int i = 0; i < 3; ++i) {
    signing.code("000000");
    CHECK(signing.answer.status != 200);
    CHECK(signing.answer.status != 429);
  }
  signing.code("000000");
  CHECK(signing.answer.status == 429);
}

TEST_CASE(
    "guesses at the second factor are counted by themselves, wait, and end after ten; the right password forgives "
    "none") {
  on_both_engines([](World& world) {
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201");
    add_person(world, "keeper", access::Role::security_administrator, "350102");
    auto client = world.serve(false);
    Signing first{client};
    first.password("psychologist");
    const std::string secret = second_factor_secret(std::string(first.body.at("totp_uri").as_string()));
    first.code(accounts::totp_code(secret, world.clock().now_ms() / 30'000));
    REQUIRE(first.step() == "working");
    world.clock().advance_ms(60'000);
    int judged = 0, waits = 0;
    for (int i = 0; i < 400 && judged < 10; ++i) {
      Signing guess{client};
      guess.password("psychologist");  // the right one, each time
      REQUIRE(guess.answer.status == 200);
      for (int k = 0; k < 2 && judged < 10; ++k) {
        guess.code("000000");
        judged += guess.answer.status == 401 || guess.answer.status == 403;
        waits += guess.answer.status == 429;
        CHECK(guess.answer.status != 200);
      }
      world.clock().advance_ms(2'000);
    }
    CHECK(judged == 10);
    CHECK(waits > 50);  // the tenth came after minutes, not after milliseconds
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'wrongSecondFactor'") == 10);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'blockSecondFactor'") == 1);
    CHECK(world.number("SELECT count(*) FROM account_act WHERE act = 'factor_blocked'") == 1);
    world.clock().advance_ms(3'600'000);
    Signing blocked{client};
    blocked.password("psychologist");
    blocked.code(accounts::totp_code(secret, world.clock().now_ms() / 30'000));
    CHECK(blocked.answer.status == 403);  // the right one too: it may have been guessed
    CHECK(blocked.answer.body.find("second_factor_blocked") != std::string::npos);

    // The way back: a new factor, given by the security administrator.
    world.execute("UPDATE account SET totp_confirmed_at_ms = 1 WHERE login = 'psychologist'");
    Signing keeper{client};
    keeper.password("keeper");
    keeper.code(accounts::totp_code(second_factor_secret(std::string(keeper.body.at("totp_uri").as_string())),
                                    world.clock().now_ms() / 30'000));
    REQUIRE(keeper.step() == "working");
    const std::string account =
        std::to_string(world.number("SELECT account_id FROM account WHERE login = 'psychologist'"));
    CHECK(client.request("DELETE", "/api/accounts/" + account + "/second-factor", {}, keeper.headers).status == 204);
    Signing anew{client};
    anew.password("psychologist");
    REQUIRE(anew.step() == "second_factor_enrolment");
    anew.code(accounts::totp_code(second_factor_secret(std::string(anew.body.at("totp_uri").as_string())),
                                  world.clock().now_ms() / 30'000));
    CHECK(anew.step() == "working");
  });
}

TEST_CASE("of many guesses at the second factor at once no more are judged than of as many in a row") {
  on_both_engines([](World& world) {
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201");
    auto client = world.serve(false);
    Signing first{client};
    first.password("psychologist");
    first.code(accounts::totp_code(second_factor_secret(std::string(first.body.at("totp_uri").as_string())),
                                   world.clock().now_ms() / 30'000));
    std::vector<std::string> sessions;
    for (int i = 0; i < 12; ++i) {
      Signing one{client};
      one.password("psychologist");
      sessions.push_back(one.headers);
    }
    std::atomic<int> judged{0};
    std::vector<std::thread> guessers;
    for (const auto& headers : sessions)
      guessers.emplace_back([&judged, &world, headers] {
        http::PlainClient own("127.0.0.1", world.port());
        if (own.request("POST", "/api/staff/second-factor", "{\"code\":\"000000\"}", headers).status == 401) ++judged;
      });
    for (auto& one : guessers) one.join();
    CHECK(judged.load() >= 1);
    CHECK(judged.load() <= 3);
    CHECK(world.number("SELECT wrong_factors FROM account WHERE login = 'psychologist'") == judged.load());
  });
}

TEST_CASE("who has two posts chooses one, and each shows its own unit only") {
  on_both_engines([](World& world) {
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201");
    const auto key = store::SystemKey::because("a test adds a second post");
    REQUIRE(world.database()
                .write(key,
                       [&](store::Transaction& transaction) -> Status {
                         const auto unit = school_roll::find_unit(transaction, "2135010301");
                         const AccountId account(
                             world.number("SELECT account_id FROM account WHERE login = 'psychologist'"));
                         accounts::add_post(transaction, account, *unit, access::Role::psychology_teacher,
                                            world.clock());
                         return success();
                       })
                .ok());
    auto client = world.serve();
    Signing signing{client};
    signing.password("psychologist");
    REQUIRE(signing.step() == "choose_post");
    CHECK(client.request("GET", "/api/students", {}, signing.headers).status == 401);
    std::string choosing = signing.headers;
    const boost::json::array posts = signing.body.at("posts").as_array();
    for (const auto& post : posts) {
      const bool first_school = post.at("unit_name").as_string() == "第一中学";
      signing.take(client.request("POST", "/api/staff/post",
                                  "{\"post_id\":\"" + std::string(post.at("post_id").as_string()) + "\"}",
                                  signing.headers));
      REQUIRE_MESSAGE(signing.answer.status == 200, signing.answer.body);
      const auto students = client.request("GET", "/api/students", {}, signing.headers).body;
      CHECK((students.find("林晨1") != std::string::npos) == first_school);
      CHECK((students.find("林晨3") != std::string::npos) == !first_school);
      CHECK(client.request("GET", "/api/students", {}, choosing).status == 401);  // one context at a time
      choosing = signing.headers;
    }
    CHECK(client.request("POST", "/api/staff/post", "{\"post_id\":\"999999\"}", signing.headers).status == 404);
  });
}

TEST_CASE("the session's cookie is Secure when the page came over TLS") {
  World world("sqlite");
  add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201");
  auto client = world.serve();
  const auto answer =
      client.request("POST", "/api/staff/sign-in", "{\"login\":\"psychologist\",\"password\":\"correct horse\"}",
                     "X-Forwarded-Proto: https\r\n");
  // Nobody has named a proxy, so its word counts for nothing.
  CHECK(answer.header("Set-Cookie").find("Secure") == std::string::npos);
  CHECK(answer.header("Set-Cookie").find("HttpOnly; SameSite=Strict") != std::string::npos);
}
