#pragma once
#include <cstdint>
#include <span>

#include "psychometrics/instrument.h"

namespace psychometrics {

enum class Validity : std::uint8_t { valid, invalid, unknown };

/// Why a sheet may not be used. Bits of `flags`.
enum ValidityFlag : std::uint32_t { too_fast = 1, longstring_and_fast = 2, too_many_missing = 4, no_times = 8 };

struct ValidityVerdict {
  Validity verdict = Validity::valid;
  std::uint32_t flags = 0;
  double fast_share = 0;  ///< 0…1 of the timed answers
  int longstring = 0;     ///< longest run of one and the same answer
  int missing = 0;
};

/// Judges whether one sheet can be used; never hides a critical item, which is raised beforehand.
/// @param rule      thresholds of the instrument
/// @param answers   one per item, -1 for unanswered
/// @param spent_ms  one per item, time on the item in milliseconds; 0 where it was not measured
/// @returns invalid when too many answers were faster than one can read (Huang 2012: 2 s an item for
///          adults), when a run of one answer comes *together with* such speed (all zeros on PHQ-9 is also
///          health), or when too many are missing; unknown when no time was measured and a run is long.
/// Errors: none. Cost: one pass. Source: Curran 2016, careless responding indices.
ValidityVerdict judge_validity(const ValidityRule& rule, std::span<const std::int8_t> answers, std::span<const std::uint32_t> spent_ms);

}  // namespace psychometrics
