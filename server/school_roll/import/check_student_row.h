#pragma once
#include <set>
#include <string>
#include <vector>

#include "school_roll/import/table_reader.h"
#include "school_roll/store_students.h"

namespace rongxin::school_roll {

/// Why a row is not taken: the column, a code that stays, and the reason in Chinese and English.
struct RowFault {
  std::string column, code, reason_zh, reason_en;
};

/// Where the columns that we keep stand in this file. Everything else is dropped here: it is never
/// looked at, and never leaves the reader.
class StudentColumns {
 public:
  /// Problems: column_missing with the nearest header that is there; column_twice.
  static Result<StudentColumns> find(const TableRow& header);
  /// What the table is looked through for.
  static table::WantedHeadings wanted();
  const Cell& at(const TableRow& row, std::string_view column) const;
  const std::vector<std::string>& dropped() const { return dropped_; }
  const std::vector<std::string>& kept() const { return kept_; }
  bool has(std::string_view column) const { return place(column) >= 0; }

 private:
  int place(std::string_view column) const;
  std::vector<std::pair<std::string, int>> places_;
  std::vector<std::string> kept_, dropped_;
};

/// Reads one row into a StudentRow. Faults are all that is wrong with it, the first first.
std::vector<RowFault> check_student_row(const StudentColumns& columns, const TableRow& row, const std::set<std::string>& known_schools, StudentRow& out);

}  // namespace rongxin::school_roll
