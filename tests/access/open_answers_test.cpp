// The operations that the role matrix does not call, because no role guards them: children by their ticket, families by
// their slip, adults by a message, staff who sign in. Each is answered once with success, and once as it answers
// somebody who should get nothing. Each answer is held against the contract, and bodies that it does not allow are
// refused.
#include <set>

#include "accounts/password.h"
#include "alerts/take_on.h"
#include "operations/operation.h"
#include "tests/fixtures/consent.h"
#include "tests/fixtures/contract.h"
#include "tests/fixtures/informants.h"
#include "tests/fixtures/recording.h"

using namespace rongxin;
using namespace rongxin::test;
namespace json = boost::json;

namespace {

/// Calls operations by their names in the contract and keeps which of them have succeeded.
struct Caller {
  http::PlainClient& client;
  Recording& recording;
  std::set<std::string>& succeeded;
  std::string who;
  std::string headers = {};

  http::PlainClient::Answer call(const std::string& operation, const std::string& method, const std::string& path,
                                 const std::string& body = {}) {
    auto answer = client.request(method, path, body, headers);
    recording.add({operation, who, method, path, body}, answer);
    CHECK_MESSAGE(unlike_contract(operation, answer) == "", operation);
    if (answer.status == 200 || answer.status == 204) succeeded.insert(operation);
    return answer;
  }
  json::value good(const std::string& operation, const std::string& method, const std::string& path,
                   const std::string& body = {}) {
    tries_bodies(operation, method, path, body);
    const auto answer = call(operation, method, path, body);
    CHECK_MESSAGE((answer.status == 200 || answer.status == 204),
                  operation << ": " << answer.status << " " << answer.body);
    return answer.status == 200 ? json::parse(answer.body) : json::value();
  }
  /// What the contract does not allow is refused before it does anything.
  void tries_bodies(const std::string& operation, const std::string& method, const std::string& path,
                    const std::string& good) {
    CHECK_MESSAGE(body_unlike_contract(operation, good) == "", operation);
    for (const auto& [what, body] : refused_bodies(operation, good)) {
      CAPTURE(what);
      CHECK_MESSAGE(no_refusal(operation, client.request(method, path, body, headers)) == "", operation);
    }
  }
  void refused(int status, const std::string& operation, const std::string& method, const std::string& path,
               const std::string& body = {}) {
    const auto answer = call(operation, method, path, body);
    CHECK_MESSAGE(answer.status == status, operation << ": " << answer.body);
    CHECK(answer.header("Content-Type").find("application/problem+json") != std::string::npos);
  }
  json::value signs_in(const std::string& login, const std::string& password = "correct horse") {
    const std::string body = "{\"login\":\"" + login + "\",\"password\":\"" + password + "\"}";
    tries_bodies("signIn", "POST", "/api/staff/sign-in", body);
    const auto answer = call("signIn", "POST", "/api/staff/sign-in", body);
    REQUIRE_MESSAGE(answer.status == 200, answer.body);
    return keeps(answer);
  }
  json::value keeps(const http::PlainClient::Answer& answer) {
    const std::string cookie = answer.header("Set-Cookie");
    const auto body = json::parse(answer.body);
    headers = "Cookie: " + cookie.substr(0, cookie.find(';')) +
              "\r\nX-CSRF: " + std::string(body.at("csrf").as_string()) + "\r\n";
    return body;
  }
};

std::string quoted(const json::value& text) { return json::serialize(text); }

void a_child_answers(Families& families, Caller caller) {
  auto& world = families.world;
  const std::string code = world.slip("autumn", "林晨1").code;
  caller.good("readHealth", "GET", "/api/health");
  caller.good("readHotlines", "GET", "/api/answering/hotlines");
  const auto adult = account_id(world, "on_duty");
  const auto opened = families.client().request("POST", "/api/class-sessions",
                                                "{\"campaign_id\":\"1\",\"class_id\":\"" +
                                                    families.class_path.substr(families.class_path.rfind('/') + 1) +
                                                    "\",\"reachable_adult_id\":\"" + adult + "\"}",
                                                families.psychologist.headers);
  REQUIRE_MESSAGE(opened.status == 200, opened.body);
  caller.recording.add({"openClassSession", "psychologist", "POST", "/api/class-sessions", ""}, opened);
  const std::string door(json::parse(opened.body).at("code").as_string());
  caller.good("readClassSessionDoor", "GET", "/api/answering/class-sessions/" + door);
  caller.refused(409, "readClassSessionDoor", "GET", "/api/answering/class-sessions/ZZZZZZ");
  const auto sign_in_path = "/api/answering/sign-in";
  caller.refused(404, "signInToAnswer", "POST", sign_in_path, R"({"access_code":"0000-0000-0000"})");
  const auto ticket = caller.good("signInToAnswer", "POST", sign_in_path, "{\"access_code\":\"" + code + "\"}");
  caller.good("signInToAnswer", "POST", sign_in_path,
              "{\"access_code\":\"" + code + "\"}");  // used before: asks for a part of the name
  caller.refused(401, "readForm", "GET", "/api/answering/form");
  const std::string sheet = "/api/answer-sheets/" + std::string(ticket.at("sheet_id").as_string());
  caller.headers = "Authorization: Ticket " + std::string(ticket.at("ticket").as_string()) + "\r\n";
  caller.who = "林晨1";
  caller.good("readForm", "GET", "/api/answering/form");
  caller.good("saveAnswers", "PUT", sheet + "/answers",
              R"({"save_no":1,"answers":[{"item":"phq9.1","value":1,"spent_ms":2000}]})");
  caller.good("askForHelp", "PUT", sheet + "/help-request", R"({"wish":"today"})");
  caller.good("submitAnswers", "PUT", sheet, answers_json(std::vector<int>(16, 1)));
  caller.good("submitAnswers", "PUT", sheet, answers_json(std::vector<int>(16, 1)));  // sent twice: answered alike
  caller.refused(404, "submitAnswers", "PUT", "/api/answer-sheets/" + families.student_id("陈曦1"),
                 answers_json(std::vector<int>(16, 1)));
  caller.refused(410, "signInToAnswer", "POST", sign_in_path, "{\"access_code\":\"" + code + "\"}");
}

void a_family_decides(Families& families, Caller caller) {
  families.born("林晨1", "2014-01-05");
  const std::string link = "/api/family/links/" + families.token("林晨1");
  const std::string looks = std::to_string(publish_looks(families.world).value);
  caller.refused(404, "readFamilyLink", "GET", "/api/family/links/00");
  caller.good("readFamilyLink", "GET", link);
  caller.refused(422, "openFamilyLink", "POST", link + "/open", R"({"birthday":"0106"})");
  caller.good("openFamilyLink", "POST", link + "/open", R"({"birthday":"0105"})");
  caller.good("decideFamilyLink", "POST", link + "/decision",
              R"({"birthday":"0105","decision":"given","text_version":1})");
  caller.good("openFamilyQuestions", "POST", link + "/questions", R"({"birthday":"0105"})");
  caller.good(
      "saveFamilyAnswers", "POST", link + "/answers",
      R"({"birthday":"0105","campaign_id":")" + looks +
          R"(","instrument":"guardian_look","answers":[{"item":"guardian_look.1","value":1}],"hand_in":false})");
}

