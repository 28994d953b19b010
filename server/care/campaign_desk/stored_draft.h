#pragma once
// A draft as it is stored, and the campaign that it would be. Of this slice only.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "access/caller.h"
#include "campaign_desk/campaign_steps.h"
#include "campaigns/compiled_campaign.h"
#include "store/transaction.h"

namespace rongxin::campaign_desk {

struct StoredDraft {
  std::string text;  ///< steps_text
  std::int64_t version = 0;
  CampaignId campaign;  ///< 0 until it is published
  std::int64_t changed_at_ms = 0;
  std::string changed_by;
};

/// Nothing for a draft of another unit.
std::optional<StoredDraft> find_draft(store::StaffTransaction& transaction, std::int64_t draft);
/// Why the version that was meant is not to be had: not_found, already_published, draft_changed.
Problem why_not(const std::optional<StoredDraft>& now);

struct CompiledDraft {
  std::string text, hash;
  std::shared_ptr<const campaigns::CompiledCampaign> campaign;
  std::vector<StepFault> faults;  ///< what keeps it from being a campaign
};
CompiledDraft compile_draft(store::StaffTransaction& transaction, CampaignId id, UnitId unit, std::int64_t draft,
                            const CampaignSteps& steps, std::int64_t now_ms);

bool is_below(store::StaffTransaction& transaction, const std::string& code);
/// Problem unit_unknown.
Status units_below(store::StaffTransaction& transaction, const std::vector<std::string>& codes);
/// Of a handful of children every count is a name: only their own school asks so few.
bool too_few_for(const access::Caller& caller, std::int64_t students);

}  // namespace rongxin::campaign_desk
