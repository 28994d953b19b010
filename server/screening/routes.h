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
/// Routes of staff: the library of instruments with its licences, retests.
std::vector<http::Route> library_routes(Screening& screening);

}  // namespace rongxin::screening
