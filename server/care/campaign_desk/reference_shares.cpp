#include "campaign_desk/reference_shares.h"

#include <boost/json.hpp>
#include <cmath>
#include <set>

#include "store/embedded_text.h"

namespace rongxin::campaign_desk {
namespace {

namespace json = boost::json;
using alerts::Condition;

struct Share {
  double low = 0, high = 0;
};

json::array populations() {
  for (const auto& one : store::embedded_schemas())
    if (one.name == "reference_shares.json") return json::parse(one.text).at("reference_shares").as_array();
  return {};
}

psychometrics::Text text_of(const json::value& pair) {
  return {{"zh-CN", std::string(pair.at("zh-CN").as_string())}, {"en", std::string(pair.at("en").as_string())}};
}

// How many reached a score: the list counts those at 0 and above, 1 and above, …
double share_at(const json::array& reached, double at_least, double n) {
  const auto place = static_cast<std::size_t>(std::max(0.0, std::ceil(at_least)));
  return place < reached.size() ? reached[place].to_number<double>() / n : 0;
}

Share share_of(const json::object& scales, const Condition& condition, double n, std::set<std::string>& unknown) {
  if (condition.of == Condition::Of::rise) return {};
  const auto* reached = condition.of == Condition::Of::scale ? scales.if_contains(condition.subject) : nullptr;
  if (reached == nullptr) {
    unknown.insert(condition.subject);
    return {};
  }
  const double share = share_at(reached->as_array(), condition.at_least, n);
  return {share, share};
}

// Both of two: at least what cannot be outside both, at most the rarer. Either: at least the more frequent, at most the
// sum.
Share joined(const std::vector<Share>& shares, bool all) {
  Share out = all ? Share{1, 1} : Share{0, 0};
  for (const auto& one : shares)
    out = all ? Share{std::max(0.0, out.low + one.low - 1), std::min(out.high, one.high)}
              : Share{std::max(out.low, one.low), std::min(1.0, out.high + one.high)};
  return out;
}

}  // namespace

std::optional<ReferenceEstimate> estimate_from_reference(const std::vector<alerts::Rule>& rules,
                                                         const std::vector<std::string>& instruments) {
  for (const auto& value : populations()) {
    const auto& one = value.as_object();
    const auto& scales = one.at("scales").as_object();
    if (std::none_of(instruments.begin(), instruments.end(),
                     [&](const std::string& id) { return scales.contains(id); }))
      continue;
    const double n = one.at("n").to_number<double>();
    std::set<std::string> unknown;
    std::vector<Share> met;
    for (const auto& rule : rules) {
      std::vector<Share> shares;
      for (const auto& condition : rule.conditions) shares.push_back(share_of(scales, condition, n, unknown));
      if (!shares.empty()) met.push_back(joined(shares, rule.all));
    }
    const Share share = joined(met, false);
    ReferenceEstimate out{std::string(one.at("id").as_string()),
                          std::string(one.at("version").as_string()),
                          std::string(one.at("collected_on").as_string()),
                          text_of(one.at("population")),
                          text_of(one.at("source")),
                          one.at("n").to_number<std::int64_t>(),
                          share.low,
                          share.high,
                          std::nullopt,
                          {unknown.begin(), unknown.end()}};
    for (const auto& id : instruments)
      if (const auto* reached = one.at("critical").as_object().if_contains(id))
        out.critical = std::max(out.critical.value_or(0), share_at(reached->as_array(), 1, n));
    return out;
  }
  return std::nullopt;
}

}  // namespace rongxin::campaign_desk
