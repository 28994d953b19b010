#include "campaign_desk/change_rules.h"

#include "approvals/problems.h"
#include "campaign_desk/campaign_steps.h"
#include "campaign_desk/problems.h"
#include "platform/problem_catalogue.h"
#include "sql/campaign_desk/add_campaign_rules.h"
#include "sql/campaign_desk/read_instrument_text.h"

namespace rongxin::campaign_desk {
namespace {

using store::Transaction;
constexpr auto changing = store::SystemKey::because("rules that two officers agreed on; nobody is shown anything");

}  // namespace

Result<std::shared_ptr<const campaigns::CompiledCampaign>> with_rules(const campaigns::Screening& screening,
                                                                      Transaction& transaction, CampaignId campaign,
                                                                      const std::vector<alerts::Rule>& rules) {
  const auto now = screening.shelf.find(campaign);
  if (!now) return problems::not_found;
  campaigns::CampaignDefinition definition = now->definition;
  definition.rules = rules;
  std::vector<YamlFault> faults;
  const auto compiled = campaigns::compile_campaign(
      campaign, now->unit, definition,
      [&](const std::string& instrument) {
        return transaction
            .one(changing,
                 sql::campaign_desk::read_instrument_text{.campaign_id = campaign, .instrument_id = instrument},
                 [](const auto& row) { return std::string(row.definition()); })
            .value_or("");
      },
      faults);
  if (!faults.empty())
    return Problem(problems::campaign_broken, "rules", {{"campaign", definition.code}, {"detail", faults[0].text.zh}});
  auto copy = std::make_shared<campaigns::CompiledCampaign>(*compiled);
  copy->recalled = now->recalled;
  copy->rules_version = now->rules_version + 1;
  return std::shared_ptr<const campaigns::CompiledCampaign>(std::move(copy));
}

Result<std::shared_ptr<const campaigns::CompiledCampaign>> change_rules(const campaigns::Screening& screening,
                                                                        Transaction& transaction,
                                                                        const RulesToChange& wanted) {
  RONGXIN_TRY(changed, with_rules(screening, transaction, wanted.campaign, wanted.rules));
  if (transaction.run(changing, sql::campaign_desk::add_campaign_rules{.campaign_id = wanted.campaign,
                                                                       .version = changed->rules_version,
                                                                       .rules = rules_text(wanted.rules),
                                                                       .reason = wanted.reason,
                                                                       .proposed_by = wanted.proposed_by,
                                                                       .confirmed_by = wanted.confirmed_by,
                                                                       .now_ms = screening.clock.now_ms()}) == 0)
    return problems::proposal_settled;
  return changed;
}

}  // namespace rongxin::campaign_desk
