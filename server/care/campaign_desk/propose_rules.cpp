#include "campaign_desk/propose_rules.h"

#include <boost/json.hpp>

#include "approvals/propose.h"
#include "campaign_desk/change_rules.h"
#include "campaign_desk/problems.h"
#include "platform/problem_catalogue.h"
#include "settings/settings.h"
#include "sql/campaign_desk/read_standing_campaign.h"

namespace rongxin::campaign_desk {
namespace {

namespace json = boost::json;
using access::Caller;
using store::StaffTransaction;

json::value rules_json(const std::vector<alerts::Rule>& rules) { return json::parse(rules_text(rules)).at("rules"); }

json::array texts_json(const std::vector<std::string>& texts) {
  json::array out;
  for (const auto& one : texts) out.push_back(json::value(one));
  return out;
}

int interviews_a_week(const CampaignDesk& desk, StaffTransaction& transaction, const Caller& caller) {
  return settings::read(transaction, caller.unit(), "capacity", desk.screening.clock.today())
      .number("interviews_a_week");
}

bool same_rules(const std::vector<alerts::Rule>& a, const std::vector<alerts::Rule>& b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](const auto& one, const auto& other) {
           return one.id == other.id && one.same_as(other);
         });
}

}  // namespace

Result<std::string> propose_campaign(const CampaignDesk& desk, const Caller& caller, const DraftToPublish& wanted,
                                     std::string_view language) {
  RONGXIN_TRY(prepared, prepare_proposal(desk, caller, wanted, language));
  return desk.screening.database.write(caller, [&](StaffTransaction& transaction) -> Result<std::string> {
    RONGXIN_TRY(proposal, approvals::add_proposal(desk.screening, transaction, caller,
                                                  {"campaign", "draft/" + std::to_string(wanted.draft),
                                                   prepared.content, prepared.reason}));
    return approvals::proposed_json(proposal);
  });
}

Result<std::string> propose_rules(const CampaignDesk& desk, const Caller& caller, const RulesToPropose& wanted,
                                  std::string_view) {
  auto& screening = desk.screening;
  const auto now = screening.shelf.find(wanted.campaign);
  const bool own = screening.database.read(caller, [&](StaffTransaction& transaction) {
    return transaction
        .one(sql::campaign_desk::read_standing_campaign{.campaign_id = wanted.campaign},
             [](const auto&) { return true; })
        .has_value();
  });
  if (!now || !own) return problems::not_found;
  const auto& d = now->definition;
  if (same_rules(d.rules, wanted.rules)) return problems::rules_unchanged;
  const int held = screening.database.read(
      caller, [&](StaffTransaction& transaction) { return interviews_a_week(desk, transaction, caller); });
  RONGXIN_TRY(tried, desk.simulator.run(caller, {wanted.rules, d.instruments, d.population_units, d.grades, held}));
  const auto last = screening.shelf.find(CampaignId(tried.campaign));
  json::object content{{"campaign_id", std::to_string(wanted.campaign.value)},
                       {"title_zh", d.title.at("zh-CN")},
                       {"title_en", d.title.at("en")},
                       {"students", tried.students},
                       {"rules", rules_json(wanted.rules)},
                       {"rules_before", rules_json(d.rules)},
                       {"simulation", simulation_json(tried, last ? last->definition.title.at("zh-CN") : "")}};
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Result<std::string> {
    RONGXIN_TRY(changed, with_rules(screening, transaction, wanted.campaign, wanted.rules));
    (void)changed;
    RONGXIN_TRY(proposal, approvals::add_proposal(desk.screening, transaction, caller,
                                                  {"rules", "campaign/" + std::to_string(wanted.campaign.value),
                                                   json::serialize(content), wanted.reason}));
    return approvals::proposed_json(proposal);
  });
}

Result<std::string> campaign_rules(const CampaignDesk& desk, const Caller& caller, CampaignId campaign) {
  auto& screening = desk.screening;
  const auto now = screening.shelf.find(campaign);
  return screening.database.read(caller, [&](StaffTransaction& transaction) -> Result<std::string> {
    if (!now || !transaction.one(sql::campaign_desk::read_standing_campaign{.campaign_id = campaign},
                                 [](const auto&) { return true; }))
      return problems::not_found;
    json::object out{{"campaign_id", std::to_string(campaign.value)},
                     {"version", now->rules_version},
                     {"interviews_a_week", interviews_a_week(desk, transaction, caller)},
                     {"rules", rules_json(now->definition.rules)},
                     {"instruments", texts_json(now->definition.instruments)},
                     {"units", texts_json(now->definition.population_units)},
                     {"grades", texts_json(now->definition.grades)}};
    if (const auto waiting =
            approvals::find_waiting(transaction, "rules", "campaign/" + std::to_string(campaign.value)))
      out["proposal_id"] = std::to_string(*waiting);
    return json::serialize(out);
  });
}

}  // namespace rongxin::campaign_desk
