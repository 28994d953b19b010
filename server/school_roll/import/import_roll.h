#pragma once
#include <functional>
#include <string>
#include <vector>

#include "access/audit_log.h"
#include "school_roll/import/check_student_row.h"
#include "store/database.h"

namespace rongxin::school_roll {

struct RejectedRow {
  int row = 0;
  RowFault fault;
};

/// What an import did, or would do.
struct ImportReport {
  std::int64_t rows = 0, accepted = 0, duplicates = 0, added = 0, changed = 0, unchanged = 0;
  std::vector<RejectedRow> rejected;      ///< the first fault of each row
  std::vector<int> duplicate_rows;        ///< the same student again within the file
  std::vector<std::string> dropped_columns;
  std::vector<table::Note> notes;         ///< of the file: sheets and lines that were not read, rows that may surprise
  std::string rejected_file;              ///< CSV of the rejected rows: correct it and import it again
};

/// {"rows", "accepted", "duplicates", "rejected": [{"row", "column", "code", "reason"}], …}
std::string report_json(const ImportReport& report, std::string_view language);

struct ImportTools {
  store::Database& database;
  const KeyRing& keys;
  access::StudentVault& vault;
  const Clock& clock;
  access::AuditLog& audit;
};
struct ImportWish {
  bool dry_run = false;
  access::AuditEntry who;                           ///< for the log of what was stored
  std::function<bool(std::int64_t rows)> progress;  ///< called after each portion of rows; false stops the import there
  std::optional<UnitId> below;                      ///< only schools below this unit are known; all without it
};

/// Reads, checks and (unless it is a dry run) stores. Portions are stored as they are checked: a
/// file that breaks off is stored up to there, and importing it again changes nothing twice.
Result<ImportReport> import_students(const ImportTools& tools, const std::string& path, const ImportWish& wish);
Result<ImportReport> import_units(const ImportTools& tools, const std::string& path, const ImportWish& wish);

}  // namespace rongxin::school_roll
