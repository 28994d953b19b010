#include "psychometrics/classical/score.h"

#include <cmath>

namespace psychometrics {

ScaleScore score(const CompiledScale& scale, std::span<const std::int8_t> answers) {
  ScaleScore result;
  double sum = 0;
  const std::size_t count = scale.item.size();
  for (std::size_t i = 0; i < count; ++i) {
    const int answer = answers[scale.item[i]];
    if (answer < 0) ++result.missing;
    else if (scale.kind == ScaleKind::count) sum += answer >= scale.count_from ? 1 : 0;
    else sum += scale.factor[i] * answer + scale.offset[i];
  }
  const int allowed = scale.missing_rule == MissingRule::prorate ? scale.missing_max : 0;
  if (result.missing > allowed) return result;
  const double answered = static_cast<double>(count) - result.missing;
  result.state = result.missing == 0 ? ScoreState::scored : ScoreState::prorated;
  if (scale.kind == ScaleKind::mean) result.value = sum / answered;
  else result.value = result.missing == 0 ? sum : std::floor(sum / answered * static_cast<double>(count) + 0.5);
  for (std::size_t i = 0; i < scale.band_from.size() && result.value >= scale.band_from[i]; ++i)
    result.band = static_cast<int>(i);
  return result;
}

}  // namespace psychometrics
