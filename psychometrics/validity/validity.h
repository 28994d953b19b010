#pragma once
#include <cstdint>
#include <optional>
#include <span>

#include "psychometrics/compiled_instrument.h"

namespace psychometrics {

enum class Validity : std::uint8_t { valid, invalid, unknown };

/// Why a sheet may not be used. Bits of `flags`; stored, so a bit is never given another meaning.
enum ValidityFlag : std::uint32_t {
  too_fast = 1,
  longstring_and_fast = 2,
  too_many_missing = 4,
  no_times = 8,
  lie_scale_high = 16,
  even_odd_low = 32,
  too_even = 64,
  too_scattered = 128
};

struct ValidityVerdict {
  Validity verdict = Validity::valid;
  std::uint32_t flags = 0;
  double fast_share = 0;  ///< 0…1 of the timed answers
  int longstring = 0;     ///< longest run of one and the same answer
  int missing = 0;
  int lie_sum = 0;  ///< sum of the answers to the lie scale
};

/// Judges whether one sheet can be used; never hides a critical item, which is raised beforehand.
/// @param validity  thresholds of the instrument, compiled
/// @param answers   one per item, -1 for unanswered
/// @param spent_ms  one per item, time on the item in milliseconds, where several stood on one screen an even share of
/// its
///                  time; 0 where it was not measured
/// @returns invalid when too many answers were faster than one can read (Huang 2012: 2 s an item for
///          adults), when a run of one answer comes *together with* such speed (all zeros on PHQ-9 is also
///          health), when the lie scale is high, when the halves of the scales disagree, when the answers
///          vary too little although some items are reversed, or too little or too much *together with*
///          speed, or when too many are missing; unknown when no time was measured and a run is long.
/// Errors: none. Cost: one pass, and one over each halved scale. Source: Curran 2016, careless responding
/// indices; Meade & Craig 2012.
ValidityVerdict judge_validity(const CompiledValidity& validity, std::span<const std::int8_t> answers,
                               std::span<const std::uint32_t> spent_ms);

/// How well the two halves of one person's scales agree.
/// @param scales   at least three that share no item, each of two or more items
/// @param answers  one per item of the instrument, -1 for unanswered
/// @returns -1…1: the person's correlation, over the scales, of the mean of the odd with the mean of the
///          even items (after reversal), stepped up by Spearman-Brown and cut off at -1; nothing when
///          fewer than three scales have both halves or one half does not vary. Agrees with the negative
///          of `evenodd` in R's careless 1.2.2 within 1e-12.
/// Errors: none. Cost: the items of the scales, no allocation beyond two numbers a scale.
/// Source: Johnson 2005; Curran 2016.
std::optional<double> even_odd_consistency(std::span<const CompiledScale> scales, std::span<const std::int8_t> answers);

/// Intra-individual response variability.
/// @param answers  raw, not reversed; -1 for unanswered
/// @returns the standard deviation (n - 1) of the answered items, at least 0; nothing below two answers.
///          Agrees with `irv` in R's careless 1.2.2 within 1e-12.
/// Errors: none. Cost: two passes. Source: Dunn et al. 2018.
std::optional<double> response_variability(std::span<const std::int8_t> answers);

}  // namespace psychometrics
