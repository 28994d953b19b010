// What a security administrator cannot do alone: reach children through a post, a password and a second factor.
#include <boost/json.hpp>

#include "accounts/act_messages.h"
#include "alert_delivery.h"
#include "tests/fixtures/people.h"
#include "tests/fixtures/sinks.h"

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
std::string code_of(const http::PlainClient::Answer& answer) {
  return answer.status == 200 || answer.status == 204
             ? ""
             : std::string(boost::json::parse(answer.body).at("code").as_string());
}

struct Office {
  World& world;
  http::PlainClient client;
  explicit Office(World& w) : world(w), client(start(w)) {}
  static http::PlainClient start(World& world) {
    world.publish();
    add_person(world, "keeper", Role::security_administrator, "350102");
    add_person(world, "leader", Role::school_leader, "2135010201");
    add_person(world, "other_leader", Role::school_leader, "2135010301");
    add_person(world, "officer", Role::county_officer, "350102");
    add_person(world, "city", Role::city_officer, "city");
    add_person(world, "auditor", Role::auditor, "city");
    add_person(world, "psychologist", Role::psychology_teacher, "2135010201", true);
    return world.serve();
  }
  Session as(const std::string& login) { return sign_in_staff(client, login); }
  http::PlainClient::Answer post(const Session& who, const std::string& path, const std::string& body = "{}") {
    return client.request("POST", path, body, who.headers);
  }
  http::PlainClient::Answer get(const Session& who, const std::string& path) {
    return client.request("GET", path, {}, who.headers);
  }
  http::PlainClient::Answer add(const Session& keeper, const std::string& login, const std::string& role,
                                const std::string& code = "2135010201") {
    return post(keeper, "/api/accounts",
                "{\"login\":\"" + login + "\",\"name\":\"" + login + "\",\"unit_id\":\"" + unit(world, code) +
                    "\",\"role\":\"" + role + "\"}");
  }
  // The one-time password becomes an own one, by whoever holds it.
  void choose_password(const std::string& login, const std::string& given) {
    const auto entered = post({}, "/api/staff/sign-in", "{\"login\":\"" + login + "\",\"password\":\"" + given + "\"}");
    REQUIRE_MESSAGE(entered.status == 200, entered.body);
    const std::string cookie = entered.header("Set-Cookie");
    const std::string headers = "Cookie: " + cookie.substr(0, cookie.find(';')) +
                                "\r\nX-CSRF: " + std::string(boost::json::parse(entered.body).at("csrf").as_string()) +
                                "\r\n";
    REQUIRE(client
                .request("PUT", "/api/staff/password", "{\"current\":\"" + given + "\",\"wanted\":\"correct horse\"}",
                         headers)
                .status == 200);
  }
  std::string step(const std::string& login) {
    const auto entered = post({}, "/api/staff/sign-in", "{\"login\":\"" + login + "\",\"password\":\"correct horse\"}");
    return entered.status == 200 ? std::string(boost::json::parse(entered.body).at("step").as_string())
                                 : code_of(entered);
  }
  std::string newest(const Session& who) {
    const auto list = boost::json::parse(get(who, "/api/proposals").body).at("proposals").as_array();
    return list.empty() ? "" : std::string(list[0].at("id").as_string());
  }
  http::PlainClient::Answer confirm(const Session& who, const std::string& proposal) {
    return post(who, "/api/proposals/" + proposal + "/confirm");
  }
};

std::string given_in(const http::PlainClient::Answer& answer) {
  REQUIRE_MESSAGE(answer.status == 200, answer.body);
  return std::string(boost::json::parse(answer.body).at("one_time_password").as_string());
}

}  // namespace

