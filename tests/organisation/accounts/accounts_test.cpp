#include <boost/json.hpp>

#include "accounts/account_names.h"
#include "accounts/session_keeper.h"
#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;
using access::Role;

namespace {

std::string unit(World& world, const std::string& code) {
  return std::to_string(world.number("SELECT unit_id FROM unit WHERE code = '" + code + "'"));
}
std::string account(World& world, const std::string& login) {
  return std::to_string(world.number("SELECT account_id FROM account WHERE login = '" + login + "'"));
}

std::string new_person(const std::string& login, const std::string& unit_id, const std::string& role) {
  return "{\"login\":\"" + login + "\",\"name\":\"新老师\",\"unit_id\":\"" + unit_id + "\",\"role\":\"" + role + "\"}";
}

http::PlainClient::Answer sign_in(http::PlainClient& client, const std::string& login, const std::string& password) {
  return client.request("POST", "/api/staff/sign-in",
                        "{\"login\":\"" + login + "\",\"password\":\"" + password + "\"}");
}

std::string headers_of(const http::PlainClient::Answer& answer) {
  const std::string cookie = answer.header("Set-Cookie");
  return "Cookie: " + cookie.substr(0, cookie.find(';')) +
         "\r\nX-CSRF: " + std::string(boost::json::parse(answer.body).at("csrf").as_string()) + "\r\n";
}

std::string code_of(const http::PlainClient::Answer& answer) {
  return std::string(boost::json::parse(answer.body).at("code").as_string());
}

void two_counties(World& world) {
  add_person(world, "city_keeper", Role::security_administrator, "city");
  add_person(world, "county_keeper", Role::security_administrator, "350102");
  add_person(world, "leader", Role::school_leader, "2135010201");
  add_person(world, "psychologist", Role::psychology_teacher, "2135010201", true);
  add_person(world, "deputy", Role::psychology_teacher, "2135010201", true);
  add_person(world, "far", Role::psychology_teacher, "2135010301");
}

}  // namespace

TEST_CASE("a new colleague signs in with the password that was given, and it opens nothing but its own change") {
  on_both_engines([](World& world) {
    two_counties(world);
    auto client = world.serve();
    const auto keeper = sign_in_staff(client, "county_keeper");
    const auto made = client.request(
        "POST", "/api/accounts", new_person("new", unit(world, "2135010201"), "psychology_teacher"), keeper.headers);
    REQUIRE_MESSAGE(made.status == 200, made.body);
    const std::string given(boost::json::parse(made.body).at("one_time_password").as_string());
    CHECK(client
              .request("POST", "/api/accounts", new_person("new", unit(world, "2135010201"), "psychology_teacher"),
                       keeper.headers)
              .status == 409);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE detail LIKE '%" + given + "%'") == 0);

    const auto entered = sign_in(client, "new", given);
    REQUIRE(entered.status == 200);
    CHECK(entered.body.find("\"step\":\"new_password\"") != std::string::npos);
    const std::string headers = headers_of(entered);
    CHECK(client.request("GET", "/api/alerts", {}, headers).status == 401);
    const std::string post =
        std::to_string(world.number("SELECT post_id FROM post WHERE account_id = " + account(world, "new")));
    CHECK(client.request("POST", "/api/staff/post", "{\"post_id\":\"" + post + "\"}", headers).status == 401);
    const auto change = [&](const std::string& now, const std::string& wanted) {
      return client.request("PUT", "/api/staff/password", "{\"current\":\"" + now + "\",\"wanted\":\"" + wanted + "\"}",
                            headers);
    };
    CHECK(code_of(change(given, "short")) == "password_weak");
    CHECK(code_of(change(given, given)) == "password_weak");
    CHECK(code_of(change("not this one", "a password of my own")) == "password_wrong");
    const auto changed = change(given, "a password of my own");
    REQUIRE_MESSAGE(changed.status == 200, changed.body);
    CHECK(changed.body.find("\"step\":\"choose_post\"") != std::string::npos);  // the post waits for a second person
    const auto leader = sign_in_staff(client, "leader");
    const auto proposals = boost::json::parse(client.request("GET", "/api/proposals", {}, leader.headers).body);
    const std::string proposal(proposals.at("proposals").as_array()[0].at("id").as_string());
    CHECK(client.request("POST", "/api/proposals/" + proposal + "/confirm", "{}", leader.headers).status == 200);
    const auto working = sign_in(client, "new", "a password of my own");
    CHECK(working.body.find("\"step\":\"working\"") != std::string::npos);
    CHECK(client.request("GET", "/api/alerts", {}, headers_of(working)).status == 200);
    CHECK(client.request("GET", "/api/staff/session", {}, headers).status == 401);  // the session of the given password
    CHECK(sign_in(client, "new", given).status == 401);
    CHECK(sign_in(client, "new", "a password of my own").status == 200);
  });
}

