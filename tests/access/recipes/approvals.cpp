// What two persons decide.
#include "tests/access/recipes/recipes.h"

using namespace rongxin::test;

namespace {

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
    id = posted(a, school, "/api/campaign-drafts/" + posted(a, school, "/api/campaign-drafts", "{}", "id") + "/propose",
                "{\"version\":1,\"rules_reason\":\"本校想先试一试\"}", "proposal_id");
    a.scene.world.execute("UPDATE proposal SET proposed_by = " + account_id(a.scene.world, "own_auditor") +
                          " WHERE proposal_id = " + id);
  }
  return "/api/proposals/" + (id.empty() ? "1" : id);
}

const Recipes approvals({
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
});

}  // namespace
