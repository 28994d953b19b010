#include "calendar/calendar_routes.h"

#include "api/calendar.h"
#include "calendar/school_calendar.h"
#include "operations/slice.h"
#include "platform/city_day.h"
#include "platform/plain_day.h"
#include "platform/problem_catalogue.h"
#include "sql/calendar/add_calendar_span.h"
#include "sql/calendar/end_calendar_span.h"
#include "sql/calendar/list_calendar.h"
#include "store/numbers.h"

namespace rongxin::calendar {
namespace {

using access::Caller;
using store::StaffTransaction;
constexpr int span_days_max = 100;

Result<api::SchoolCalendar> read_calendar(const Services& tools, const Caller& caller, const api::read_calendar::In&) {
  api::SchoolCalendar out{.today = tools.clock.today()};
  tools.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(sql::calendar::list_calendar{}, [&](const auto& row) {
      out.spans.push_back({.id = row.span_no(),
                           .kind = api::CalendarSpan::Kind(row.kind()),
                           .name = row.name(),
                           .since = row.since_on(),
                           .until = row.until_on(),
                           .unit_name = row.unit_name(),
                           .own = row.depth() == 0});
    });
    const auto calendar = SchoolCalendar::read(transaction, caller.unit());
    out.school_day = calendar.is_school_day(out.today);
    out.exam_day = calendar.is_exam_day(out.today);
    return 0;
  });
  return out;
}

Status days_fit(const std::vector<api::CalendarSpanToAdd>& spans) {
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const auto& span = spans[i];
    const std::string until = "spans[" + std::to_string(i) + "].until";
    if (span.until < span.since) return operations::refused(until, "YYYY-MM-DD, >= since");
    // No holiday is longer; one without an end would keep what waits for a school day waiting.
    if (midnight_ms(span.until) - midnight_ms(span.since) > span_days_max * day_ms)
      return operations::refused(until, "<= since + " + std::to_string(span_days_max) + " d");
  }
  return success();
}

Result<api::CalendarSpansAdded> add_spans(const Services& tools, const Caller& caller,
                                          const api::add_calendar_spans::In& in) {
  RONGXIN_CHECK(days_fit(in.body.spans));
  std::int64_t added = 0;
  RONGXIN_CHECK(tools.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    for (const auto& span : in.body.spans)
      added +=
          transaction.run(sql::calendar::add_calendar_span{.span_no = store::take_numbers(transaction, "calendar_span"),
                                                           .kind = span.kind.text(),
                                                           .name = span.name,
                                                           .since_on = span.since,
                                                           .until_on = span.until});
    tools.audit.append(transaction, audit::by(caller, "addCalendarSpans", 0, "added " + std::to_string(added)));
    return success();
  }));
  return api::CalendarSpansAdded{.added = added,
                                 .known_before = static_cast<std::int64_t>(in.body.spans.size()) - added};
}

Status end_span(const Services& tools, const Caller& caller, const api::end_calendar_span::In& in) {
  return tools.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (transaction.run(sql::calendar::end_calendar_span{.span_no = in.id, .now_ms = tools.clock.now_ms()}) == 0)
      return problems::not_found;
    tools.audit.append(transaction, audit::by(caller, "endCalendarSpan", 0, "span " + std::to_string(in.id)));
    return success();
  });
}

}  // namespace

std::vector<http::Route> calendar_routes(const Services& tools) {
  operations::Slice slice(tools);
  slice.on<api::read_calendar>(read_calendar)
      .on<api::add_calendar_spans>(add_spans)
      .on<api::end_calendar_span>(end_span);
  return slice.routes();
}

}  // namespace rongxin::calendar
