// Settings, what two persons decide, consent texts, channels.
#include <boost/json.hpp>

#include "tests/access/recipes/recipes.h"

using namespace rongxin::test;

namespace {

constexpr const char* setting =
    R"({"group":"times","effective_on":"2028-09-01","reason":"作息","values":{"dismissal_minute":[1030],"lesson_minutes":[40],"break_minutes":[10],"left_for_adults_minutes":[90],)"
    R"("duty_from_minute":[450],"duty_until_minute":[1050],"interview_minutes":[585,875]}})";
constexpr const char* text =
    R"({"purpose":"referral","audience":"guardian","effective_on":"2028-09-01","title_zh":"转介","title_en":"Referral","body_zh":"学校建议带孩子去医院看一看，您可以自己决定。","body_en":"The school suggests that your child sees a doctor.","reason":"说得更清楚"})";

bool at_the_city(const Asking& a) { return a.own || a.role == "city_officer"; }

std::string posted(Asking& a, const Session& as, const std::string& path, const std::string& body, const char* field) {
  const auto done = a.client.request("POST", path, body, as.headers);
  REQUIRE_MESSAGE(done.status == 200, done.body);
  return std::string(boost::json::parse(done.body).at(field).as_string());
}

// A version of the caller's own unit that has not begun; a foreign caller gets the number of the last one.
std::string coming_setting(Asking& a) {
  auto& id = a.scene.id["setting"];
  if (a.allowed && at_the_city(a)) id = posted(a, a.session, "/api/settings", setting, "version");
  return "/api/settings/" + (id.empty() ? "1" : id);
}

std::string fresh_draft(Asking& a, const Session& as) {
  return "/api/campaign-drafts/" + posted(a, as, "/api/campaign-drafts", "{}", "id");
}
constexpr const char* why = "{\"version\":1,\"rules_reason\":\"本校想先试一试\"}";

// Proposed in the first school by somebody who is none of the callers.
// A post that waits in the first school, for whoever meets matters of accounts only.
std::string waiting_post(Asking& a) {
  if (!a.allowed || (!a.own && a.role == "school_leader")) return "/api/proposals/1";
  const std::string number = std::to_string(70'000 + ++a.scene.made),
                    school = std::to_string(a.scene.world.number("SELECT unit_id FROM unit WHERE code = '2135010201'"));
  const std::string teacher = account_id(a.scene.world, "own_class_teacher"),
                    auditor = account_id(a.scene.world, "own_auditor");
  a.scene.world.execute("INSERT INTO post (post_id, account_id, unit_id, role, since_on, ended_at_ms) VALUES (" +
                        number + ", " + teacher + ", " + school + ", 'session_operator', '2026-01-01', 1)");
  a.scene.world.execute(
      "INSERT INTO proposal (proposal_id, kind, unit_id, subject, version, content_hash, content, reason, proposed_by, "
      "proposed_at_ms) VALUES (" +
      number + ", 'post', " + school + ", 'post/" + number + "', '1', '', '" + "{\"account_id\":" + teacher +
      ",\"post_id\":" + number +
      ",\"role\":\"session_operator\",\"until\":\"\",\"login\":\"t\",\"title_zh\":\"t\",\"title_en\":\"t\"}', '', " +
      auditor + ", 1)");
  return "/api/proposals/" + number;
}

std::string proposal(Asking& a) {
  if (a.role == "school_leader" || a.role == "security_administrator") return waiting_post(a);
  auto& id = a.scene.id["proposal"];
  if (a.allowed) {
    const auto school = sign_in_staff(a.client, "own_psychology_teacher");
    id = posted(a, school, fresh_draft(a, school) + "/propose", why, "proposal_id");
    a.scene.world.execute("UPDATE proposal SET proposed_by = " + account_id(a.scene.world, "own_auditor") +
                          " WHERE proposal_id = " + id);
  }
  return "/api/proposals/" + (id.empty() ? "1" : id);
}

// A campaign of the caller's own office, with its students in.
std::string own_campaign(Asking& a) {
  auto& id = a.scene.id["campaign of the office"];
  if (a.allowed && at_the_city(a)) {
    id = posted(a, a.session, fresh_draft(a, a.session) + "/publish", "{\"version\":1}", "campaign_id");
    wait_until_filled(a, id);
  }
  return "/api/campaigns/" + (id.empty() ? "999" : id) + "/rules";
}

const Recipes bureau({
    {"readSettings",
     [](Asking&) {
       return Recipe{"/api/settings", "", false, true};
     }},
    {"changeSetting",
     [](Asking&) {
       return Recipe{"/api/settings", setting, false, true};
     }},
    {"withdrawSetting",
     [](Asking& a) {
       return Recipe{coming_setting(a), ""};
     }},
    {"listProposals",
     [](Asking&) {
       return Recipe{"/api/proposals", "", true};
     }},
    {"readProposal",
     [](Asking& a) {
       return Recipe{proposal(a), ""};
     }},
    {"confirmProposal",
     [](Asking& a) {
       return Recipe{proposal(a) + "/confirm", "{}"};
     }},
    {"withdrawProposal",
     [](Asking& a) {
       return Recipe{proposal(a) + "/withdraw", "{}"};
     }},
    {"proposeCampaign",
     [](Asking& a) {
       auto& path = a.scene.id["draft to propose"];
       if (a.allowed && at_the_city(a)) path = fresh_draft(a, a.session);
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
    {"listConsentTexts",
     [](Asking&) {
       return Recipe{"/api/consent/texts", "", false, true};
     }},
    {"proposeConsentText",
     [](Asking& a) {
       a.scene.world.execute("UPDATE proposal SET withdrawn_at_ms = 1 WHERE kind = 'consent_text'");
       return Recipe{"/api/consent/texts", text, false, true};
     }},
    {"readChannels",
     [](Asking&) {
       return Recipe{"/api/channels", "", false, true};
     }},
});

}  // namespace
