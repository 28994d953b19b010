#include <mutex>

#include "campaigns/screening.h"

namespace rongxin::campaigns {

std::shared_ptr<const CompiledCampaign> CampaignCache::find(CampaignId id) const {
  const std::shared_lock hold(lock_);
  const auto found = campaigns_.find(id.value);
  return found == campaigns_.end() ? nullptr : found->second;
}

std::vector<std::shared_ptr<const CompiledCampaign>> CampaignCache::all() const {
  const std::shared_lock hold(lock_);
  std::vector<std::shared_ptr<const CompiledCampaign>> list;
  for (const auto& [id, campaign] : campaigns_) list.push_back(campaign);
  return list;
}

void CampaignCache::put(std::shared_ptr<const CompiledCampaign> campaign) {
  const std::unique_lock hold(lock_);
  campaigns_[campaign->id.value] = std::move(campaign);
}

}  // namespace rongxin::campaigns
