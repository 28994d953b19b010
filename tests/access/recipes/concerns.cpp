// Concerns, observations, the week of interviews.
#include <boost/json.hpp>

#include "tests/access/recipes/recipes.h"

using namespace rongxin::test;

namespace {

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

const Recipes care({
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
    {"readWhomToCall",
     [](Asking&) {
       return Recipe{"/api/whom-to-call", "", true};
     }},
    {"countMyCalls",
     [](Asking&) {
       return Recipe{"/api/my-calls", "", true};
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
    {"readStudentCare",
     [](Asking& a) {
       return Recipe{"/api/students/" + a.scene.student + "/care", ""};
     }},
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
});

}  // namespace
