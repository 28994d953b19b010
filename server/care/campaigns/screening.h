#pragma once
// What the slice needs and what it offers to others.
#include <atomic>
#include <memory>
#include <shared_mutex>
#include <unordered_map>

#include "campaigns/compiled_campaign.h"
#include "campaigns/dirty_counts.h"
#include "consent/consent.h"
#include "services/services.h"

namespace rongxin::campaigns {

/// Published campaigns, compiled. Readers share; publishing swaps one entry.
class CampaignCache {
 public:
  std::shared_ptr<const CompiledCampaign> find(CampaignId id) const;
  std::vector<std::shared_ptr<const CompiledCampaign>> all() const;
  void put(std::shared_ptr<const CompiledCampaign> campaign);

 private:
  mutable std::shared_mutex lock_;
  std::unordered_map<std::int64_t, std::shared_ptr<const CompiledCampaign>> campaigns_;
};

/// Everything the use cases of this slice stand on; made once in main.
struct Screening : Services {
  CampaignCache& shelf;
  DirtyCounts& changed;
  std::string public_address;  ///< "https://rongxin.fuzhou.example", for QR codes
  consent::Consent& consent;
};

inline constexpr const char* scorer_version = "1";

}  // namespace rongxin::campaigns