TEST_CASE(
    "a security administrator who makes an account for himself reaches no child: every post waits for a second person "
    "who knows that it is the person") {
  on_both_engines([](World& world) {
    Office office(world);
    const auto keeper = office.as("keeper");
    for (const char* role : {"psychology_teacher", "class_teacher", "school_leader", "session_operator"}) {
      CAPTURE(std::string(role));
      const std::string login = std::string("ghost_") + role;
      const std::string given = given_in(office.add(keeper, login, role));
      const std::string proposal = office.newest(keeper);
      CHECK(office.confirm(keeper, proposal).status == 404);
      const auto leader = office.as("leader");
      CHECK(code_of(office.confirm(leader, proposal)) == "not_signed_in_yet");
      office.choose_password(login, given);
      CHECK(office.step(login) == "choose_post");  // and none to choose
      CHECK(world.number("SELECT count(*) FROM post WHERE account_id = " + account(world, login) +
                         " AND ended_at_ms IS NULL") == 0);
      CHECK(office.confirm(office.as("other_leader"), proposal).status == 404);
      CHECK(office.get(office.as("psychologist"), "/api/proposals/" + proposal).status == 404);
    }
    // A second administrator or an officer of his own making waits in the same way.
    for (const char* role : {"county_officer", "security_administrator", "counselling_centre"}) {
      const std::string login = std::string("helper_") + role;
      office.choose_password(login, given_in(office.add(keeper, login, role, "350102")));
      CHECK(office.step(login) == "choose_post");
      CHECK(office.confirm(office.as("leader"), office.newest(keeper)).status == 404);  // no matter of a school
    }
    const auto leader = office.as("leader");
    const std::string first = std::to_string(world.number("SELECT MIN(proposal_id) FROM proposal WHERE kind = 'post'"));
    CHECK(office.get(leader, "/api/proposals/" + first).body.find("\"role\":\"psychology_teacher\"") !=
          std::string::npos);
    CHECK(office.confirm(leader, first).status == 200);
    CHECK(office.step("ghost_psychology_teacher") == "working");
    CHECK(code_of(office.confirm(office.as("officer"), first)) == "proposal_settled");
    CHECK(world.number("SELECT count(*) FROM account_act WHERE act = 'post_added' AND done_by <> confirmed_by") == 1);
  });
}

TEST_CASE(
    "nobody is the second person for an own account, for an account in whose keys he had a hand, or for whoever had a "
    "hand in his") {
  on_both_engines([](World& world) {
    Office office(world);
    const auto keeper = office.as("keeper");
    // A leader whom the administrator has just made, though an officer has confirmed her.
    office.choose_password("fresh_leader", given_in(office.add(keeper, "fresh_leader", "school_leader")));
    REQUIRE(office.confirm(office.as("officer"), office.newest(keeper)).status == 200);
    office.choose_password("ghost", given_in(office.add(keeper, "ghost", "psychology_teacher")));
    const std::string proposal = office.newest(keeper);
    CHECK(code_of(office.confirm(office.as("fresh_leader"), proposal)) == "second_person_not_free");
    CHECK(office.step("ghost") == "choose_post");
    CHECK(office.confirm(office.as("leader"), proposal).status == 200);
    // A post more for the leader is another one's to confirm.
    CHECK(office
              .post(keeper, "/api/accounts/" + account(world, "leader") + "/posts",
                    "{\"unit_id\":\"" + unit(world, "2135010201") + "\",\"role\":\"psychology_teacher\"}")
              .status == 204);
    const std::string own = office.newest(keeper);
    CHECK(code_of(office.confirm(office.as("leader"), own)) == "second_person_not_free");
    CHECK(office.confirm(office.as("city"), own).status == 200);
    world.clock().advance_ms(31LL * 24 * 3600 * 1000);
    const auto later = office.as("keeper");
    office.choose_password("late", given_in(office.add(later, "late", "class_teacher")));
    CHECK(office.confirm(office.as("fresh_leader"), office.newest(later)).status == 200);
  });
}

