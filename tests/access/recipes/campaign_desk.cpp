// Campaigns made on the page: drafts, trying rules, publishing, when classes answer; licences and retests.
#include <boost/json.hpp>

#include "access/public_id.h"
#include "instruments/load_licensed_texts.h"
#include "tests/access/recipes/recipes.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

constexpr const char* drafts = "/api/campaign-drafts";

std::string draft_of(Asking& a) { return std::string(drafts) + "/" + posted(a, a.session, drafts, "{}", "id"); }

// A draft belongs to an office: whoever may work in it makes one, a foreign office tries the last of them.
std::string fresh_draft(Asking& asking) {
  auto& id = asking.scene.id[drafts];
  if (asking.allowed && in_sight(asking)) {
    const auto made = asking.client.request("POST", drafts, "{}", asking.session.headers);
    REQUIRE_MESSAGE(made.status == 200, made.body);
    id = std::string(boost::json::parse(made.body).at("id").as_string());
    asking.scene.id["draft steps"] = boost::json::serialize(boost::json::parse(made.body).at("steps"));
  }
  return std::string(drafts) + "/" + (id.empty() ? "1" : id);
}

std::string steps_to_save(Asking& asking) {
  const auto& steps = asking.scene.id["draft steps"];
  return "{\"version\":1,\"steps\":" + (steps.empty() ? "{}" : steps) + "}";
}

// Its filling is over before the next call: the city's own publication is then what the next one sees.
std::string published(Asking& asking) {
  auto& id = asking.scene.id["published"];
  if (asking.allowed && asking.own) {
    const auto done =
        asking.client.request("POST", fresh_draft(asking) + "/publish", "{\"version\":1}", asking.session.headers);
    REQUIRE_MESSAGE(done.status == 200, done.body);
    id = std::string(boost::json::parse(done.body).at("campaign_id").as_string());
    wait_until_filled(asking, id);
  }
  return "/api/campaigns/" + (id.empty() ? "999" : id) + "/publication";
}

constexpr const char* rules_to_try =
    "{\"rules\":[],\"instruments\":[],\"units\":[],\"grades\":[],\"interviews_a_week\":10}";

constexpr const char* why = "{\"version\":1,\"rules_reason\":\"本校想先试一试\"}";

// A campaign of the caller's own office, with its students in.
std::string own_campaign(Asking& a) {
  auto& id = a.scene.id["campaign of the office"];
  if (a.allowed && in_sight(a)) {
    id = posted(a, a.session, draft_of(a) + "/publish", "{\"version\":1}", "campaign_id");
    wait_until_filled(a, id);
  }
  return "/api/campaigns/" + (id.empty() ? "999" : id) + "/rules";
}

// A check that somebody else has signed, or none.
void begin_anew(Asking& asking, bool signed_already) {
  auto& world = asking.scene.world;
  world.execute("DELETE FROM instrument_check");
  if (!signed_already) return;
  const auto testing = store::SystemKey::because("a test signs as an operator would");
  REQUIRE(world.database()
              .write(testing,
                     [&](store::Transaction& transaction) {
                       return instruments::sign_instrument_check(transaction, world.screening(), {"王签", {}}, "who5",
                                                                 "已取得许可", "2026-11-24");
                     })
              .ok());
}

std::string own_retest(Asking& asking) {
  auto& world = asking.scene.world;
  const StudentId student(world.number("SELECT student_id FROM student WHERE name = '林晨1'"));
  // Of the sheet that counts: the one before may have been set aside by another recipe.
  world.execute(
      "INSERT INTO retest (student_id, campaign_id, attempt, opened_at_ms) SELECT student_id, campaign_id, attempt_no, "
      "1 FROM campaign_member WHERE student_id = " +
      std::to_string(student.value) + " AND campaign_id = " + asking.scene.campaign + " ON CONFLICT DO NOTHING");
  return access::public_id(world.composition().keys.public_id, access::PublicKind::sheet,
                           {student, static_cast<std::uint32_t>(std::stol(asking.scene.campaign)), 2});
}

