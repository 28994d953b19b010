// Channels as whoever runs the platform sees them: counts, times and neutral reasons.
#include "channels/channel_states.h"
#include "tests/fixtures/desk.h"

using namespace rongxin;
using namespace rongxin::test;
using access::Role;

TEST_CASE(
    "a channel that fails is seen with a neutral reason and since when, and nothing of a message, an address or a "
    "child") {
  on_both_engines([](World& world) {
    world.reopen_calling("", "http://127.0.0.1:9/messages");  // nobody listens there
    world.publish();
    add_person(world, "psychologist", Role::psychology_teacher, "2135010201", true);
    add_person(world, "system", Role::system_administrator, "city");
    add_person(world, "security", Role::security_administrator, "city");
    add_person(world, "auditor", Role::auditor, "city");
    auto client = world.serve();
    const auto school = sign_in_staff(client, "psychologist");
    REQUIRE(client.request("PUT", "/api/staff/contact", "{\"phone\":\"13800000000\"}", school.headers).status == 200);
    std::vector<int> answers(16, 0);
    answers[8] = 3;
    const auto child = sign_in(client, world.slip("autumn", "林晨1").code);
    REQUIRE(client.request("PUT", child.sheet, answers_json(answers), child.authorization).status == 200);
    for (int i = 0;
         i < 1000 &&
         world.number("SELECT count(*) FROM outbox WHERE kind = 'call_by_webhook' AND last_fault IS NOT NULL") == 0;
         ++i)
      world.serving().call_now();
    const auto page = client.request("GET", "/api/channels", {}, sign_in_staff(client, "system").headers);
    REQUIRE_MESSAGE(page.status == 200, page.body);
    CHECK(client.request("GET", "/api/channels", {}, sign_in_staff(client, "security").headers).status == 200);
    for (const char* other : {"auditor", "psychologist"})
      CHECK(client.request("GET", "/api/channels", {}, sign_in_staff(client, other).headers).status == 404);
    const auto body = boost::json::parse(page.body);
    for (const auto& one : body.at("channels").as_array()) {
      const std::string name(one.at("channel").as_string()), state(one.at("state").as_string());
      if (name == "mail") CHECK(state == "not_set_up");
      if (name == "page") CHECK((state == "working" && one.as_object().contains("last_success_ms")));
      if (name != "webhook") continue;
      CHECK(state == "failing");
      CHECK(one.at("waiting").as_int64() == 1);
      CHECK(one.at("reasons").as_array()[0].at("reason").as_string() == "no_connection");
      CHECK(one.at("reasons").as_array()[0].at("since_ms").as_int64() > 0);
    }
    for (const char* secret : {"13800000000", "林晨", "psychologist", "127.0.0.1"})
      CHECK(page.body.find(secret) == std::string::npos);
  });
}

TEST_CASE("the words of a channel become neutral ones") {
  CHECK(std::string(channels::neutral_reason("Couldn't resolve host name")) == "no_name");
  CHECK(std::string(channels::neutral_reason("Timeout was reached")) == "timed_out");
  CHECK(std::string(channels::neutral_reason("Login denied (535)")) == "login_refused");
  CHECK(std::string(channels::neutral_reason("the gateway answered 503")) == "refused");
  CHECK(std::string(channels::neutral_reason(
            "the gateway answered 200: {\"errmsg\":\"SSL required, cannot connect\"}")) == "refused");
  CHECK(std::string(channels::neutral_reason("not an address")) == "address_refused");
  CHECK(std::string(channels::neutral_reason("something new for wang@example.org")) == "other");
}
