// Alerts, taking on, duty, leave.
#include <boost/json.hpp>

#include "tests/access/recipes/recipes.h"

using namespace rongxin::test;

namespace {

std::string mine(Asking& asking) { return account_id(asking.scene.world, "own_" + asking.role); }

// The number of a row that the caller has just made; a foreign caller gets the last of them.
std::string made(Asking& asking, const std::string& path, const std::string& body, const char* rows) {
  auto& id = asking.scene.id[path];
  if (!asking.own || !asking.allowed) return path + "/" + (id.empty() ? "1" : id);
  const auto done = asking.client.request("POST", path, body, asking.session.headers);
  REQUIRE_MESSAGE(done.status == 204, done.body);
  const auto roster = boost::json::parse(asking.client.request("GET", "/api/duty", {}, asking.session.headers).body);
  id = std::string(roster.at(rows).as_array().back().at("id").as_string());
  return path + "/" + id;
}

std::string duty_body(Asking& a) { return "{\"account_id\":\"" + mine(a) + "\",\"turn\":2}"; }
std::string leave_body(Asking& a) {
  return "{\"account_id\":\"" + mine(a) + "\",\"since_ms\":4000000000000,\"until_ms\":4000000600000}";
}

// The person of the county sees an alert once it has been handed over: lends a hand first.
void be_handed(Asking& a) {
  if (a.role != "counselling_centre" || !a.own) return;
  a.scene.world.execute("UPDATE alert SET escalated_to = 'county', taken_by = NULL, taken_at_ms = NULL");
  a.scene.world.serving().board_now();
  const auto lent = a.client.request("POST", "/api/clocks/" + a.scene.alert + "/support", "{}", a.session.headers);
  REQUIRE_MESSAGE(lent.status == 204, lent.body);
}

// As after the message: called, and theirs.
void be_called(Asking& a) {
  if (!a.own || !a.allowed) return;
  a.scene.world.execute("UPDATE alert SET tier_rank = 1, taken_at_ms = 1, taken_by = " + mine(a));
  a.scene.world.execute(
      "INSERT INTO notification (student_id, alert_no, notification_no, round_no, step_no, account_id, rung, "
      "tier_rank, made_at_ms) SELECT student_id, alert_no, 100 + " +
      mine(a) + ", 1, 100, " + mine(a) +
      ", 'deputies', 1, 0 FROM alert WHERE NOT EXISTS (SELECT n.account_id FROM notification n WHERE n.student_id = "
      "alert.student_id AND n.account_id = " +
      mine(a) + ")");
}

const Recipes alerts({
    {"listAlerts",
     [](Asking&) {
       return Recipe{"/api/alerts", "", true};
     }},
    {"readAlert",
     [](Asking& a) {
       be_handed(a);
       return Recipe{"/api/alerts/" + a.scene.alert, ""};
     }},
    {"openItemAnswers",
     [](Asking& a) {
       return Recipe{"/api/alerts/" + a.scene.alert + "/answers", "{\"reason\":\"约谈前了解\"}"};
     }},
    {"listTakenAlerts",
     [](Asking& a) {
       be_called(a);
       return Recipe{"/api/taken-alerts", "", true};
     }},
    {"putBackTakenAlert",
     [](Asking& a) {
       be_called(a);
       return Recipe{"/api/taken-alerts/" + a.scene.alert, "", false, false, true};
     }},
    {"takeOnCalled",
     [](Asking& a) {
       be_called(a);
       a.scene.world.execute("UPDATE alert SET taken_at_ms = NULL, taken_by = NULL");
       return Recipe{"/api/taken-alerts/" + a.scene.alert, "{}", false, false, true};
     }},
    {"takeOnAlert",
     [](Asking& a) {
       be_handed(a);
       return Recipe{"/api/alerts/" + a.scene.alert + "/take-on", "{}"};
     }},
    {"changeAlertTakings",
     [](Asking& a) {
       return Recipe{"/api/alert-takings", "{\"act\":\"take_on\",\"alerts\":[{\"id\":\"" + a.scene.alert + "\"}]}",
                     true};
     }},
    {"putBackAlert",
     [](Asking& a) {
       be_handed(a);
       if (a.own && a.allowed) a.scene.world.execute("UPDATE alert SET taken_by = NULL, taken_at_ms = NULL");
       if (a.own && a.allowed)
         a.client.request("POST", "/api/alerts/" + a.scene.alert + "/take-on", "{}", a.session.headers);
       return Recipe{"/api/alerts/" + a.scene.alert + "/take-on", ""};
     }},
});

const Recipes duty({
    {"readDuty",
     [](Asking&) {
       return Recipe{"/api/duty", "", true};
     }},
    {"putOnDuty",
     [](Asking& a) {
       return Recipe{"/api/duty", duty_body(a)};
     }},
    {"endDuty",
     [](Asking& a) {
       return Recipe{made(a, "/api/duty", duty_body(a), "rows"), ""};
     }},
    {"beginLeave",
     [](Asking& a) {
       return Recipe{"/api/leaves", leave_body(a)};
     }},
    {"endLeave",
     [](Asking& a) {
       return Recipe{made(a, "/api/leaves", leave_body(a), "leaves"), ""};
     }},
    {"previewLeave",
     [](Asking& a) {
       return Recipe{"/api/leaves/preview?account_id=" + mine(a), ""};
     }},
    {"confirmLeave",
     [](Asking& a) {
       return Recipe{made(a, "/api/leaves", leave_body(a), "leaves") + "/confirm", "{}"};
     }},
    {"listMyLeaves",
     [](Asking&) {
       return Recipe{"/api/my-leaves", "", false, true};
     }},
    {"answerMyLeave",
     [](Asking& a) {
       const auto id = std::to_string(8000 + std::stoll(mine(a)));
       if (a.own)
         a.scene.world.execute(
             "INSERT INTO leave_of_absence (leave_id, account_id, since_at_ms, until_at_ms, told_by, told_at_ms) "
             "SELECT " +
             id + ", " + mine(a) + ", 4000000000000, 4000000600000, " + mine(a) +
             ", 0 WHERE NOT EXISTS (SELECT l.leave_id FROM leave_of_absence l WHERE l.leave_id = " + id + ")");
       return Recipe{"/api/my-leaves/" + id, "{\"answer\":\"heard\"}", false, false, true};
     }},
    {"readMyContact",
     [](Asking&) {
       return Recipe{"/api/staff/contact", "", false, true};
     }},
    {"setMyContact",
     [](Asking&) {
       return Recipe{"/api/staff/contact", "{\"mail_address\":\"a@example.org\",\"phone\":\"13800000000\"}", false,
                     true};
     }},
});

}  // namespace