void an_adult_is_called(Families& families, Caller caller) {
  auto& world = families.world;
  families.world.serving().call_now();
  const StudentId student(world.number("SELECT student_id FROM student WHERE name = '林晨1'"));
  const auto number =
      world.number("SELECT min(notification_no) FROM notification WHERE student_id = " + std::to_string(student.value));
  const std::string call =
      "/api/calls/" + alerts::take_on_token(world.composition().keys.public_id, student, 1, number);
  caller.refused(404, "readCall", "GET", "/api/calls/00");
  caller.good("readCall", "GET", call);
  caller.good("takeOnCall", "POST", call + "/take-on", "{}");
  caller.good("readCall", "GET", call);
}

void a_person_signs_in(World& world, Caller caller) {
  caller.refused(401, "signIn", "POST", "/api/staff/sign-in", R"({"login":"nobody","password":"wrong"})");
  const auto choosing = caller.signs_in("two_posts");
  CHECK(choosing.at("step").as_string() == "choose_post");
  const std::string post = "{\"post_id\":" + quoted(choosing.at("posts").at(0).at("post_id")) + "}";
  caller.tries_bodies("choosePost", "POST", "/api/staff/post", post);
  const auto chosen = caller.call("choosePost", "POST", "/api/staff/post", post);
  REQUIRE_MESSAGE(chosen.status == 200, chosen.body);
  caller.keeps(chosen);
  caller.good("readSession", "GET", "/api/staff/session");
  caller.good("noteInput", "POST", "/api/staff/input");
  caller.good("lockSession", "POST", "/api/staff/lock");
  caller.good("readSession", "GET", "/api/staff/session");
  caller.refused(422, "unlockSession", "POST", "/api/staff/unlock", R"({"password":"wrong horse"})");
  caller.good("unlockSession", "POST", "/api/staff/unlock", R"({"password":"correct horse"})");
  caller.good("changePassword", "PUT", "/api/staff/password",
              R"({"current":"correct horse","wanted":"another long enough one"})");
  caller.signs_in("two_posts", "another long enough one");
  caller.good("signOut", "POST", "/api/staff/sign-out");
  caller.refused(401, "readSession", "GET", "/api/staff/session");
  (void)world;
}

