#pragma once
// Rules as a page writes them, and as they are tried and met.
#include <vector>

#include "alerts/rules.h"
#include "api/campaign_desk.h"

namespace rongxin::campaign_desk {

std::vector<alerts::Rule> rules_of(const std::vector<api::DraftRule>& written);
std::vector<api::DraftRule> written_rules(const std::vector<alerts::Rule>& rules);

}  // namespace rongxin::campaign_desk
