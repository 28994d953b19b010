// Alerts, taking on, concerns, observations, the week of interviews.
#include <boost/json.hpp>

#include "tests/access/recipes/recipes.h"

using namespace rongxin::test;

namespace {

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

std::string appointment_body(Asking& a, std::int64_t starts_at_ms) {
  return "{\"room\":\"心理辅导室\",\"appointments\":[{\"alert_id\":\"" + a.scene.alert +
         "\",\"starts_at_ms\":" + std::to_string(starts_at_ms) + ",\"tier\":\"acute\"}]}";
}

// The address of an interview that the allowed caller has made; a foreign caller gets the last of them.
std::string made_appointment(Asking& a) {
  auto& id = a.scene.id["appointment"];
  if (a.own && a.allowed) {
    a.client.request("POST", "/api/appointments", appointment_body(a, 1'795'100'000'000), a.session.headers);
    const auto listed = boost::json::parse(
        a.client.request("GET", "/api/appointments?day=2026-11-18&days=14", {}, a.session.headers).body);
    REQUIRE(!listed.at("appointments").as_array().empty());
    id = std::string(listed.at("appointments").at(0).at("id").as_string());
  }
  return "/api/appointments/" + (id.empty() ? "none" : id);
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

const Recipes concerns({
    {"listConcernSubjects",
     [](Asking&) {
       return Recipe{"/api/concern-subjects", "", true};
     }},
    {"listMyConcerns",
     [](Asking&) {
       return Recipe{"/api/concerns", "", true};
     }},
    {"raiseConcern",
     [](Asking& a) {
       // An operator's sight lasts as long as a session is open.
       if (a.own && a.role == "session_operator")
         a.client.request("POST", "/api/class-sessions", class_session_to_open(a.scene), a.session.headers);
       return Recipe{"/api/concerns", "{\"student_id\":\"" + a.scene.student +
                                          "\",\"urgency\":\"today\",\"words\":\"这几天常常一个人哭\"}"};
     }},
    {"readWhomToCall",
     [](Asking&) {
       return Recipe{"/api/whom-to-call", "", true};
     }},
    {"countMyCalls",
     [](Asking&) {
       return Recipe{"/api/my-calls", "", true};
     }},
    {"readStudentCare",
     [](Asking& a) {
       return Recipe{"/api/students/" + a.scene.student + "/care", ""};
     }},
});

const Recipes observations({
    {"readClassObservations",
     [](Asking& a) {
       return Recipe{"/api/classes/" + a.scene.class_id + "/observations", ""};
     }},
    {"observeClass",
     [](Asking& a) {
       return Recipe{"/api/classes/" + a.scene.class_id + "/observations",
                     "{\"worried\":[{\"student_id\":\"" + a.scene.student +
                         "\",\"urgency\":\"watch\",\"signs\":[{\"id\":\"withdrawn\"}]}]}"};
     }},
    {"listMarkedPupils",
     [](Asking&) {
       return Recipe{"/api/marked-pupils", "", true};
     }},
    {"markObservationsSeen",
     [](Asking& a) {
       std::string id = "none";
       if (a.own && a.allowed) {
         const auto listed =
             boost::json::parse(a.client.request("GET", "/api/marked-pupils?which=all", {}, a.session.headers).body);
         REQUIRE(!listed.at("pupils").as_array().empty());
         id = std::string(listed.at("pupils").at(0).at("id").as_string());
       }
       return Recipe{"/api/marked-pupils/seen", "{\"seen\":true,\"observations\":[{\"id\":\"" + id + "\"}]}", true};
     }},
});

const Recipes interviews({
    {"undoAppointments",
     [](Asking& a) {
       const std::string address = made_appointment(a), id = address.substr(address.rfind('/') + 1);
       return Recipe{"/api/appointment-undos", "{\"appointments\":[{\"id\":\"" + id + "\",\"put_back\":true}]}", true};
     }},
    {"readWeekPlan",
     [](Asking&) {
       return Recipe{"/api/week-plan", "", true};
     }},
    {"listAppointments",
     [](Asking&) {
       return Recipe{"/api/appointments", "", true};
     }},
    {"makeAppointments",
     [](Asking& a) {
       return Recipe{"/api/appointments", appointment_body(a, 1'795'000'900'000), true};
     }},
    {"moveAppointment",
     [](Asking& a) {
       return Recipe{made_appointment(a), "{\"starts_at_ms\":1795200000000}"};
     }},
    {"removeAppointment",
     [](Asking& a) {
       return Recipe{made_appointment(a), ""};
     }},
    {"remindOfAppointment",
     [](Asking& a) {
       return Recipe{made_appointment(a) + "/reminder", "{\"reminder\":\"带上次的画\"}"};
     }},
});

}  // namespace
