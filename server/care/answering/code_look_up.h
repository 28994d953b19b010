#pragma once
// Where a code or card leads to.
#include <optional>
#include <vector>

#include "platform/bytes.h"
#include "platform/ids.h"
#include "store/transaction.h"

namespace rongxin::answering {

/// From now on the digits lead to a child, in a campaign or by the child's own card. False when they already lead, or
/// have led, to another.
bool lead_to(store::Transaction& transaction, const Digest& look_up, StudentId student,
             std::optional<CampaignId> campaign);
/// The same for many at once, where nobody waits for the answer.
void lead_to_later(store::Transaction& transaction, const Digest& look_up, StudentId student,
                   std::optional<CampaignId> campaign);
/// Campaigns in which a child takes part, newest first.
std::vector<CampaignId> memberships(store::Transaction& transaction, StudentId student);

}  // namespace rongxin::answering
