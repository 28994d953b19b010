#include "calendar/school_calendar.h"

#include "platform/city_day.h"
#include "platform/clock.h"
#include "platform/plain_day.h"
#include "sql/calendar/list_calendar_spans.h"

namespace rongxin::calendar {
namespace {

constexpr int days_ahead_max = 400;  // a calendar that never has a school day again ends the search

bool within(const CalendarSpan& span, const std::string& day) { return span.since_on <= day && day <= span.until_on; }

CalendarSpan::Kind kind_of(std::string_view name) {
  if (name == "school_day") return CalendarSpan::Kind::school_day;
  return name == "exam" ? CalendarSpan::Kind::exam : CalendarSpan::Kind::holiday;
}

// The unit's own word before that of the units above it, then the shorter span: a make-up day lies within a holiday, a
// holiday within a term, in whatever order they were entered. Of two of one length the day is a school day: somebody
// expects to be called.
bool is_nearer(const CalendarSpan& span, const CalendarSpan& other) {
  if (span.height != other.height) return span.height < other.height;
  const auto length = [](const CalendarSpan& one) { return midnight_ms(one.until_on) - midnight_ms(one.since_on); };
  if (length(span) != length(other)) return length(span) < length(other);
  return span.kind == CalendarSpan::Kind::school_day && other.kind != CalendarSpan::Kind::school_day;
}

}  // namespace

SchoolCalendar SchoolCalendar::read(store::Transaction& transaction, UnitId unit) {
  std::vector<CalendarSpan> spans;
  transaction.each(store::SystemKey::because("a calendar is nobody's secret"),
                   sql::calendar::list_calendar_spans{.unit_id = unit}, [&](const auto& row) {
                     spans.push_back({kind_of(row.kind()), static_cast<int>(row.depth()), std::string(row.since_on()),
                                      std::string(row.until_on())});
                   });
  return SchoolCalendar(std::move(spans));
}

bool SchoolCalendar::is_school_day(const std::string& day) const {
  const CalendarSpan* says = nullptr;
  for (const auto& span : spans_)
    if (span.kind != CalendarSpan::Kind::exam && within(span, day) && (says == nullptr || is_nearer(span, *says)))
      says = &span;
  if (says != nullptr) return says->kind == CalendarSpan::Kind::school_day;
  return weekday_of(city_day(midnight_ms(day))) < 5;
}

bool SchoolCalendar::is_exam_day(const std::string& day) const {
  return std::any_of(spans_.begin(), spans_.end(), [&](const CalendarSpan& span) {
    return span.kind == CalendarSpan::Kind::exam && within(span, day);
  });
}

bool SchoolCalendar::is_school_time(std::int64_t at_ms, int from_minute, int until_minute) const {
  const std::int64_t minute = city_minute(at_ms);
  return minute >= from_minute && minute < until_minute && is_school_day(day_of(at_ms));
}

std::int64_t SchoolCalendar::add_school_days(std::int64_t at_ms, int days) const {
  for (int ahead = 0; days > 0 && ahead < days_ahead_max; ++ahead) {
    at_ms += day_ms;
    if (is_school_day(day_of(at_ms))) --days;
  }
  return at_ms;
}

}  // namespace rongxin::calendar
