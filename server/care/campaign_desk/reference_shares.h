#pragma once
// What rules would have met in a published population, where a bureau has no campaign of its own yet: how
// many reached each score, never who. Several scales are known one by one only, so rules that join them
// have a lowest and a highest share.
#include <optional>
#include <string>
#include <vector>

#include "alerts/rules.h"
#include "psychometrics/instrument.h"

namespace rongxin::campaign_desk {

struct ReferenceEstimate {
  std::string id, version, collected_on;
  psychometrics::Text population, source;
  std::int64_t n = 0;
  double low = 0, high = 0;          ///< share that rules would meet, critical items not counted
  std::optional<double> critical{};  ///< share that a critical item would meet
  std::vector<std::string> unknown;  ///< scales and items that the population was not asked
};

/// Nothing when no population was asked any of the instruments. Conditions on a change are met by nobody:
/// there is no earlier campaign to rise from.
std::optional<ReferenceEstimate> estimate_from_reference(const std::vector<alerts::Rule>& rules,
                                                         const std::vector<std::string>& instruments);

}  // namespace rongxin::campaign_desk
