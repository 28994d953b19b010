#include "psychometrics/validity/validity.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace psychometrics {
namespace {

struct Halves {
  double odd = 0, even = 0;
};

// Means of the odd and of the even items after reversal; nothing while one half is unanswered.
std::optional<Halves> halves_of(const CompiledScale& scale, std::span<const std::int8_t> answers) {
  double sum[2] = {0, 0};
  int count[2] = {0, 0};
  for (std::size_t i = 0; i < scale.item.size(); ++i) {
    const int answer = answers[scale.item[i]];
    if (answer < 0) continue;
    sum[i % 2] += scale.factor[i] * answer + scale.offset[i];
    ++count[i % 2];
  }
  if (count[0] == 0 || count[1] == 0) return std::nullopt;
  return Halves{sum[0] / count[0], sum[1] / count[1]};
}

void judge_answers(const CompiledValidity& validity, std::span<const std::int8_t> answers, bool hurried,
                   ValidityVerdict& found) {
  const ValidityRule& rule = validity.rule;
  for (auto item : validity.lie_items) found.lie_sum += std::max<int>(answers[item], 0);
  if (!validity.lie_items.empty() && found.lie_sum >= rule.lie_scale.void_from) found.flags |= lie_scale_high;
  if (!validity.halved.empty()) {
    const auto consistency = even_odd_consistency(validity.halved, answers);
    if (consistency && *consistency < rule.even_odd.consistency_min) found.flags |= even_odd_low;
  }
  if (rule.variability_min <= 0 && rule.variability_max <= 0) return;
  const auto variability = response_variability(answers);
  if (!variability) return;
  if (*variability < rule.variability_min && (hurried || validity.reversal)) found.flags |= too_even;
  if (rule.variability_max > 0 && *variability > rule.variability_max && hurried) found.flags |= too_scattered;
}

}  // namespace

std::optional<double> even_odd_consistency(std::span<const CompiledScale> scales,
                                           std::span<const std::int8_t> answers) {
  std::vector<Halves> halves;
  Halves mean;
  for (const auto& scale : scales)
    if (const auto both = halves_of(scale, answers)) {
      halves.push_back(*both);
      mean.odd += both->odd;
      mean.even += both->even;
    }
  if (halves.size() < 3) return std::nullopt;
  mean.odd /= static_cast<double>(halves.size());
  mean.even /= static_cast<double>(halves.size());
  double odd = 0, even = 0, both = 0;
  for (const auto& one : halves) {
    odd += (one.odd - mean.odd) * (one.odd - mean.odd);
    even += (one.even - mean.even) * (one.even - mean.even);
    both += (one.odd - mean.odd) * (one.even - mean.even);
  }
  // Means of equal numbers may differ in their last bits.
  constexpr double no_spread = 1e-20;
  if (odd < no_spread || even < no_spread) return std::nullopt;
  const double r = both / std::sqrt(odd * even);
  return 1 + r <= 0 ? -1.0 : std::max(-1.0, 2 * r / (1 + r));
}

std::optional<double> response_variability(std::span<const std::int8_t> answers) {
  double sum = 0, squares = 0;
  int count = 0;
  for (auto one : answers)
    if (one >= 0) {
      sum += one;
      ++count;
    }
  if (count < 2) return std::nullopt;
  for (auto one : answers)
    if (one >= 0) squares += (one - sum / count) * (one - sum / count);
  return std::sqrt(squares / (count - 1));
}

ValidityVerdict judge_validity(const CompiledValidity& validity, std::span<const std::int8_t> answers,
                               std::span<const std::uint32_t> spent_ms) {
  const ValidityRule& rule = validity.rule;
  ValidityVerdict found;
  int timed = 0, fast = 0, run = 0, previous = -1;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (answers[i] < 0) {
      ++found.missing;
      continue;
    }
    run = answers[i] == previous ? run + 1 : 1;
    previous = answers[i];
    found.longstring = std::max(found.longstring, run);
    if (spent_ms[i] == 0) continue;
    ++timed;
    if (static_cast<int>(spent_ms[i]) < rule.fast_ms_per_item) ++fast;
  }
  found.fast_share = timed == 0 ? 0 : static_cast<double>(fast) / timed;
  const bool long_run = rule.longstring_min > 0 && found.longstring >= rule.longstring_min;
  const bool hurried = timed > 0 && found.fast_share > rule.fast_share_max / 2;
  if (timed > 0 && found.fast_share > rule.fast_share_max) found.flags |= too_fast;
  if (long_run && hurried) found.flags |= longstring_and_fast;
  if (found.missing > rule.missing_max) found.flags |= too_many_missing;
  judge_answers(validity, answers, hurried, found);
  if (found.flags != 0) found.verdict = Validity::invalid;
  else if (long_run && timed == 0) {
    found.flags = no_times;
    found.verdict = Validity::unknown;
  }
  return found;
}

}  // namespace psychometrics
