#pragma once
// The files of migrations/: their names held, as SQLite reads them, and what they leave behind in an empty store.
#include <filesystem>
#include <string>
#include <vector>

#include "statement_file.h"

namespace check_sql {

struct MigrationFiles {
  std::vector<std::filesystem::path> paths;  ///< by name
  std::vector<std::string> for_sqlite;       ///< statements of each
};

/// Adds to `faults`: a name without its number, a number that two files have, a text that does not end.
MigrationFiles read_migrations(const std::filesystem::path& folder, std::vector<Fault>& faults);

/// Tables, indexes and rows that all files leave behind, as one file for SQLite. PostgreSQL begins with the files
/// themselves: there the statements take the time, and fewer of them were not measurably faster (docs/adr/0020).
std::string snapshot_of(const MigrationFiles& files);

}  // namespace check_sql
