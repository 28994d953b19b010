#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "school_roll/import/check_student_row.h"

namespace rongxin::school_roll {

/// One row of a roll, read column by column: each value in normal form, each fault with its column. What a program has
/// counted
/// ("5.0", "2.0120301E7") is read when it is exact, and is a fault otherwise: nothing is stored as it was damaged.
class RowCells {
 public:
  RowCells(const StudentColumns& columns, const TableRow& row, RowFindings& found)
      : columns_(columns), row_(row), found_(found) {}

  std::string name(std::string_view column);  ///< of a person; empty without one
  /// "无", "不详", "-" and their like: what stands there is no value.
  bool says_none(std::string_view column) const;
  /// "无", "没有": somebody says that there is none. "不详" and a blank cell say nothing.
  bool says_nobody(std::string_view column) const;
  bool is_blank(std::string_view column) const;
  std::string unit_name(std::string_view column);  ///< of a grade or class: no date, no fraction
  std::string word(std::string_view column);       ///< any other text
  /// Number of a person: only text will do, since an office program may have lost its last digits.
  std::string long_number(std::string_view column);
  /// Number of at most fifteen digits: exact in any office program (学籍辅号 has thirteen).
  std::string short_number(std::string_view column);
  std::string day(std::string_view column);    ///< YYYY-MM-DD
  std::string month(std::string_view column);  ///< YYYY-MM, empty without one
  int seat(std::string_view column);           ///< 1 to 200, 0 without one
  /// "13800000001", with several "13800000001 059187654321"; empty without one.
  std::string phone(std::string_view column);
  /// Empty when nothing is written.
  std::string choice(std::string_view column, const std::map<std::string, std::string>& choices);
  /// Of a merged area the cell below or beside the first: nobody can tell whose value it is.
  void refuse_filled(std::string_view column);
  void fault(std::string_view column, std::string code, Sentence reason);
  void tell(std::string_view column, std::string code, Sentence reason);

 private:
  const Cell& cell(std::string_view column) const { return columns_.at(row_, column); }
  std::string written(std::string_view column);
  void refuse_note(std::string_view column);
  std::string normal(std::string_view column, std::string (*form)(std::string_view));

  const StudentColumns& columns_;
  const TableRow& row_;
  RowFindings& found_;
};

/// "不通知", "请勿联系", "do not inform", however it is spelled: a roll cannot set such a limit, and must not seem to.
bool says_do_not_inform(std::string_view text);

}  // namespace rongxin::school_roll
