#pragma once
#include "tables/table.h"

namespace rongxin::tables {

/// An .xlsx, looked through before the first row is given.
Result<std::unique_ptr<TableReader>> open_workbook(const std::string& path);

}  // namespace rongxin::tables
