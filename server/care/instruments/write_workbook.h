#pragma once
#include <string>
#include <string_view>

#include "psychometrics/instrument.h"

namespace rongxin::instruments {

/// A small instrument that shows how everything is written: four items, a scale with a reversed item,
/// bands, a critical item, golden vectors. It may be published as it is.
psychometrics::Instrument worked_example();

/// The octets of an .xlsx that holds the instrument, each sheet with headings in `language`, lists of
/// choices in the cells that have them, and a sheet that explains every column.
std::string write_workbook(const psychometrics::Instrument& instrument, std::string_view language);

}  // namespace rongxin::instruments
