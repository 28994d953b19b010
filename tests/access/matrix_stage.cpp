#include "tests/access/matrix_stage.h"

#include <boost/json.hpp>

#include "access/public_id.h"
#include "casework/alert_page.h"
#include "tests/fixtures/recording.h"

namespace rongxin::test {

using access::Role;

std::string unit_of_role(Role role, const std::string& school, const std::string& county) {
  switch (role) {
    case Role::class_teacher: return school + "/初二/初二(1)班";
    case Role::counselling_centre:
    case Role::county_officer: return county;
    case Role::city_officer:
    case Role::auditor:
    case Role::system_administrator:
    case Role::security_administrator: return "city";
    default: return school;
  }
}

Scene MatrixStage::peopled(World& world) {
  world.stand_behind_a_proxy();
  Scene scene{world, {}, {}, {}, {}, {}, {}, {}, {}};
  scene.campaign = std::to_string(world.publish().value);
  for (Role role : all_roles) {
    const std::string name(access::role_name(role));
    add_person(world, "own_" + name, role, unit_of_role(role, "2135010201", "350102"),
               role == Role::psychology_teacher);
    add_person(world, "foreign_" + name, role, unit_of_role(role, "2135010301", "350103"),
               role == Role::psychology_teacher);
  }
  return scene;
}

MatrixStage::MatrixStage(World& w) : world(w), scene(peopled(w)), client(w.serve()) {
  // A child of each school with an alert: the foreign school holds data of its own.
  for (const char* name : {"林晨1", "林晨3"}) {
    const auto child = sign_in(client, world.slip("autumn", name).code);
    std::vector<int> answers(16, 0);
    answers[8] = 2;
    REQUIRE(client.request("PUT", child.sheet, answers_json(answers), child.authorization).status == 200);
  }
  const StudentId student(world.number("SELECT student_id FROM student WHERE name = '林晨1'"));
  const auto& keys = world.composition().keys;
  scene.student = access::public_id(keys.public_id, access::PublicKind::student, {student});
  scene.alert = casework::alert_id(keys.public_id, {student, 1});
  scene.class_id = std::to_string(
      world.number("SELECT class_unit_id FROM enrolment WHERE student_id = " + std::to_string(student.value)));
  scene.adult = std::to_string(world.number("SELECT account_id FROM account WHERE login = 'own_psychology_teacher'"));
  const auto psychologist = sign_in_staff(client, "own_psychology_teacher");
  const auto opened = client.request("POST", "/api/class-sessions", class_session_to_open(scene), psychologist.headers);
  REQUIRE_MESSAGE(opened.status == 200, opened.body);
  scene.session = std::string(boost::json::parse(opened.body).at("id").as_string());
}

void MatrixStage::settle() {
  if (!recording_answers()) return;
  world.clock().advance_ms(1);
  world.serving().count_now();
  world.serving().board_now();
  world.serving().tell_now();
}

const Session& MatrixStage::session(Role role, bool own) {
  const std::string login = (own ? "own_" : "foreign_") + std::string(access::role_name(role));
  if (!sessions_.contains(login)) {
    auto fresh = sign_in_staff(client, login);
    fresh.headers += "X-Forwarded-For: 10.0.0." + std::to_string(sessions_.size() + 1) + "\r\n";
    sessions_.emplace(login, std::move(fresh));
  }
  return sessions_.at(login);
}

}  // namespace rongxin::test
