#pragma once
// The roll reads tables through server/table/; these are its words for them.
#include "tables/headed_table.h"

namespace rongxin::school_roll {

using tables::Cell;
using tables::CellType;
using tables::HeadedTable;
using tables::TableRow;
using tables::unpacked_octets_max;

}  // namespace rongxin::school_roll
