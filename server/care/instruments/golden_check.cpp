#include "instruments/golden_check.h"

#include <cmath>
#include <set>

#include "psychometrics/classical/score.h"
#include "psychometrics/validity/validity.h"

namespace rongxin::instruments {
namespace {

using namespace psychometrics;

GoldenScore check_scale(const GoldenVector& vector, const CompiledScale& scale,
                        const std::vector<std::int8_t>& answers) {
  GoldenScore out;
  out.scale = scale.id;
  const ScaleScore found = score(scale, answers);
  if (found.state != ScoreState::not_scorable) out.computed = found.value;
  if (found.band >= 0) out.computed_band = scale.band_id[static_cast<std::size_t>(found.band)];
  const auto expected = vector.scores.find(scale.id);
  out.told = expected != vector.scores.end();
  if (out.told) out.expected = expected->second;
  if (const auto band = vector.bands.find(scale.id); band != vector.bands.end()) out.expected_band = band->second;
  const bool same = !out.told || (out.expected.has_value() == out.computed.has_value() &&
                                  (!out.expected || std::abs(*out.expected - *out.computed) < 1e-9));
  out.passed = same && (out.expected_band.empty() || out.expected_band == out.computed_band);
  return out;
}

}  // namespace

std::vector<GoldenResult> check_golden(const CompiledInstrument& compiled) {
  std::vector<GoldenResult> all;
  for (const auto& vector : compiled.source.golden) {
    GoldenResult one{vector.name, vector.answers, {}, vector.critical, {}, vector.validity, "", false, true, false};
    if (vector.answers.size() == compiled.source.items.size()) {
      const std::vector<std::int8_t> answers(vector.answers.begin(), vector.answers.end());
      one.passed = true;
      for (std::size_t i = 0; i < answers.size(); ++i)
        one.passed = one.passed && (vector.answers[i] == -1 || compiled.allows(i, vector.answers[i]));
      for (const auto& scale : compiled.scales) {
        one.scores.push_back(check_scale(vector, scale, answers));
        one.passed = one.passed && one.scores.back().passed;
      }
      std::set<std::string> raised;
      for (const auto& critical : compiled.critical)
        if (answers[critical.item] >= critical.at_least) raised.insert(compiled.source.items[critical.item].id);
      one.computed_critical.assign(raised.begin(), raised.end());
      one.critical_passed = raised == std::set<std::string>(vector.critical.begin(), vector.critical.end());
      const std::vector<std::uint32_t> unmeasured(answers.size(), 0);
      one.computed_validity =
          judge_validity(compiled.validity, answers, unmeasured).verdict == Validity::invalid ? "invalid" : "valid";
      one.validity_passed = vector.validity.empty() || vector.validity == one.computed_validity;
      one.passed = one.passed && one.critical_passed && one.validity_passed;
    }
    all.push_back(std::move(one));
  }
  return all;
}

}  // namespace rongxin::instruments
