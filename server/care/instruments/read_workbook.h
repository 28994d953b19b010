#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "instruments/golden_check.h"
#include "instruments/sheet_table.h"
#include "platform/result.h"

namespace rongxin::instruments {

struct ReadWorkbook {
  psychometrics::Instrument source;
  std::string yaml, content_hash;    ///< of the definition; empty while it cannot be written
  std::vector<GoldenResult> golden;  ///< empty while the instrument cannot be scored
  bool scorable = false;             ///< every fault there is comes from a golden vector
  CellPlace version_place;
  std::vector<CellFault> faults;  ///< of the sheets in their order, then of the whole; empty: may be proposed
};

/// Reads an instrument from a workbook. All faults come at once, each with its cell and reason.
/// Problems: those of tables::read_sheets, when it is no workbook that can be read at all.
Result<ReadWorkbook> read_workbook(std::string_view octets);

}  // namespace rongxin::instruments
