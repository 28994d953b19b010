#pragma once
#include <optional>
#include <string>
#include <vector>

#include "psychometrics/compiled_instrument.h"

namespace rongxin::instruments {

struct GoldenScore {
  std::string scale;
  bool told = false;                         ///< the vector says what this scale must give
  std::optional<double> expected, computed;  ///< nothing: not scorable
  std::string expected_band, computed_band;  ///< expected empty: not told
  bool passed = false;
};

struct GoldenResult {
  std::string name;
  std::vector<int> answers;
  std::vector<GoldenScore> scores;  ///< one per scale, in order
  std::vector<std::string> expected_critical, computed_critical;
  std::string expected_validity, computed_validity;  ///< expected empty: not told
  bool critical_passed = false, validity_passed = true, passed = false;
};

/// Scores every golden vector and holds it against what it says.
/// @param compiled  an instrument without faults of structure; its golden vectors may fail
std::vector<GoldenResult> check_golden(const psychometrics::CompiledInstrument& compiled);

}  // namespace rongxin::instruments
