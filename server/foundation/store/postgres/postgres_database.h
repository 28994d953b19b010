#pragma once
#include <memory>

#include "store/database.h"

namespace rongxin::store {

/// PostgreSQL through libpq: a pool of reading connections, and writers that each take a group of
/// waiting jobs into one transaction, like the embedded engine. The role must own no tables.
Result<std::unique_ptr<Database>> open_postgres(const StoreOptions& options);

}  // namespace rongxin::store
