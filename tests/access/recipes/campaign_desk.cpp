// Campaigns made on the page: drafts, trying rules, publishing, and when classes answer.
#include <boost/json.hpp>

#include "tests/access/recipes/recipes.h"

using namespace rongxin::test;

namespace {

constexpr const char* drafts = "/api/campaign-drafts";

// A draft belongs to an office: whoever may work in it makes one, a foreign office tries the last of them.
std::string fresh_draft(Asking& asking) {
  auto& id = asking.scene.id[drafts];
  if (asking.allowed && (asking.own || asking.role == "city_officer")) {
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
    {"simulateRules",
     [](Asking&) {
       return Recipe{"/api/rule-simulations", rules_to_try, true};
     }},
});

}  // namespace
