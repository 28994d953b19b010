#include "psychometrics/validity/validity.h"

#include <algorithm>

namespace psychometrics {

ValidityVerdict judge_validity(const ValidityRule& rule, std::span<const std::int8_t> answers, std::span<const std::uint32_t> spent_ms) {
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
  if (timed > 0 && found.fast_share > rule.fast_share_max) found.flags |= too_fast;
  if (long_run && timed > 0 && found.fast_share > rule.fast_share_max / 2) found.flags |= longstring_and_fast;
  if (found.missing > rule.missing_max) found.flags |= too_many_missing;
  if (found.flags != 0) found.verdict = Validity::invalid;
  else if (long_run && timed == 0) {
    found.flags = no_times;
    found.verdict = Validity::unknown;
  }
  return found;
}

}  // namespace psychometrics
