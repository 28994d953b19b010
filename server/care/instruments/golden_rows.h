#pragma once
#include <vector>

#include "instruments/cell_places.h"
#include "psychometrics/instrument.h"

namespace rongxin::instruments {

/// The golden vectors of a sheet: one a row, a column for each item, and for each scale a score and a band. They are
/// added to an instrument whose items and scales have been read.
void read_golden_rows(const SheetTable& table, psychometrics::Instrument& of, CellPlaces& places,
                      std::vector<CellFault>& faults);

}  // namespace rongxin::instruments
