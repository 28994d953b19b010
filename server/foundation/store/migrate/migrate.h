#pragma once
#include "platform/result.h"
#include "store/connection.h"
#include "store/embedded_text.h"

namespace rongxin::store {

/// Name of the last file that this program knows.
std::string_view newest_migration();

/// Brings the schema up to what this program knows: the files of `files` (sorted by name) that the store has not
/// seen, each in one transaction, written down with its name and the digest of what runs. A new SQLite store begins
/// from `snapshot` (empty: from the first file), which is what all of `files` leave behind.
/// Returns how many files were applied. Problems, nothing changed: store_newer (the store knows a file that
/// this program does not), store_gap (a file stands before one that has already run: it would run too late),
/// store_changed (a file is no longer what ran), store_without_list (tables, but no list of files), store_older
/// (`may_change` is false and files are missing).
Result<int> migrate(Connection& connection, bool may_change, std::span<const EmbeddedText> files,
                    std::string_view snapshot = {});

/// With the files and the snapshot of this program.
Result<int> migrate(Connection& connection, bool may_change);

}  // namespace rongxin::store
