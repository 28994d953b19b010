#pragma once
#include "table/table.h"

namespace rongxin::table {

/// An .xlsx, looked through before the first row is given.
Result<std::unique_ptr<TableReader>> open_workbook(const std::string& path);

}  // namespace rongxin::table
