#pragma once
#include "api/instruments.h"
#include "instruments/golden_check.h"
#include "instruments/sheet_table.h"

namespace rongxin::instruments {

/// What is asked, how it is scored, which examples prove it; both languages.
api::InstrumentPicture instrument_picture(const psychometrics::CompiledInstrument& compiled,
                                          const std::string& content_hash);
std::vector<api::CellFault> told_faults(const std::vector<CellFault>& faults);

}  // namespace rongxin::instruments
