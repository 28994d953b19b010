#pragma once
// Which days are school days for one unit: its weekdays, changed by the spans of the unit and of the
// units above it. Pure once read.
#include <cstdint>
#include <string>
#include <vector>

#include "store/transaction.h"

namespace rongxin::calendar {

struct CalendarSpan {
  enum class Kind { holiday, school_day, exam } kind = Kind::holiday;
  int height = 0;                  ///< 0: the unit's own; 1: its parent's …
  std::string since_on, until_on;  ///< "YYYY-MM-DD", both inclusive
};

class SchoolCalendar {
 public:
  /// Without spans: Monday to Friday.
  SchoolCalendar() = default;
  explicit SchoolCalendar(std::vector<CalendarSpan> spans) : spans_(std::move(spans)) {}
  /// Spans of the unit and of all above it.
  static SchoolCalendar read(store::Transaction& transaction, UnitId unit);

  /// False when nobody has entered a holiday: then weekdays are all that is known.
  bool known() const { return !spans_.empty(); }
  bool is_school_day(const std::string& day) const;
  bool is_exam_day(const std::string& day) const;
  /// On a school day between two minutes of the city's day.
  bool is_school_time(std::int64_t at_ms, int from_minute, int until_minute) const;
  /// The same time of day, `days` >= 0 school days later; days that are none do not count.
  std::int64_t add_school_days(std::int64_t at_ms, int days) const;

 private:
  std::vector<CalendarSpan> spans_;
};

}  // namespace rongxin::calendar
