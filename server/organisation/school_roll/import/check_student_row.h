#pragma once
#include <set>
#include <string>
#include <vector>

#include "school_roll/import/table_reader.h"
#include "school_roll/store_students.h"

namespace rongxin::school_roll {

/// Why a row is not taken: the column, a code that stays, and the reason.
struct RowFault {
  std::string column, code;
  Sentence reason;
};

/// Where the columns that we keep stand in this file. Everything else is dropped here: it is never
/// looked at, and never leaves the reader.
class StudentColumns {
 public:
  /// Problems: column_missing with the nearest header that is there; column_twice.
  static Result<StudentColumns> find(const TableRow& header);
  /// What the table is looked through for.
  static tables::WantedHeadings wanted();
  const Cell& at(const TableRow& row, std::string_view column) const;
  const std::vector<std::string>& dropped() const { return dropped_; }
  const std::vector<std::string>& kept() const { return kept_; }
  bool has(std::string_view column) const { return place(column) >= 0; }

 private:
  int place(std::string_view column) const;
  std::vector<std::pair<std::string, int>> places_;
  std::vector<std::string> kept_, dropped_;
};

/// Code of the fault that a child belongs to a school outside the caller's reach.
inline constexpr std::string_view other_school = "other_school";

struct KnownSchools {
  std::set<std::string> codes;
  bool all = true;  ///< every open school of the city: then what is not there does not exist
};

struct RowFindings {
  std::vector<RowFault> faults;     ///< all that is wrong, the first first: the row is refused
  std::vector<RowFault> remarks;    ///< what somebody should look at; the row is taken all the same
  std::vector<std::string> tidied;  ///< columns of which something unseen was taken off, or one spelling made
};

/// Reads one row into a StudentRow, each text and number in normal form (platform/normal_text.h).
RowFindings check_student_row(const StudentColumns& columns, const TableRow& row, const KnownSchools& schools,
                              StudentRow& out);

}  // namespace rongxin::school_roll
