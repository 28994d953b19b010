#pragma once
// Rules of a campaign that has been published: another version from a moment on, confirmed by two.
#include "campaigns/screening.h"

namespace rongxin::campaign_desk {

struct RulesToChange {
  CampaignId campaign;
  std::vector<alerts::Rule> rules;
  std::string reason;
  AccountId proposed_by, confirmed_by;
};

/// The campaign with other rules. Problems: not_found, campaign_broken when a rule names what it does not ask.
Result<std::shared_ptr<const campaigns::CompiledCampaign>> with_rules(const campaigns::Screening& screening,
                                                                      store::Transaction& transaction,
                                                                      CampaignId campaign,
                                                                      const std::vector<alerts::Rule>& rules);
/// Stores the next version in the caller's transaction; put the result on the shelf after the commit.
/// Problems: those above, proposal_settled when another version was quicker.
Result<std::shared_ptr<const campaigns::CompiledCampaign>> change_rules(const campaigns::Screening& screening,
                                                                        store::Transaction& transaction,
                                                                        const RulesToChange& wanted);

}  // namespace rongxin::campaign_desk