TEST_CASE(
    "a post at a school whose leader can confirm it is the school's to confirm for three days: an office far away "
    "knows a name on a page") {
  on_both_engines([](World& world) {
    Office office(world);
    const auto keeper = office.as("keeper");
    const auto ghost = [&](const char* login, const char* role, const char* code) {
      office.choose_password(login, given_in(office.add(keeper, login, role, code)));
      return office.newest(keeper);
    };
    const std::string first = ghost("ghost", "psychology_teacher", "2135010201");
    const std::string a_class = std::to_string(
        world.number("SELECT MIN(u.unit_id) FROM unit u JOIN unit_closure c ON c.descendant_id = u.unit_id JOIN unit s "
                     "ON s.unit_id = c.ancestor_id WHERE u.kind = 'class' AND s.code = '2135010201'"));
    office.choose_password("ghost_in_class",
                           given_in(office.post(keeper, "/api/accounts",
                                                "{\"login\":\"ghost_in_class\",\"name\":\"ghost\",\"unit_id\":\"" +
                                                    a_class + "\",\"role\":\"class_teacher\"}")));
    const std::string of_class = office.newest(keeper);
    for (const auto& proposal : {first, of_class})
      for (const char* far : {"officer", "city"})
        CHECK(code_of(office.confirm(office.as(far), proposal)) == "leader_first");
    CHECK(office.step("ghost") == "choose_post");
    CHECK(world.number("SELECT count(*) FROM proposal WHERE published_at_ms IS NOT NULL") == 0);
    CHECK(office.confirm(office.as("leader"), first).status == 200);
    // A school without a leader finds its second person above it, and so does a leader's own appointment.
    CHECK(office.confirm(office.as("officer"), ghost("elsewhere", "psychology_teacher", "2135010202")).status == 200);
    CHECK(office.confirm(office.as("officer"), ghost("next_leader", "school_leader", "2135010201")).status == 200);
    // A leader who is away stops nobody for longer than three days.
    world.clock().advance_ms(3LL * 24 * 3600 * 1000 + 1);
    CHECK(office.confirm(office.as("officer"), of_class).status == 200);
  });
}

TEST_CASE("password and second factor of one account are never both changed by one person within thirty days") {
  on_both_engines([](World& world) {
    Office office(world);
    world.execute("UPDATE account SET totp_confirmed_at_ms = 1 WHERE login = 'psychologist'");
    const auto keeper = office.as("keeper");
    const std::string path = "/api/accounts/" + account(world, "psychologist");
    const auto reset = [&] { return office.client.request("DELETE", path + "/second-factor", {}, keeper.headers); };
    REQUIRE(office.post(keeper, path + "/password").status == 200);  // one of the two: alone
    CHECK(code_of(reset()) == "credential_needs_two");
    CHECK(code_of(reset()) == "credential_needs_two");
    CHECK(world.number("SELECT count(*) FROM proposal WHERE kind = 'credential'") == 1);  // asked once
    CHECK(world.number("SELECT count(*) FROM account WHERE totp_confirmed_at_ms = 1") == 1);
    const std::string proposal = office.newest(keeper);
    CHECK(office.confirm(keeper, proposal).status == 404);
    CHECK(office.confirm(office.as("leader"), proposal).status == 200);
    CHECK(reset().status == 204);
    world.execute("UPDATE account SET totp_confirmed_at_ms = 1 WHERE login = 'psychologist'");
    CHECK(code_of(reset()) == "credential_needs_two");  // a confirmation is good once
    CHECK(code_of(office.post(keeper, path + "/password")) == "credential_needs_two");
    // Told to the school and to the auditor, who did what and who confirmed.
    const std::string told = office.get(office.as("leader"), "/api/account-acts").body,
                      audited = office.get(office.as("auditor"), "/api/account-acts").body;
    for (const auto& body : {told, audited}) {
      CHECK(body.find("\"act\":\"password_given\"") != std::string::npos);
      CHECK(body.find("\"act\":\"factor_reset\"") != std::string::npos);
      CHECK(body.find("\"done_by\":\"keeper\"") != std::string::npos);
    }
    CHECK(office.get(office.as("other_leader"), "/api/account-acts").body == "{\"acts\":[]}");
  });
}

