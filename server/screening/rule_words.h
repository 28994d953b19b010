#pragma once
#include <string>

#include "screening/compiled_campaign.h"

namespace rongxin::screening {

/// A rule as an officer reads it: "PHQ-9 总分 ≥ 10，或 GAD-7 总分 ≥ 10".
std::string rule_words(const CompiledCampaign& campaign, const alert::Rule& rule, const std::string& language);

}  // namespace rongxin::screening