const Recipes campaigns({
    {"listCampaigns",
     [](Asking&) {
       return Recipe{"/api/campaigns", "", false, true};
     }},
    {"readCampaign",
     [](Asking& a) {
       return Recipe{"/api/campaigns/" + a.scene.campaign, "", false, true};
     }},
});

const Recipes desk({
    {"readCampaignOptions",
     [](Asking&) {
       return Recipe{"/api/campaign-options", "", true};
     }},
    {"listCampaignDrafts",
     [](Asking&) {
       return Recipe{drafts, "", true};
     }},
    {"makeCampaignDraft",
     [](Asking&) {
       return Recipe{drafts, "{}", true};
     }},
    {"readCampaignDraft",
     [](Asking& a) {
       return Recipe{fresh_draft(a), ""};
     }},
    {"saveCampaignDraft",
     [](Asking& a) {
       const auto path = fresh_draft(a);
       return Recipe{path, steps_to_save(a)};
     }},
    {"deleteCampaignDraft",
     [](Asking& a) {
       return Recipe{fresh_draft(a), ""};
     }},
    {"checkCampaignDraft",
     [](Asking& a) {
       return Recipe{fresh_draft(a) + "/check", ""};
     }},
    {"publishCampaignDraft",
     [](Asking& a) {
       return Recipe{fresh_draft(a) + "/publish", "{\"version\":1}"};
     }},
    {"readCampaignPublication",
     [](Asking& a) {
       return Recipe{published(a), ""};
     }},
});

const Recipes rules({
    {"simulateRules",
     [](Asking&) {
       return Recipe{"/api/rule-simulations", rules_to_try, true};
     }},
    {"proposeCampaign",
     [](Asking& a) {
       auto& path = a.scene.id["draft to propose"];
       if (a.allowed && in_sight(a)) path = draft_of(a);
       return Recipe{(path.empty() ? "/api/campaign-drafts/1" : path) + "/propose", why};
     }},
    {"readCampaignRules",
     [](Asking& a) {
       return Recipe{own_campaign(a), ""};
     }},
    {"proposeCampaignRules",
     [](Asking& a) {
       return Recipe{own_campaign(a), "{\"rules\":[],\"reason\":\"先不按分数\"}"};
     }},
});

const Recipes slots({
    {"readSlots",
     [](Asking& a) {
       return Recipe{"/api/campaigns/" + a.scene.campaign + "/slots", "", true};
     }},
    {"chooseSlots",
     [](Asking& a) {
       return Recipe{"/api/campaigns/" + a.scene.campaign + "/slots", "{\"slots\":[]}", true};
     }},
    {"forgetSlots",
     [](Asking& a) {
       return Recipe{"/api/campaigns/" + a.scene.campaign + "/slots", "", false, true};
     }},
    {"readSlotCoverage",
     [](Asking& a) {
       return Recipe{"/api/campaigns/" + a.scene.campaign + "/slot-coverage", "", true};
     }},
});

const Recipes licences({
    {"readInstrument",
     [](Asking&) {
       return Recipe{"/api/instruments/k6", "", false, true};
     }},
    {"signInstrumentCheck",
     [](Asking& a) {
       begin_anew(a, false);
       return Recipe{"/api/instruments/who5/check",
                     "{\"name\":\"李签\",\"statement\":\"已取得许可\",\"date\":\"2026-11-24\"}"};
     }},
    {"confirmInstrumentCheck",
     [](Asking& a) {
       begin_anew(a, true);
       return Recipe{"/api/instruments/who5/check/confirm", "{\"name\":\"陈核\"}"};
     }},
});

const Recipes retests({
    {"listRetests",
     [](Asking& a) {
       own_retest(a);
       return Recipe{"/api/retests", "", true};
     }},
    {"releaseRetest",
     [](Asking& a) {
       return Recipe{"/api/retests/" + own_retest(a) + "/release", "{}"};
     }},
});

}  // namespace
