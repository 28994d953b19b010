#pragma once
#include "api/casework.h"
#include "campaigns/screening.h"

namespace rongxin::casework {

/// What a sheet gave under later versions, each scale beside its first result, in words.
std::vector<api::RescoredScore> rescored_scores(store::StaffTransaction& transaction,
                                                const campaigns::CompiledCampaign& campaign, StudentId student,
                                                int attempt, std::string_view language);

}  // namespace rongxin::casework