TEST_CASE("a password that was given and not used within seven days opens nothing") {
  on_both_engines([](World& world) {
    two_counties(world);
    auto client = world.serve();
    const auto keeper = sign_in_staff(client, "city_keeper");
    const auto made = client.request(
        "POST", "/api/accounts", new_person("late", unit(world, "2135010201"), "psychology_teacher"), keeper.headers);
    const std::string given(boost::json::parse(made.body).at("one_time_password").as_string());
    world.clock().advance_ms(8LL * 24 * 3600 * 1000);
    CHECK(sign_in(client, "late", given).status == 401);
  });
}

TEST_CASE("whoever leaves loses sessions, duty and what they had taken on, at once") {
  on_both_engines([](World& world) {
    two_counties(world);
    world.publish();
    auto client = world.serve();
    const auto child = sign_in(client, world.slip("autumn", "林晨1").code);
    std::vector<int> answers(16, 0);
    answers[8] = 3;
    REQUIRE(client.request("PUT", child.sheet, answers_json(answers), child.authorization).status == 200);
    const auto leaving = sign_in_staff(client, "psychologist");
    const auto inbox = client.request("GET", "/api/alerts", {}, leaving.headers);
    const std::string alert(boost::json::parse(inbox.body).at("alerts").as_array()[0].at("id").as_string());
    REQUIRE(client.request("POST", "/api/alerts/" + alert + "/take-on", "{}", leaving.headers).status == 204);
    CHECK(world.number("SELECT count(*) FROM alert WHERE taken_by IS NOT NULL") == 1);

    const auto keeper = sign_in_staff(client, "county_keeper");
    CHECK(client.request("POST", "/api/accounts/" + account(world, "psychologist") + "/end", "{}", keeper.headers)
              .status == 204);
    CHECK(client.request("GET", "/api/alerts", {}, leaving.headers).status == 401);
    CHECK(sign_in(client, "psychologist", "correct horse").status == 401);
    CHECK(world.number(
              "SELECT count(*) FROM alert WHERE taken_by IS NULL AND round_no = 2 AND step_due_at_ms IS NOT NULL") ==
          1);
    CHECK(world.number("SELECT count(*) FROM duty WHERE ended_at_ms IS NULL") == 1);  // the deputy stays
    CHECK(client.request("POST", "/api/accounts/" + account(world, "psychologist") + "/end", "{}", keeper.headers)
              .status == 404);
    const auto deputy = client.request("GET", "/api/duty", {}, sign_in_staff(client, "deputy").headers);
    CHECK(deputy.body.find("\"on_duty_now\":[\"deputy\"]") != std::string::npos);
  });
}

