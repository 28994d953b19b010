#include "alerts/rules.h"

#include <algorithm>

namespace rongxin::alerts {

const char* kind_name(Signal::Kind kind) {
  switch (kind) {
    case Signal::Kind::rule: return "rule";
    case Signal::Kind::critical_item: return "critical_item";
    case Signal::Kind::help_button: return "help_button";
    case Signal::Kind::contact_wish: return "contact_wish";
    case Signal::Kind::scoring_failed: return "scoring_failed";
    case Signal::Kind::manual_concern: return "manual_concern";
  }
  return "rule";
}

std::vector<Signal> evaluate_critical(std::span<const CriticalItem> critical, std::span<const std::int8_t> answers) {
  std::vector<Signal> found;
  for (const CriticalItem& one : critical) {
    const int answer = answers[static_cast<std::size_t>(one.index)];
    if (answer < one.at_least) continue;
    const MetCondition met{one.item, true, static_cast<double>(answer), static_cast<double>(one.at_least),
                           std::nullopt};
    const auto same =
        std::find_if(found.begin(), found.end(), [&](const Signal& signal) { return signal.name == one.item; });
    if (same == found.end()) found.push_back({Signal::Kind::critical_item, one.item, one.tier, {met}});
    else if (one.tier < same->tier) *same = {Signal::Kind::critical_item, one.item, one.tier, {met}};
  }
  return found;
}

std::vector<Signal> evaluate(std::span<const Rule> rules, std::span<const std::int8_t> answers,
                             std::span<const psychometrics::ScaleScore> scores, Previous previous) {
  std::vector<Signal> found;
  for (const Rule& rule : rules) {
    std::vector<MetCondition> met;
    for (const Condition& condition : rule.conditions) {
      const auto at = static_cast<std::size_t>(condition.index);
      const bool is_item = condition.of == Condition::Of::item;
      if (!is_item && scores[at].state == psychometrics::ScoreState::not_scorable) continue;
      const double value = is_item ? answers[at] : scores[at].value;
      if (condition.of == Condition::Of::rise) {
        const auto before = at < previous.size() ? previous[at] : std::nullopt;
        if (before && value - *before >= condition.at_least)
          met.push_back({condition.subject, false, value, condition.at_least, before});
        continue;
      }
      if (value >= condition.at_least)
        met.push_back({condition.subject, is_item, value, condition.at_least, std::nullopt});
    }
    if (met.empty() || (rule.all && met.size() < rule.conditions.size())) continue;
    found.push_back({Signal::Kind::rule, rule.id, rule.tier, std::move(met)});
  }
  return found;
}

}  // namespace rongxin::alerts