TEST_CASE(
    "without a second factor of the person's own a password alone would open everything: it takes two, and the person "
    "hears of it") {
  on_both_engines([](World& world) {
    Office office(world);
    const auto keeper = office.as("keeper");
    const std::string path = "/api/accounts/" + account(world, "psychologist") + "/password";
    CHECK(code_of(office.post(keeper, path)) == "credential_needs_two");
    CHECK(office.step("psychologist") == "working");  // nothing has changed yet
    CHECK(office.confirm(office.as("officer"), office.newest(keeper)).status == 200);
    const std::string given = given_in(office.post(keeper, path));
    CHECK(office.step("psychologist") == "sign_in_refused");
    office.choose_password("psychologist", given);
    const auto acts =
        boost::json::parse(office.get(office.as("psychologist"), "/api/account-acts").body).at("acts").as_array();
    REQUIRE(!acts.empty());
    CHECK(acts[0].at("own").as_bool());
    CHECK(acts[0].at("act").as_string() == "password_given");
    // A confirmation that nobody used within a day has lapsed.
    CHECK(code_of(office.post(keeper, path)) == "credential_needs_two");
    CHECK(office.confirm(office.as("officer"), office.newest(keeper)).status == 200);
    world.clock().advance_ms(25LL * 3600 * 1000);
    CHECK(code_of(office.post(office.as("keeper"), path)) == "credential_needs_two");
  });
}

TEST_CASE("a post that is over, or that ends on no real day, is not given") {
  on_both_engines([](World& world) {
    Office office(world);
    const auto keeper = office.as("keeper");
    const auto until = [&](const std::string& day) {
      return office.post(keeper, "/api/accounts",
                         "{\"login\":\"until_" + day + "\",\"name\":\"新\",\"unit_id\":\"" + unit(world, "2135010201") +
                             "\",\"role\":\"class_teacher\",\"until\":\"" + day + "\"}");
    };
    CHECK(code_of(until(day_of(world.clock().now_ms() - 24LL * 3600 * 1000))) == "post_over");
    CHECK(code_of(until("2027-02-30")) == "post_over");
    CHECK(code_of(until("2027-99-99")) == "post_over");
    CHECK(until(world.clock().today()).status == 200);
  });
}

TEST_CASE("whoever is given a password hears of it by mail, again when the mail did not go out, and only once") {
  on_both_engines([](World& world) {
    SmtpSink mail;
    world.reopen_calling(mail.url(), "");
    Office office(world);
    world.execute("UPDATE account SET totp_confirmed_at_ms = 1 WHERE login = 'psychologist'");
    world.execute(
        "INSERT INTO staff_contact (account_id, mail_address, changed_at_ms) SELECT account_id, login || "
        "'@school.example', 0 FROM account");
    REQUIRE(office.post(office.as("keeper"), "/api/accounts/" + account(world, "psychologist") + "/password").status ==
            200);
    world.reopen();  // rounds of this test's own
    mail.answer = [](const std::string&) { return std::string("451 later"); };
    accounts::ActMessages messages(world.database(), world.clock(), call_channels(world.config()));
    messages.round();
    world.clock().advance_ms(3'600'000);
    mail.answer = [](const std::string&) { return std::string("250 OK"); };
    messages.round();
    messages.round();
    const auto all = mail.mails();
    REQUIRE(all.size() == 1);
    CHECK(all[0].to == "psychologist@school.example");
    CHECK(all[0].text.find("如果不是您本人要求的") != std::string::npos);
    CHECK(world.number("SELECT count(*) FROM account_act_message WHERE done_at_ms IS NOT NULL") == 1);
  });
}
