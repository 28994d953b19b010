// Rosters, leave, and where somebody is called.
#include <boost/json.hpp>

#include "tests/access/recipes/recipes.h"

using namespace rongxin::test;

namespace {

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
});

const Recipes leave({
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
});

const Recipes contact({
    {"readMyContact",
     [](Asking&) {
       return Recipe{"/api/staff/contact", "", false, true};
     }},
    {"setMyContact",
     [](Asking&) {
       return Recipe{"/api/staff/contact", "{\"mail_address\":\"a@example.org\",\"phone\":\"13800000000\"}", false,
                     true};
     }},
    {"sendTestMessage",
     [](Asking&) {
       return Recipe{"/api/staff/contact/test", "", false, true};
     }},
});

}  // namespace
