// A leader whom the ladder has called, who took on by the message and then signs in.
#include "alert/take_on.h"
#include "tests/fixtures/school_staff.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

// As long as nobody answers: the third rung is the leader's, twenty minutes after an acute signal.
std::string call_of_leader(World& world, Calling& calling, StudentId student) {
  for (int minutes = 0; minutes <= 20; ++minutes) {
    calling.round();
    world.clock().advance_ms(60'000);
  }
  const auto number = world.number("SELECT n.notification_no FROM notification n JOIN account a ON a.account_id = n.account_id WHERE a.login = 'leader' AND n.student_id = " + std::to_string(student.value));
  return alert::take_on_token(world.composition().keys.public_id, student, 1, number);
}

}  // namespace

TEST_CASE("a leader who has taken on what is acute sees whom to go to; before it, and of a calmer alert, nothing") {
  on_both_engines([](World& world) {
    add_everybody(world);
    add_person(world, "other", access::Role::school_leader, "2135010202");
    auto client = world.serve();
    Calling calling(world.composition());
    const auto list = [&](const std::string& login) {
      const auto answer = client.request("GET", "/api/taken-alerts", {}, sign_in_staff(client, login).headers);
      REQUIRE_MESSAGE(answer.status == 200, answer.body);
      return answer.body;
    };
    const auto child = raise_alert(world, "林晨1", 1);
    const std::string token = call_of_leader(world, calling, child);
    CHECK(list("leader") == "{\"alerts\":[]}");
    CHECK(client.request("POST", "/api/calls/" + token + "/take-on", "{}").status == 200);
    const std::string shown = list("leader");
    CHECK(shown.find("林晨1") != std::string::npos);
    CHECK(shown.find("PHQ") == std::string::npos);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'listTakenAlerts' AND detail LIKE '" + std::to_string(child.value) + " '") == 1);
    CHECK(list("other") == "{\"alerts\":[]}");
    CHECK(client.request("GET", "/api/taken-alerts", {}, sign_in_staff(client, "psychologist").headers).status == 404);  // the inbox is theirs

    world.execute("UPDATE alert SET tier_rank = 2");
    CHECK(list("leader") == "{\"alerts\":[]}");
  });
}
