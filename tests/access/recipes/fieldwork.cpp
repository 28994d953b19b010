// The day on which a school answers.
#include "access/public_id.h"
#include "tests/access/recipes/recipes.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

std::string day(Asking& a) { return "/api/campaigns/" + a.scene.campaign; }
std::string pupil(Asking& a) { return day(a) + "/pupils/" + a.scene.student; }

// A campaign that the caller's own unit has sent; a foreign caller asks for the same.
std::string own_campaign(Asking& a) {
  const bool county = a.role == "county_officer", city = a.role == "city_officer";
  const std::string unit = city ? "city" : county ? "350102" : "2135010201";
  auto& id = a.scene.id["campaign of " + unit];
  if (id.empty()) id = std::to_string(a.scene.world.publish("sent-by-" + unit, "given", unit).value);
  return "/api/campaigns/" + id + "/recall";
}

std::string recalled(Asking& a) {
  const std::string path = own_campaign(a);
  if (a.allowed) a.client.request("POST", path, "{\"reason\":\"other\"}", a.session.headers);
  return path;
}

// A second device began while the first one was in use.
std::string shared_code(Asking& a) {
  if (a.own && a.allowed) {
    const std::string one =
        "student_id = (SELECT student_id FROM student WHERE name = '林晨1') AND campaign_id = " + a.scene.campaign;
    a.scene.world.execute("DELETE FROM answer_draft WHERE " + one +
                          " AND attempt = (SELECT attempt_no FROM campaign_member WHERE " + one + ")");
    for (const char* device : {"1", "2"})
      a.scene.world.execute(
          "INSERT INTO answer_draft (student_id, campaign_id, attempt, device_no, class_session_id, first_item, "
          "next_item, save_no, began_at_ms, saved_at_ms) SELECT student_id, campaign_id, attempt_no, " +
          std::string(device) + ", 0, 0, 0, 0, 5, 9 FROM campaign_member WHERE " + one);
  }
  return pupil(a) + "/separate";
}

std::string begun_sheet(Asking& a) {
  const std::string path = shared_code(a);
  return path.substr(0, path.rfind('/')) + "/set-aside";
}

std::string attempt_json(Asking& a) {
  const auto attempt = a.scene.world.number(
      "SELECT attempt_no FROM campaign_member WHERE student_id = (SELECT student_id FROM student WHERE name = '林晨1') "
      "AND campaign_id = " +
      a.scene.campaign);
  return "{\"attempt\":" + std::to_string(attempt) + ",\"because\":\"child_says\"}";
}

std::string public_pupil(Asking& a, const std::string& name) {
  const StudentId one(a.scene.world.number("SELECT student_id FROM student WHERE name = '" + name + "'"));
  return access::public_id(a.scene.world.composition().keys.public_id, access::PublicKind::student, {one});
}

// A code is given only to a pupil who has not finished.
std::string unfinished_pupil(Asking& a) { return day(a) + "/pupils/" + public_pupil(a, "陈曦1"); }

// Typed once by the psychologist, ten minutes ago; or twice, and the typings differ in one item.
std::string typed(Asking& a, int times) {
  auto& world = a.scene.world;
  const std::string named = "/paper-helpers/" + account_id(world, "own_session_operator");
  const auto psychologist = sign_in_staff(a.client, "own_psychology_teacher");
  REQUIRE(a.client.request("PUT", day(a) + named, "{}", psychologist.headers).status == 204);
  const std::string path = day(a) + "/paper/" + public_pupil(a, "王芳1");
  world.execute("DELETE FROM answer_sheet WHERE student_id = (SELECT student_id FROM student WHERE name = '王芳1')");
  world.execute("DELETE FROM paper_entry");
  if (times > 0)
    REQUIRE(a.client
                .request("POST", path, "{\"mode\":\"paper\",\"answers\":[{\"item\":\"phq9.1\",\"value\":1}]}",
                         psychologist.headers)
                .status == 200);
  if (times > 1)
    REQUIRE(a.client
                .request("POST", path, "{\"mode\":\"paper\",\"answers\":[{\"item\":\"phq9.1\",\"value\":2}]}",
                         sign_in_staff(a.client, "own_session_operator").headers)
                .status == 200);
  return path;
}

