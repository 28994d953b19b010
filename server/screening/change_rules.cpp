#include "screening/change_rules.h"

#include "platform/problem_catalogue.h"
#include "screening/campaign_steps.h"
#include "screening/problems.h"
#include "sql/screening.h"

namespace rongxin::screening {
namespace {

using store::Row;
using store::Transaction;
constexpr auto changing = store::SystemKey::because("rules that two officers agreed on; nobody is shown anything");

}  // namespace

Result<std::shared_ptr<const CompiledCampaign>> with_rules(const Screening& screening, Transaction& transaction, CampaignId campaign, const std::vector<alert::Rule>& rules) {
  const auto now = screening.shelf.find(campaign);
  if (!now) return problems::not_found;
  CampaignDefinition definition = now->definition;
  definition.rules = rules;
  std::vector<YamlFault> faults;
  const auto compiled = compile_campaign(campaign, now->unit, definition, [&](const std::string& instrument) {
    return transaction.one(changing, sql::screening::read_instrument_text, [](const Row& row) { return row.string(0); }, campaign, instrument).value_or("");
  }, faults);
  if (!faults.empty()) return Problem(problems::campaign_broken, "rules", {{"campaign", definition.code}, {"detail", faults[0].text_zh}});
  auto copy = std::make_shared<CompiledCampaign>(*compiled);
  copy->recalled = now->recalled;
  copy->rules_version = now->rules_version + 1;
  return std::shared_ptr<const CompiledCampaign>(std::move(copy));
}

Result<std::shared_ptr<const CompiledCampaign>> change_rules(const Screening& screening, Transaction& transaction, const RulesToChange& wanted) {
  RONGXIN_TRY(changed, with_rules(screening, transaction, wanted.campaign, wanted.rules));
  if (transaction.run(changing, sql::screening::add_campaign_rules, wanted.campaign, changed->rules_version, rules_text(wanted.rules), wanted.reason, wanted.proposed_by, wanted.confirmed_by,
                      screening.clock.now_ms()) == 0)
    return problems::proposal_settled;
  return changed;
}

}  // namespace rongxin::screening
