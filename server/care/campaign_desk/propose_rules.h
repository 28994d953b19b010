#pragma once
// What of a campaign takes two persons: rules that are not the city's, and other rules for what is already answered.
#include "approvals/proposal_kinds.h"
#include "campaign_desk/campaign_draft.h"

namespace rongxin::campaign_desk {

/// A draft whose rules are not the city's. Problems: those of publishing, already_waiting.
Result<std::string> propose_campaign(const CampaignDesk& desk, const access::Caller& caller,
                                     const DraftToPublish& wanted, std::string_view language);

struct RulesToPropose {
  CampaignId campaign;
  std::vector<alerts::Rule> rules;
  std::string reason;
};
/// Other rules for a campaign that the caller's office has published. Problems: not_found, campaign_broken,
/// rules_unchanged, already_waiting.
Result<std::string> propose_rules(const CampaignDesk& desk, const access::Caller& caller, const RulesToPropose& wanted,
                                  std::string_view language);
/// The rules that hold now, and how they came to be (schema CampaignRules). Problem not_found.
Result<std::string> campaign_rules(const CampaignDesk& desk, const access::Caller& caller, CampaignId campaign);

/// "campaign" and "rules".
std::vector<approvals::Kind> campaign_kinds(CampaignDesk desk);

}  // namespace rongxin::campaign_desk