TEST_CASE("nobody widens the own rights, and a county's security administrator ends at the county's border") {
  on_both_engines([](World& world) {
    two_counties(world);
    add_person(world, "both", Role::psychology_teacher, "2135010201");
    world.execute(
        "INSERT INTO post (post_id, account_id, unit_id, role, since_on) SELECT 9001, a.account_id, u.unit_id, "
        "'city_officer', '2020-01-01' FROM account a, unit u WHERE a.login = 'both' AND u.kind = 'city'");
    world.execute("UPDATE account SET totp_confirmed_at_ms = 1 WHERE login = 'both'");
    add_person(world, "system", Role::system_administrator, "city");
    auto client = world.serve();
    const auto county = sign_in_staff(client, "county_keeper");
    const auto city = sign_in_staff(client, "city_keeper");
    const std::string school = unit(world, "2135010201");
    const auto post = [&](const Session& who, const std::string& login, const std::string& unit_id,
                          const std::string& role) {
      return client.request("POST", "/api/accounts/" + account(world, login) + "/posts",
                            "{\"unit_id\":\"" + unit_id + "\",\"role\":\"" + role + "\"}", who.headers);
    };
    CHECK(code_of(post(county, "county_keeper", school, "psychology_teacher")) == "own_account");
    const std::string own_post =
        std::to_string(world.number("SELECT post_id FROM post WHERE account_id = " + account(world, "county_keeper")));
    CHECK(code_of(client.request("DELETE", "/api/posts/" + own_post, {}, county.headers)) == "own_account");
    CHECK(code_of(client.request("POST", "/api/accounts/" + account(world, "county_keeper") + "/password", "{}",
                                 county.headers)) == "own_account");

    CHECK(post(county, "far", school, "psychology_teacher").status == 404);  // of the other county
    CHECK(post(county, "deputy", unit(world, "2135010301"), "school_leader").status == 404);
    CHECK(code_of(post(county, "deputy", school, "city_officer")) == "role_not_here");
    CHECK(code_of(client.request("POST", "/api/accounts/" + account(world, "both") + "/password", "{}",
                                 county.headers)) == "account_beyond");
    CHECK(code_of(client.request("POST", "/api/accounts/" + account(world, "both") + "/end", "{}", county.headers)) ==
          "account_beyond");
    CHECK(client.request("POST", "/api/accounts/" + account(world, "both") + "/password", "{}", city.headers).status ==
          200);
    CHECK(post(county, "deputy", school, "school_leader").status == 204);
    CHECK(code_of(post(city, "system", unit(world, "350102"), "security_administrator")) == "roles_apart");

    const auto listed = client.request("GET", "/api/accounts", {}, county.headers).body;
    CHECK(listed.find("\"deputy\"") != std::string::npos);
    CHECK(listed.find("\"far\"") == std::string::npos);
    CHECK(client.request("GET", "/api/accounts?wanted=epu", {}, county.headers).body.find("psychologist") ==
          std::string::npos);
    for (const char* path : {"/api/accounts", "/api/posts/ending"})
      CHECK(client.request("GET", path, {}, sign_in_staff(client, "system").headers).status == 404);
  });
}

TEST_CASE("a post with an end shows thirty days before it, and ending one takes the duty of that school with it") {
  on_both_engines([](World& world) {
    two_counties(world);
    auto client = world.serve();
    const auto keeper = sign_in_staff(client, "county_keeper");
    const std::string until = day_of(world.clock().now_ms() + 10LL * 24 * 3600 * 1000);
    const auto body = "{\"login\":\"intern\",\"name\":\"实习老师\",\"unit_id\":\"" + unit(world, "2135010201") +
                      "\",\"role\":\"psychology_teacher\",\"until\":\"" + until + "\"}";
    CHECK(client.request("POST", "/api/accounts", body, keeper.headers).status == 200);
    world.execute("UPDATE post SET ended_at_ms = NULL WHERE account_id = " + account(world, "intern"));  // confirmed
    const auto ending = client.request("GET", "/api/posts/ending", {}, keeper.headers);
    CHECK(ending.body.find("实习老师") != std::string::npos);
    CHECK(boost::json::parse(ending.body).at("posts").as_array().size() == 1);

    const std::string post =
        std::to_string(world.number("SELECT post_id FROM post WHERE account_id = " + account(world, "psychologist")));
    CHECK(client.request("DELETE", "/api/posts/" + post, {}, keeper.headers).status == 204);
    CHECK(client.request("DELETE", "/api/posts/" + post, {}, keeper.headers).status == 404);
    CHECK(world.number("SELECT count(*) FROM duty WHERE ended_at_ms IS NULL") == 1);
  });
}

