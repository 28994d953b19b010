#pragma once
#include "platform/result.h"
#include "store/connection.h"

namespace rongxin::store {

/// Schema version this program writes, and the oldest that it still reads.
int known_schema_version();

/// Brings the schema up to the known version, one numbered file after the other, each in one
/// transaction. Problems: store_newer when the database was written by a newer program.
/// Returns how many files were applied; with `may_change` false, a difference is a Problem.
Result<int> migrate(Connection& connection, bool may_change);

}  // namespace rongxin::store
