#pragma once
// Rules as a page writes them, and as they are tried and met.
#include <vector>

#include "alerts/rules.h"
#include "api/campaign_desk.h"

namespace rongxin::campaign_desk {

std::vector<alerts::Rule> rules_of(const std::vector<api::DraftRule>& written);
std::vector<api::DraftRule> written_rules(const std::vector<alerts::Rule>& rules);

/// Rules as they are stored by themselves, and back (none of what cannot be read).
std::string rules_text(const std::vector<alerts::Rule>& rules);
std::vector<alerts::Rule> rules_of_text(std::string_view text);

}  // namespace rongxin::campaign_desk