void a_second_factor_is_given(World& world, Caller caller) {
  const auto enrolment = caller.signs_in("two_posts", "another long enough one");
  const auto secret = second_factor_secret(std::string(enrolment.at("totp_uri").as_string()));
  caller.refused(401, "giveSecondFactor", "POST", "/api/staff/second-factor", R"({"code":"000000"})");
  const std::string code = "{\"code\":\"" + accounts::totp_code(secret, world.clock().now_ms() / 30'000) + "\"}";
  caller.tries_bodies("giveSecondFactor", "POST", "/api/staff/second-factor", code);
  const auto given = caller.client.request("POST", "/api/staff/second-factor", code, caller.headers);
  CHECK(unlike_contract("giveSecondFactor", given) == "");
  caller.recording.add({"giveSecondFactor", caller.who, "POST", "/api/staff/second-factor", ""},
                       given);  // the code is drawn, too
  CHECK_MESSAGE(given.status == 200, given.body);
  if (given.status == 200) caller.succeeded.insert("giveSecondFactor");
}

}  // namespace

TEST_CASE(
    "each operation that no role guards is answered to whom it is for, and refused with a problem to anybody else") {
  on_both_engines([](World& world) {
    Recording recording(world.engine(), "open");
    std::set<std::string> succeeded;
    Families families(world, "given");
    add_person(world, "on_duty", access::Role::psychology_teacher, "2135010201", true);
    add_person(world, "two_posts", access::Role::psychology_teacher, "2135010201");
    world.execute(
        "INSERT INTO post (post_id, account_id, unit_id, role, since_on) SELECT 5000, a.account_id, u.unit_id, "
        "'psychology_teacher', '2026-01-01' FROM account a, unit u "
        "WHERE a.login = 'two_posts' AND u.code = '2135010301'");
    a_child_answers(families, {families.client(), recording, succeeded, "anybody"});
    a_family_decides(families, {families.client(), recording, succeeded, "a family"});
    an_adult_is_called(families, {families.client(), recording, succeeded, "an adult with a message"});
    a_person_signs_in(world, {families.client(), recording, succeeded, "two_posts"});
    world.reopen();                    // a server that stops closes its store
    auto strict = world.serve(false);  // outside the demonstration a second factor is asked for
    a_second_factor_is_given(world, {strict, recording, succeeded, "two_posts"});
    for (const auto* operation : operations::all_operations())
      if (operation->access != operations::Access::staff)
        CHECK_MESSAGE(succeeded.contains(std::string(operation->name)),
                      "never answered with success: " << std::string(operation->name));
  });
}
