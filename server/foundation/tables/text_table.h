#pragma once
#include "tables/table.h"

namespace rongxin::tables {

/// CSV or tab text, looked through before the first row is given.
Result<std::unique_ptr<TableReader>> open_text_table(const std::string& path);

}  // namespace rongxin::tables
