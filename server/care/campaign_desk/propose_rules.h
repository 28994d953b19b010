#pragma once
// What of a campaign takes two persons: rules that are not the city's, and other rules for what is already answered.
#include "approvals/proposal_kinds.h"
#include "campaign_desk/campaign_draft.h"

namespace rongxin::campaign_desk {

/// A draft whose rules are not the city's. Problems: those of publishing, already_waiting.
Result<api::SettingChanged> propose_campaign(const CampaignDesk& desk, const access::Caller& caller,
                                             const api::propose_campaign::In& in);
/// Other rules for a campaign that the caller's office has published. Problems: not_found, campaign_broken,
/// rules_unchanged, already_waiting.
Result<api::SettingChanged> propose_rules(const CampaignDesk& desk, const access::Caller& caller,
                                          const api::propose_campaign_rules::In& in);
/// The rules that hold now, and how they came to be. Problem not_found.
Result<api::CampaignRules> campaign_rules(const CampaignDesk& desk, const access::Caller& caller,
                                          const api::read_campaign_rules::In& in);

/// "campaign" and "rules".
std::vector<approvals::Kind> campaign_kinds(CampaignDesk desk);

}  // namespace rongxin::campaign_desk
