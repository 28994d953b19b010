#pragma once
#include <boost/json.hpp>

#include "instruments/golden_check.h"
#include "instruments/sheet_table.h"

namespace rongxin::instruments {

/// Schema InstrumentPicture: what is asked, how it is scored, which examples prove it; both languages.
boost::json::object instrument_picture(const psychometrics::CompiledInstrument& compiled,
                                       const std::string& content_hash);
boost::json::array golden_json(const std::vector<GoldenResult>& results);
boost::json::array faults_json(const std::vector<CellFault>& faults);

}  // namespace rongxin::instruments