const Recipes class_sessions({
    {"openClassSession",
     [](Asking& a) {
       return Recipe{"/api/class-sessions", class_session_to_open(a.scene)};
     }},
    {"readClassSession",
     [](Asking& a) {
       return Recipe{"/api/class-sessions/" + a.scene.session, ""};
     }},
    {"releaseSeat",
     [](Asking& a) {
       return Recipe{"/api/class-sessions/" + a.scene.session + "/seats/1/release", "{}"};
     }},
    {"closeClassSession",
     [](Asking& a) {
       return Recipe{"/api/class-sessions/" + a.scene.session + "/close", "{}"};
     }},
});

const Recipes day_of_answering({
    {"readBoard",
     [](Asking& a) {
       return Recipe{day(a) + "/board", "", false, true};
     }},
    {"readClassDay",
     [](Asking& a) {
       return Recipe{day(a) + "/classes/" + a.scene.class_id, ""};
     }},
    {"printAccessSlips",
     [](Asking& a) {
       return Recipe{day(a) + "/classes/" + a.scene.class_id + "/slips", ""};
     }},
    {"printPersonalCards",
     [](Asking& a) {
       return Recipe{"/api/classes/" + a.scene.class_id + "/cards", ""};
     }},
    {"listUnfinished",
     [](Asking& a) {
       return Recipe{day(a) + "/unfinished", "", true};
     }},
    {"setAway",
     [](Asking& a) {
       return Recipe{pupil(a) + "/away", "{\"because\":\"leave\"}"};
     }},
    {"giveNewCode",
     [](Asking& a) {
       return Recipe{unfinished_pupil(a) + "/code", "{}"};
     }},
    {"separateDevices",
     [](Asking& a) {
       return Recipe{shared_code(a), "{}"};
     }},
    {"setSheetAside",
     [](Asking& a) {
       return Recipe{begun_sheet(a), attempt_json(a)};
     }},
    {"undoSetAside",
     [](Asking& a) {
       const std::string path = begun_sheet(a);
       if (a.own && a.allowed)
         REQUIRE(a.client.request("POST", path, attempt_json(a), a.session.headers).status == 200);
       return Recipe{path, ""};
     }},
});

const Recipes recall({
    {"readRecall",
     [](Asking& a) {
       return Recipe{own_campaign(a), ""};
     }},
    {"recallCampaign",
     [](Asking& a) {
       return Recipe{own_campaign(a), "{\"reason\":\"wrong_classes\"}"};
     }},
    {"undoRecall",
     [](Asking& a) {
       return Recipe{recalled(a), ""};
     }},
});

const Recipes paper({
    {"listPaperSheets",
     [](Asking& a) {
       return Recipe{day(a) + "/paper", "", true};
     }},
    {"readPaperDifferences",
     [](Asking& a) {
       return Recipe{typed(a, 2), ""};
     }},
    {"enterPaperSheet",
     [](Asking& a) {
       return Recipe{typed(a, 0), "{\"mode\":\"paper\",\"answers\":[{\"item\":\"phq9.1\",\"value\":1}]}"};
     }},
    {"settlePaperSheet",
     [](Asking& a) {
       return Recipe{typed(a, 2), "{\"answers\":[{\"item\":\"phq9.1\",\"value\":2}]}"};
     }},
    {"namePaperHelper",
     [](Asking& a) {
       return Recipe{day(a) + "/paper-helpers/" + account_id(a.scene.world, "own_session_operator"), "{}"};
     }},
    {"endPaperHelper",
     [](Asking& a) {
       typed(a, 0);
       return Recipe{day(a) + "/paper-helpers/" + account_id(a.scene.world, "own_session_operator"), ""};
     }},
});

}  // namespace
