#pragma once
// Sets of rules that the city offers to everybody: one person publishes them, anything else takes two.
#include <string>
#include <vector>

#include "alerts/rules.h"
#include "platform/sentence.h"
#include "store/transaction.h"

namespace rongxin::campaign_desk {

struct RulePreset {
  std::string id;
  Sentence title;
  std::vector<alerts::Rule> rules;
};

/// The sets as they hold on a day, the one that a new campaign begins with first.
std::vector<RulePreset> city_presets(store::Transaction& transaction, UnitId unit, std::string_view day);

/// A whole set, and beside it only rules of the other sets.
bool rules_of_the_city(const std::vector<RulePreset>& presets, const std::vector<alerts::Rule>& rules);

}  // namespace rongxin::campaign_desk
