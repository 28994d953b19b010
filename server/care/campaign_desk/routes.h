#pragma once
#include <vector>

#include "campaign_desk/campaign_draft.h"
#include "campaigns/screening.h"
#include "http/route.h"

namespace rongxin::campaign_desk {

/// Routes of staff: campaigns and class sessions.
std::vector<http::Route> staff_campaign_routes(campaigns::Screening& screening);

/// Drafts of campaigns, trying rules, publishing.
std::vector<http::Route> campaign_desk_routes(CampaignDesk desk);
/// What of a campaign waits for a second person: rules.
std::vector<http::Route> campaign_proposal_routes(CampaignDesk desk);
/// Routes of staff: the library of instruments with its licences, retests.
std::vector<http::Route> library_routes(campaigns::Screening& screening);

}  // namespace rongxin::campaign_desk
