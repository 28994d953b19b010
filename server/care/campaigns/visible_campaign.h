#pragma once
// A campaign as a caller may see it. Its compiled form is in the cache, whoever asks.
#include <optional>
#include <string>

#include "store/transaction.h"

namespace rongxin::campaigns {

struct VisibleCampaign {
  std::string title_zh, title_en;
  std::int64_t opens_at_ms = 0, closes_at_ms = 0;
  bool recalled = false;
};

/// Nothing when there is none, or none for the caller.
std::optional<VisibleCampaign> find_visible(store::StaffTransaction& transaction, CampaignId campaign);

}  // namespace rongxin::campaigns