TEST_CASE("a locked page opens with the password of the session, and wrong ones make it wait") {
  on_both_engines([](World& world) {
    two_counties(world);
    auto client = world.serve();
    const auto who = sign_in_staff(client, "psychologist");
    const auto unlock = [&](const std::string& password) {
      return client.request("POST", "/api/staff/unlock", "{\"password\":\"" + password + "\"}", who.headers);
    };
    CHECK(unlock("correct horse").status == 204);
    for (int i = 0; i < 3; ++i) CHECK(code_of(unlock("wrong horse")) == "password_wrong");
    CHECK(unlock("correct horse").status == 429);
    world.clock().advance_ms(10'000);
    CHECK(unlock("correct horse").status == 204);
    CHECK(client.request("GET", "/api/alerts", {}, who.headers).status == 200);  // the session was there all the time
  });
}

TEST_CASE("a reset second factor ends the sessions, and only somebody else can reset it") {
  on_both_engines([](World& world) {
    two_counties(world);
    auto client = world.serve();
    const auto deputy = sign_in_staff(client, "deputy");
    const auto keeper = sign_in_staff(client, "county_keeper");
    world.execute("UPDATE account SET totp_confirmed_at_ms = 1 WHERE login IN ('deputy', 'county_keeper')");
    CHECK(client.request("DELETE", "/api/accounts/" + account(world, "deputy") + "/second-factor", {}, keeper.headers)
              .status == 204);
    CHECK(client.request("GET", "/api/alerts", {}, deputy.headers).status == 401);
    CHECK(world.number("SELECT count(*) FROM account WHERE totp_confirmed_at_ms IS NOT NULL") == 1);
    CHECK(code_of(client.request("DELETE", "/api/accounts/" + account(world, "county_keeper") + "/second-factor", {},
                                 keeper.headers)) == "own_account");
  });
}

TEST_CASE(
    "however a login is typed, full-width, with blanks or with what nobody sees, it is one login with one count of "
    "tries") {
  on_both_engines([](World& world) {
    two_counties(world);
    auto client = world.serve();
    const auto keeper = sign_in_staff(client, "county_keeper");
    const auto made =
        client.request("POST", "/api/accounts",
                       "{\"login\":\" \u200bｘｉｎｌｉ０１\u3000\",\"name\":\"艾力 • 买买提\u200b\",\"unit_id\":\"" +
                           unit(world, "2135010201") + "\",\"role\":\"class_teacher\"}",
                       keeper.headers);
    REQUIRE_MESSAGE(made.status == 200, made.body);
    CHECK(world.number("SELECT count(*) FROM account WHERE login = 'xinli01' AND name = '艾力·买买提'") == 1);
    for (const char* same : {"xinli01", "ｘinli01", "xinli01 ", "\uFEFFxinli01", "xin\u00ADli01"}) {
      const std::string code = code_of(client.request(
          "POST", "/api/accounts", new_person(same, unit(world, "2135010201"), "class_teacher"), keeper.headers));
      CHECK_MESSAGE(code == "login_taken", same);
    }
    for (const char* none : {"xin li", "ab", "\u200b\u200b\u200b", "   "})
      CHECK_MESSAGE(client.request("POST", "/api/accounts",
                                   new_person(none, unit(world, "2135010201"), "class_teacher"), keeper.headers)
                            .status == 422,
                    none);
    const std::string given(boost::json::parse(made.body).at("one_time_password").as_string());
    CHECK(sign_in(client, "ｘｉｎｌｉ０１", given).status == 200);
    CHECK(sign_in(client, "\u3000xinli01\u200b", given).status == 200);
    // Wrong passwords under many spellings wait like those under one.
    int waits = 0;
    for (const char* spelling : {"xinli01", "ｘinli01", "xｉnli01", "xiｎli01", "xinｌi01", "xinlｉ01", "xinli０1",
                                 "xinli0１", " xinli01", "xinli01 ", "\u200bxinli01", "xinli01\u200b"})
      waits += code_of(sign_in(client, spelling, "wrong")) == "wait_before_trying" ? 1 : 0;
    CHECK(waits > 0);
    CHECK(world.number("SELECT count(DISTINCT who) FROM credential_try WHERE tries > 0") == 1);
  });
}

TEST_CASE("the operator's command brings login and name into the same form, and takes no login that is none") {
  on_both_engines([](World& world) {
    const auto key = store::SystemKey::because("a test adds an account");
    const auto add = [&](const char* login) {
      std::optional<AccountId> id;
      const auto done = world.database().write(key, [&](store::Transaction& transaction) -> Status {
        id = accounts::add_account(transaction, {login, "陈 心怡", "correct horse"}, world.clock());
        return success();
      });
      return done.ok() && id.has_value();
    };
    CHECK(add("ｗａｎｇ "));
    CHECK(world.number("SELECT count(*) FROM account WHERE login = 'wang' AND name = '陈心怡'") == 1);
    CHECK(!add("wang"));
    CHECK(!add("w"));
    CHECK(!add("wa ng"));
  });
}

TEST_CASE(
    "logins and names from before there was one form are brought into it at the start; of two that become one neither "
    "is lost or merged") {
  on_both_engines([](World& world) {
    for (const char* login : {"first", "second", "third", "fourth"})
      add_person(world, login, Role::psychology_teacher, "2135010201");
    world.execute("UPDATE account SET login = 'ｃｈｅｎ', name = '艾力 • 买买提' WHERE login = 'first'");
    world.execute("UPDATE account SET login = 'wang\u200b' WHERE login = 'second'");
    world.execute("UPDATE account SET login = 'wang' WHERE login = 'third'");
    world.execute("UPDATE account SET login = ' lin' WHERE login = 'fourth'");
    world.reopen();
    CHECK(world.number("SELECT count(*) FROM account WHERE login = 'chen' AND name = '艾力·买买提'") == 1);
    CHECK(world.number("SELECT count(*) FROM account WHERE login = 'lin'") == 1);
    CHECK(world.number("SELECT count(*) FROM account WHERE login = 'wang\u200b'") == 1);  // taken: as it was
    auto client = world.serve();
    // Both sign in, each as it is written, and each is itself.
    for (const auto& [login, was] : {std::pair("wang", "third"), std::pair("wang\u200b", "second")}) {
      const auto entered = sign_in(client, login, "correct horse");
      REQUIRE_MESSAGE(entered.status == 200, entered.body);
      CHECK(world.number(
                "SELECT count(*) FROM staff_session s JOIN account a ON a.account_id = s.account_id WHERE a.name = '" +
                std::string(was) + "'") == 1);
    }
    world.reopen();  // again it changes nothing
    CHECK(world.number("SELECT count(DISTINCT login) FROM account") == 4);
  });
}

TEST_CASE(
    "where a list goes on tells whoever reads the address neither login nor name nor score, and is taken by no other "
    "list") {
  on_both_engines([](World& world) {
    two_counties(world);
    for (int n = 100; n < 160; ++n) {
      const std::string id = std::to_string(900000 + n), login = "teacher" + std::to_string(n);
      world.execute(
          "INSERT INTO account (account_id, login, name, password_verifier, totp_last_step, added_at_ms) VALUES (" +
          id + ", '" + login + "', '老师', 'none', 0, 0)");
      world.execute("INSERT INTO post (post_id, account_id, unit_id, role, since_on) VALUES (" + id + ", " + id + ", " +
                    unit(world, "2135010201") + ", 'class_teacher', '2026-01-01')");
    }
    auto client = world.serve();
    const auto keeper = sign_in_staff(client, "city_keeper");
    const auto page = [&](const std::string& after) {
      return boost::json::parse(client.request("GET", "/api/accounts" + after, {}, keeper.headers).body).as_object();
    };
    const auto first = page("");
    REQUIRE(first.at("accounts").as_array().size() == 50);
    const std::string next(first.at("next").as_string()),
        last(first.at("accounts").as_array().back().at("login").as_string());
    CHECK(next.find("teacher") == std::string::npos);
    CHECK(next.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
          std::string::npos);
    const auto second = page("?after=" + next);
    CHECK(second.at("accounts").as_array().front().at("login").as_string() > last);
    CHECK(first.at("accounts").as_array().size() + second.at("accounts").as_array().size() >= 60);
    CHECK(!second.contains("next"));
    for (const std::string& forged : {last, std::string("teacher120"), next.substr(1), next + "A"})
      CHECK_MESSAGE(client.request("GET", "/api/accounts?after=" + forged, {}, keeper.headers).status == 422, forged);
    for (const char* other : {"/api/units", "/api/students"}) {
      const auto psychologist = sign_in_staff(client, "psychologist");
      CHECK_MESSAGE(
          client.request("GET", std::string(other) + "?after=" + next, {}, psychologist.headers).status == 422, other);
    }
  });
}
