// What a psychologist wants to remember for an interview: for the psychologists of the school, and for nobody else.
#include <boost/json.hpp>

#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;
namespace json = boost::json;

namespace {

/// One interview that a psychologist of 一中 has arranged.
struct Arranged {
  explicit Arranged(World& w)
      : world(w), client((w.publish(), people(w), w.serve())), mine(sign_in_staff(client, "psychologist")) {
    const auto child = sign_in(client, world.slip("autumn", "林晨1").code);
    std::vector<int> answers(16, 1);
    answers[8] = 3;
    REQUIRE(client.request("PUT", child.sheet, answers_json(answers), child.authorization).status == 200);
    arrange();
  }
  static void people(World& world) {
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201", true);
    add_person(world, "other", access::Role::psychology_teacher, "2135010301");
    add_person(world, "teacher", access::Role::class_teacher, "2135010201/初二/初二(1)班");
  }
  void arrange() {
    const auto plan = json::parse(client.request("GET", "/api/week-plan", {}, mine.headers).body);
    const auto& one = plan.at("proposed").at(0);
    const json::object wanted{
        {"alert_id", one.at("alert_id")}, {"starts_at_ms", one.at("starts_at_ms")}, {"tier", one.at("tier")}};
    const auto got =
        client.request("POST", "/api/appointments",
                       json::serialize(json::object{{"room", "心理辅导室"}, {"appointments", {wanted}}}), mine.headers);
    REQUIRE_MESSAGE(got.status == 200, got.body);
    address = "/api/appointments/" + std::string(json::parse(got.body).at("made").at(0).at("id").as_string());
  }
  unsigned remind(const std::string& words, const Session& who) {
    return client.request("PUT", address + "/reminder", json::serialize(json::object{{"reminder", words}}), who.headers)
        .status;
  }
  /// "" where none is told.
  std::string reminder() {
    const auto plan = json::parse(client.request("GET", "/api/week-plan", {}, mine.headers).body);
    const auto& one = plan.at("appointments").at(0).as_object();
    return one.contains("reminder") ? std::string(one.at("reminder").as_string()) : "";
  }
  World& world;
  http::PlainClient client;
  Session mine;
  std::string address;
};

}  // namespace

TEST_CASE("what is to be remembered for an interview is told with it, changed and taken away, and lies sealed") {
  on_both_engines([](World& world) {
    Arranged a(world);
    CHECK(a.reminder().empty());
    CHECK(a.remind("带上次画的房子；先问班主任", a.mine) == 204);
    CHECK(a.reminder() == "带上次画的房子；先问班主任");
    CHECK(world.number("SELECT count(*) FROM interview_appointment WHERE sealed_reminder IS NOT NULL") == 1);
    CHECK(world.number("SELECT count(*) FROM interview_appointment WHERE sealed_reminder = "
                       "CAST('带上次画的房子；先问班主任' AS BYTEA)") == 0);
    CHECK(world.number(
              "SELECT count(*) FROM audit_line WHERE action = 'remindOfAppointment' AND detail LIKE '%房子%'") == 0);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'remindOfAppointment'") == 1);
    CHECK(a.remind("", a.mine) == 204);
    CHECK(a.reminder().empty());
  });
}

TEST_CASE("an interview that is taken out of the plan and put back keeps what was to be remembered for it") {
  on_both_engines([](World& world) {
    Arranged a(world);
    REQUIRE(a.remind("不要叫出教室，课间去接", a.mine) == 204);
    REQUIRE(a.client.request("DELETE", a.address, "", a.mine.headers).status == 204);
    CHECK(a.remind("nobody waits for this one", a.mine) == 404);
    a.arrange();
    CHECK(a.reminder() == "不要叫出教室，课间去接");
  });
}

TEST_CASE("another school and a class teacher find no interview to write a reminder for; too long a one is refused") {
  on_both_engines([](World& world) {
    Arranged a(world);
    CHECK(a.remind("x", sign_in_staff(a.client, "other")) == 404);
    CHECK(a.remind("x", sign_in_staff(a.client, "teacher")) == 404);
    std::string long_one;
    for (int i = 0; i < 201; ++i) long_one += "谈";
    CHECK(a.remind(long_one, a.mine) == 422);
    CHECK(a.remind(long_one.substr(3), a.mine) == 204);
    CHECK(a.reminder() == long_one.substr(3));
  });
}
