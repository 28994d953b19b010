#pragma once
#include <string>
#include <string_view>

#include "psychometrics/instrument.h"

namespace rongxin::instruments {

/// The octets of an .xlsx that holds the instrument, each sheet with headings in `language`, lists of
/// choices in the cells that have them, and a sheet that explains every column.
std::string write_workbook(const psychometrics::Instrument& instrument, std::string_view language);

}  // namespace rongxin::instruments
