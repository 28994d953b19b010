#pragma once
// What the day of answering asks of the classes of a campaign.
#include <optional>

#include "store/transaction.h"

namespace rongxin::campaign_desk {

/// The open session of a class, number 0 when it has none; nothing when the class is not the caller's or takes no part.
std::optional<ClassSessionId> open_session_of(store::StaffTransaction& transaction, CampaignId campaign,
                                              UnitId class_unit);
/// Whether an adult is on duty for the caller's unit.
bool is_reachable(store::StaffTransaction& transaction, AccountId adult);
/// Brings the counts of one class up to date.
void count_class(store::Transaction& transaction, CampaignId campaign, UnitId class_unit, std::int64_t now_ms);

}  // namespace rongxin::campaign_desk
