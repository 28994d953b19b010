#pragma once
// An instrument made ready for scoring: dense arrays, no strings on the way.
#include <string>
#include <vector>

#include "psychometrics/instrument.h"

namespace psychometrics {

struct CompiledScale {
  std::string id;
  ScaleKind kind;
  MissingRule missing_rule;
  int missing_max;
  std::vector<std::uint16_t> item;  ///< index into the answers
  std::vector<double> factor;       ///< weight, negative for a reversed item
  std::vector<double> offset;       ///< lowest + highest option, times the weight, for a reversed item
  double lowest, highest;           ///< possible scores
  std::vector<double> band_from;
  std::vector<std::string> band_id;
  int count_from = 0;
};

struct CompiledCritical {
  std::uint16_t item;
  int at_least;
  Tier tier;
  std::string follow_up;
};

/// Thresholds with places instead of names.
struct CompiledValidity {
  ValidityRule rule;
  std::vector<std::uint16_t> lie_items;
  std::vector<CompiledScale> halved;  ///< scales of the even-odd index
  bool reversal = false;              ///< some item is reversed: one answer throughout contradicts itself
};

struct CompiledInstrument {
  Instrument source;
  std::vector<std::uint64_t> allowed;  ///< one bit per option value 0…63 of each item
  std::vector<CompiledScale> scales;
  std::vector<CompiledCritical> critical;
  CompiledValidity validity;
  /// Index of an item, or -1.
  int item_index(std::string_view id) const;
  bool allows(std::size_t item, int value) const {
    return value >= 0 && value < 64 && (allowed[item] >> value & 1) != 0;
  }
};

/// Checks everything that can be checked without a clock or a file, and runs the golden vectors.
/// @param source  a definition as read; any content
/// @param faults  receives one entry per fault; empty when the instrument may be published
/// @returns the compiled instrument; meaningless when there are faults
/// Errors: none thrown. Cost: linear in the definition. Source: spec, instruments and scoring.
CompiledInstrument compile(const Instrument& source, std::vector<Fault>& faults);

}  // namespace psychometrics
