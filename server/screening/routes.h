#pragma once
#include <vector>

#include "http/route.h"
#include "screening/campaign_draft.h"
#include "screening/screening.h"

namespace rongxin::screening {

/// Routes of children who answer.
std::vector<http::Route> answering_routes(Screening& screening);

/// Routes of staff: campaigns and class sessions.
std::vector<http::Route> staff_campaign_routes(Screening& screening);

/// Drafts of campaigns, trying rules, publishing.
std::vector<http::Route> campaign_desk_routes(CampaignDesk desk);

}  // namespace rongxin::screening
