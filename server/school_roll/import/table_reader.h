#pragma once
// The roll reads tables through server/table/; these are its words for them.
#include "table/headed_table.h"

namespace rongxin::school_roll {

using table::Cell;
using table::CellType;
using table::HeadedTable;
using table::TableRow;
using table::unpacked_octets_max;

}  // namespace rongxin::school_roll
