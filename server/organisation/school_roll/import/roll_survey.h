#pragma once
// What only the whole file shows: classes that are not there yet, two children on one seat. Holds a few octets a
// student.
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "school_roll/import/import_roll.h"

namespace rongxin::school_roll {

class RollSurvey {
 public:
  bool knows(const std::string& school_code) const { return schools_.contains(school_code); }
  /// The classes (grade, class) that a school has before anything of this file is stored.
  void know(const std::string& school_code, const std::vector<std::pair<std::string, std::string>>& classes);
  /// A row that is taken. `holder` is a stored student on this seat, 0 without one; `student` the row's own, 0 for a
  /// new one.
  void take(int row, const StudentRow& student, std::int64_t student_id, std::int64_t holder, ImportReport& report);
  /// At the end of the file.
  void finish(ImportReport& report);

 private:
  struct Held {
    int row;
    std::int64_t holder;
  };
  struct ClassOfFile {
    NewClass made;
    bool known = false;
  };
  std::unordered_set<std::string> schools_;
  std::map<std::string, std::map<std::string, ClassOfFile>> classes_;  ///< school code, key of the class
  std::unordered_map<std::size_t, int> seats_;  ///< hash of class and seat: its first row, negative once told
  std::unordered_set<std::int64_t> students_;
  std::vector<Held> held_;
};

/// Whether two names of classes are so near that one may be a slip for the other: other numerals ("初二(一)班"), no
/// brackets, one character more, less or other that is no digit. Never for names that differ in a number.
bool is_near_class(std::string_view name, std::string_view other);

}  // namespace rongxin::school_roll
