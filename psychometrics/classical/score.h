#pragma once
#include <cstdint>
#include <span>

#include "psychometrics/compiled_instrument.h"

namespace psychometrics {

enum class ScoreState : std::uint8_t { scored, prorated, not_scorable };

/// A score as a value. "Not scorable" is a result of its own, never a low score.
struct ScaleScore {
  ScoreState state = ScoreState::not_scorable;
  double value = 0;  ///< only when scorable
  int band = -1;     ///< index into the scale's bands, -1 without bands or not scorable
  int missing = 0;   ///< unanswered items
};

/// Scores one scale of one sheet.
/// @param scale    compiled scale of k items
/// @param answers  one entry per item of the instrument, -1 for unanswered, else an allowed option value
/// @returns sum, mean, weighted sum, or count of answers from a value upwards, after reversal (reversed = lowest +
/// highest - answer); with the
///          prorate rule and at most missing_max unanswered items a sum is the mean of the answered items
///          times k, rounded half up to a whole number as printed forms do (PHQ and GAD instruction manual, 2010,
///          allows it and leaves rounding open; whole numbers keep the published bands complete).
/// Errors: none. Accuracy: exact for whole weights. Cost: k additions, no allocation.
/// Source: PHQ and GAD-7 instruction manual; Kroenke 2001; Spitzer 2006.
ScaleScore score(const CompiledScale& scale, std::span<const std::int8_t> answers);

}  // namespace psychometrics
