#pragma once
#include <string>

#include "campaigns/compiled_campaign.h"

namespace rongxin::campaign_desk {

/// A rule as an officer reads it: "PHQ-9 总分 ≥ 10，或 GAD-7 总分 ≥ 10".
std::string rule_words(const campaigns::CompiledCampaign& campaign, const alerts::Rule& rule,
                       const std::string& language);

}  // namespace rongxin::campaign_desk
