#pragma once
#include <vector>

#include "instruments/cell_places.h"
#include "psychometrics/instrument.h"

namespace rongxin::instruments {

struct PlacedInstrument {
  psychometrics::Instrument instrument;
  CellPlaces
      places;  ///< of a definition as it is compiled; "about.version" and the like for the fields of the first sheet
};

/// From sheets to an instrument. What cannot be read is a fault and an empty value; whether the whole holds together is
/// looked at by psychometrics::compile.
PlacedInstrument instrument_of_sheets(const std::vector<tables::NamedSheet>& sheets, std::vector<CellFault>& faults);

}  // namespace rongxin::instruments
