#include "campaign_desk/draft_rules.h"

namespace rongxin::campaign_desk {
namespace {

using alerts::Condition;
using alerts::Tier;
constexpr std::size_t rules_max = 40;
using Kind = api::RuleCondition::Kind;
using TierWord = api::DraftRule::Tier;

Condition::Of of(Kind kind) {
  return kind == "item" ? Condition::Of::item : kind == "rise" ? Condition::Of::rise : Condition::Of::scale;
}
Kind kind_of(Condition::Of of) {
  return of == Condition::Of::item ? Kind("item") : of == Condition::Of::rise ? Kind("rise") : Kind("scale");
}
Tier tier_of(TierWord word) {
  return word == "acute" ? Tier::acute : word == "same_day" ? Tier::same_day : Tier::ranked;
}
TierWord word_of(Tier tier) {
  return tier == Tier::acute ? TierWord("acute") : tier == Tier::same_day ? TierWord("same_day") : TierWord("ranked");
}

}  // namespace

std::vector<alerts::Rule> rules_of(const std::vector<api::DraftRule>& written) {
  std::vector<alerts::Rule> rules;
  for (const auto& one : written) {
    auto& rule = rules.emplace_back(
        alerts::Rule{.id = one.id, .tier = tier_of(one.tier), .all = one.all.value_or(false), .conditions = {}});
    for (const auto& condition : one.conditions)
      rule.conditions.push_back({of(condition.kind), condition.subject, -1, condition.at_least});
  }
  return rules;
}

std::vector<api::DraftRule> written_rules(const std::vector<alerts::Rule>& rules) {
  std::vector<api::DraftRule> written;
  for (const auto& rule : rules) {
    auto& one = written.emplace_back(api::DraftRule{.id = rule.id, .tier = word_of(rule.tier), .all = rule.all});
    for (const auto& condition : rule.conditions)
      one.conditions.push_back(
          {.kind = kind_of(condition.of), .subject = condition.subject, .at_least = condition.at_least});
  }
  return written;
}

std::string rules_text(const std::vector<alerts::Rule>& rules) {
  const Key no_ids;  // none stands in them
  operations::JsonWriter out(no_ids);
  out.begin_object();
  out.key("rules");
  out.begin_array();
  for (const auto& one : written_rules(rules)) {
    out.next();
    api::write(out, one);
  }
  out.end_array();
  out.end_object();
  return out.take();
}

std::vector<alerts::Rule> rules_of_text(std::string_view text) {
  JsonDocument document(text);
  if (document.fault) return {};
  const Key no_ids;
  std::vector<api::DraftRule> written;
  if (const auto rules = operations::JsonValue(document).member("rules"))
    rules->each(0, rules_max,
                [&](const operations::JsonValue& one) { api::read(one, no_ids, written.emplace_back()); });
  return document.fault ? std::vector<alerts::Rule>() : rules_of(written);
}

}  // namespace rongxin::campaign_desk
