#pragma once
#include <string>
#include <vector>

#include "api/instruments.h"
#include "psychometrics/instrument.h"

namespace rongxin::instruments {

/// One difference between two versions, told so that it can be put into words and side by side.
struct Change {
  std::string part;   ///< about, item, option, scale, band, norm, critical, validity, golden
  std::string place;  ///< item or scale id, or the name of a golden vector; empty for the whole instrument
  std::string field;  ///< what of it, "text", "items", "from"; empty when the whole thing came or went
  std::string kind;   ///< added, removed, changed
  psychometrics::Text before, after;
};

/// All differences, in the order of the sheets. Empty: the two ask and score alike.
std::vector<Change> changes_between(const psychometrics::Instrument& before, const psychometrics::Instrument& after);
/// The same as it is answered.
std::vector<api::InstrumentChange> told_changes(const psychometrics::Instrument& before,
                                                const psychometrics::Instrument& after);

}  // namespace rongxin::instruments
