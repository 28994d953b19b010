#pragma once
#include <memory>

#include "store/database.h"

namespace rongxin::store {

/// The embedded engine: one writing thread with group commit, readers that never wait for it,
/// and a thread that checkpoints beside them. Holds an exclusive lock file: one server per file.
Result<std::unique_ptr<Database>> open_sqlite(const StoreOptions& options, const std::string& path);

}  // namespace rongxin::store
