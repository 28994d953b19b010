#include "campaign_desk/city_rules.h"

#include "settings/settings.h"
#include "texts/campaign_desk.h"

namespace rongxin::campaign_desk {
namespace {

using alerts::Condition;
using alerts::Rule;
using alerts::Tier;

Condition scale_at(const char* scale, int at_least) {
  return {Condition::Of::scale, scale, -1, static_cast<double>(at_least)};
}

bool among(const std::vector<Rule>& all, const Rule& one) {
  return std::any_of(all.begin(), all.end(), [&](const Rule& other) { return other.same_as(one); });
}

}  // namespace

std::vector<RulePreset> city_presets(store::Transaction& transaction, UnitId unit, std::string_view day) {
  const auto cut_offs = settings::read(transaction, unit, "preset_rules", day);
  const auto n = [&](const char* field) { return cut_offs.number(field); };
  const std::string rise = std::to_string(n("change_phq9_rise")), phq9 = std::to_string(n("either_phq9")),
                    gad7 = std::to_string(n("either_gad7"));
  return {
      {"pilot",
       texts::campaign_desk::preset_pilot(),
       {{"both", Tier::ranked, true, {scale_at("phq9", n("pilot_phq9_both")), scale_at("gad7", n("pilot_gad7_both"))}},
        {"high", Tier::ranked, false, {scale_at("phq9", n("pilot_phq9_high"))}}}},
      {"change",
       texts::campaign_desk::preset_change({.rise = rise}),
       {{"change",
         Tier::ranked,
         false,
         {{Condition::Of::rise, "phq9", -1, static_cast<double>(n("change_phq9_rise"))}}}}},
      {"either",
       texts::campaign_desk::preset_either({.phq9 = phq9, .gad7 = gad7}),
       {{"either", Tier::ranked, false, {scale_at("phq9", n("either_phq9")), scale_at("gad7", n("either_gad7"))}}}}};
}

bool rules_of_the_city(const std::vector<RulePreset>& presets, const std::vector<Rule>& rules) {
  const bool whole = std::any_of(presets.begin(), presets.end(), [&](const RulePreset& preset) {
    return std::all_of(preset.rules.begin(), preset.rules.end(), [&](const Rule& rule) { return among(rules, rule); });
  });
  return whole && std::all_of(rules.begin(), rules.end(), [&](const Rule& rule) {
           return std::any_of(presets.begin(), presets.end(),
                              [&](const RulePreset& preset) { return among(preset.rules, rule); });
         });
}

}  // namespace rongxin::campaign_desk
