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

api::SettingChanged proposed(std::int64_t proposal) { return {.state = "proposed", .proposal_id = proposal}; }

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

Result<api::SettingChanged> propose_campaign(const CampaignDesk& desk, const Caller& caller,
                                             const api::propose_campaign::In& in) {
  RONGXIN_TRY(prepared, prepare_proposal(desk, caller, {in.id, in.body.version, in.body.rules_reason}, in.language));
  return desk.screening.database.write(caller, [&](StaffTransaction& transaction) -> Result<api::SettingChanged> {
    RONGXIN_TRY(proposal, approvals::add_proposal(
                              desk.screening, transaction, caller,
                              {"campaign", "draft/" + std::to_string(in.id), prepared.content, prepared.reason}));
    return proposed(proposal);
  });
}

Result<api::SettingChanged> propose_rules(const CampaignDesk& desk, const Caller& caller,
                                          const api::propose_campaign_rules::In& in) {
  auto& screening = desk.screening;
  const auto rules = rules_of(in.body.rules);
  const auto now = screening.shelf.find(in.id);
  const bool own = screening.database.read(caller, [&](StaffTransaction& transaction) {
    return transaction
        .one(sql::campaign_desk::read_standing_campaign{.campaign_id = in.id}, [](const auto&) { return true; })
        .has_value();
  });
  if (!now || !own) return problems::not_found;
  const auto& d = now->definition;
  if (same_rules(d.rules, rules)) return problems::rules_unchanged;
  const int held = screening.database.read(
      caller, [&](StaffTransaction& transaction) { return interviews_a_week(desk, transaction, caller); });
  RONGXIN_TRY(tried, desk.simulator.run(caller, {rules, d.instruments, d.population_units, d.grades, held}));
  const auto last = screening.shelf.find(CampaignId(tried.campaign));
  // What is kept and shown with the proposal.
  json::object content{{"campaign_id", std::to_string(in.id.value)},
                       {"title_zh", d.title.at("zh-CN")},
                       {"title_en", d.title.at("en")},
                       {"students", tried.students},
                       {"rules", rules_json(rules)},
                       {"rules_before", rules_json(d.rules)},
                       {"simulation", simulation_json(tried, last ? last->definition.title.at("zh-CN") : "")}};
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Result<api::SettingChanged> {
    RONGXIN_TRY(changed, with_rules(screening, transaction, in.id, rules));
    (void)changed;
    RONGXIN_TRY(proposal, approvals::add_proposal(desk.screening, transaction, caller,
                                                  {"rules", "campaign/" + std::to_string(in.id.value),
                                                   json::serialize(content), in.body.reason}));
    return proposed(proposal);
  });
}

Result<api::CampaignRules> campaign_rules(const CampaignDesk& desk, const Caller& caller,
                                          const api::read_campaign_rules::In& in) {
  auto& screening = desk.screening;
  const auto now = screening.shelf.find(in.id);
  return screening.database.read(caller, [&](StaffTransaction& transaction) -> Result<api::CampaignRules> {
    if (!now || !transaction.one(sql::campaign_desk::read_standing_campaign{.campaign_id = in.id},
                                 [](const auto&) { return true; }))
      return problems::not_found;
    const auto& d = now->definition;
    api::CampaignRules out{.campaign_id = in.id,
                           .version = now->rules_version,
                           .interviews_a_week = interviews_a_week(desk, transaction, caller),
                           .rules = written_rules(d.rules),
                           .instruments = {d.instruments.begin(), d.instruments.end()},
                           .units = {d.population_units.begin(), d.population_units.end()},
                           .grades = {d.grades.begin(), d.grades.end()}};
    out.proposal_id = approvals::find_waiting(transaction, "rules", "campaign/" + std::to_string(in.id.value));
    return out;
  });
}

}  // namespace rongxin::campaign_desk
