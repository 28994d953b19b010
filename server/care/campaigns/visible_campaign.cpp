#include "campaigns/visible_campaign.h"

#include "sql/campaigns/read_campaign.h"

namespace rongxin::campaigns {

std::optional<VisibleCampaign> find_visible(store::StaffTransaction& transaction, CampaignId campaign) {
  return transaction.one(sql::campaigns::read_campaign{.campaign_id = campaign}, [](const auto& row) {
    return VisibleCampaign{std::string(row.title_zh()), std::string(row.title_en()), row.opens_at_ms(),
                           row.closes_at_ms(), row.recalled_at_ms() != 0};
  });
}

}  // namespace rongxin::campaigns
