#pragma once
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "school_roll/import/check_student_row.h"
#include "services/services.h"
#include "store/database.h"

namespace rongxin::school_roll {

struct RejectedRow {
  int row = 0;
  RowFault fault;
};

/// Rows of which something was tidied.
struct TidiedRows {
  std::int64_t lines = 0;
  int first_row = 0;
};

/// A class that is not there yet and would be made, or was.
struct NewClass {
  std::string school_code, grade, class_name;
  std::int64_t rows = 0;
  int first_row = 0;
  std::string near;  ///< a class that is there, or in this file, whose name is nearly the same
};

/// What an import did, or would do. Every line has one verdict, so that
/// lines = added + changed + unchanged + duplicates + rejected + all skipped.
struct ImportReport {
  std::int64_t lines = 0;  ///< of the file, with headings, blank ones and sheets that are not read
  std::int64_t rows = 0, accepted = 0, duplicates = 0, added = 0, changed = 0, unchanged = 0;
  std::map<std::string, std::int64_t>
      skipped;  ///< lines that hold no student: "heading", "blank", "title", "repeated", "continued", "sheet"
  std::vector<RejectedRow> rejected;  ///< the first fault of each row; the first rejected_max rows
  std::int64_t rejected_total = 0;
  std::map<std::string, std::int64_t> rejected_as;  ///< rows by the code of their fault
  std::vector<int> duplicate_rows;                  ///< the same student again within the file
  std::vector<RejectedRow> remarks;  ///< taken all the same, but somebody should look; the first remarks_max
  std::int64_t remarks_total = 0;
  std::vector<NewClass> new_classes;         ///< those with a near name first
  std::map<std::string, TidiedRows> tidied;  ///< column: rows of which something unseen was taken off
  std::vector<std::string> dropped_columns;
  std::vector<tables::Note> notes;  ///< of the file: sheets and lines that were not read, rows that may surprise
  std::string rejected_file;  ///< CSV of the rejected rows, unless the wish takes it: correct it and import it again;
                              ///< its first rejected_octets_max octets

  void reject(int row, RowFault what);
  void remark(int row, RowFault what);
  bool adds_up() const;
};
inline constexpr std::size_t remarks_max = 1000, rejected_max = 10'000, rejected_octets_max = 32u << 20;

/// {"lines", "rows", "accepted", "duplicates", "rejected": [{"row", "column", "code", "reason"}], …}
std::string report_json(const ImportReport& report, std::string_view language);
/// "标题 1 行、空白 2 行": what was skipped.
std::string skipped_words(const ImportReport& report, std::string_view language);

struct ImportWish {
  bool dry_run = false;
  audit::AuditEntry who;  ///< for the log of what was stored, and of the students that a member of staff compared with
  /// Called after each portion of rows; false stops the import there.
  std::function<bool(std::int64_t rows, std::int64_t stored)> progress;
  std::optional<UnitId> below;  ///< only schools below this unit are known; all without it
  std::function<void(std::string_view)>
      take_rejected;  ///< gets the file of rejected rows piece by piece, so that its size does not matter
  bool tells_of_others =
      true;  ///< false: somebody who is enrolled elsewhere is answered like somebody whom nobody knows
  bool tells_of_students = true;  ///< false: nothing is said that hangs on what is stored of a student
};

/// Reads, checks and (unless it is a dry run) stores. The whole file is read first: one that cannot be read to its end
/// stores nothing. Then portions are stored as they are checked; what stops that (import_broke_off) says how many
/// students are stored, and the same file again changes nothing twice.
Result<ImportReport> import_students(const Services& tools, const std::string& path, const ImportWish& wish);
Result<ImportReport> import_units(const Services& tools, const std::string& path, const ImportWish& wish);

}  // namespace rongxin::school_roll
