#include "calendar/calendar_routes.h"

#include <boost/json.hpp>

#include "calendar/school_calendar.h"
#include "platform/json_reader.h"
#include "platform/plain_day.h"
#include "platform/plain_number.h"
#include "platform/problem_catalogue.h"
#include "sql/calendar/add_calendar_span.h"
#include "sql/calendar/end_calendar_span.h"
#include "sql/calendar/list_calendar.h"
#include "store/numbers.h"

namespace rongxin::calendar {
namespace {

namespace json = boost::json;
using access::Caller;
using access::Role;
using http::DataClass;
using http::Method;
using http::Rate;
using http::Request;
using http::Response;
using store::StaffTransaction;
constexpr std::size_t spans_at_once_max = 200;
constexpr int span_days_max = 100;

struct SpanToAdd {
  std::string kind, name, since_on, until_on;
};

Response read_calendar(const Services& tools, const Caller& caller) {
  const std::string today = tools.clock.today();
  json::array spans;
  json::object body;
  tools.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(sql::calendar::list_calendar{.today = today}, [&](const auto& row) {
      spans.push_back({{"id", std::to_string(row.span_no())},
                       {"kind", row.kind()},
                       {"name", row.name()},
                       {"since", row.since_on()},
                       {"until", row.until_on()},
                       {"unit_name", row.unit_name()},
                       {"own", row.depth() == 0}});
    });
    const auto calendar = SchoolCalendar::read(transaction, caller.unit());
    body["today"] = today;
    body["school_day"] = calendar.is_school_day(today);
    body["exam_day"] = calendar.is_exam_day(today);
    return 0;
  });
  body["spans"] = std::move(spans);
  return Response::json(json::serialize(body));
}

Response add_spans(const Services& tools, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  std::vector<SpanToAdd> spans;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"spans"});
    root.each("spans", spans_at_once_max, [&](const JsonObject& one) {
      one.only({"kind", "name", "since", "until"});
      SpanToAdd span{std::string(one.one_of("kind", {"holiday", "school_day", "exam"})),
                     std::string(one.string("name", 120)), std::string(one.string("since", 10)),
                     std::string(one.string("until", 10))};
      if (span.kind.empty()) one.refuse("kind", "holiday, school_day, exam");
      if (!plain_day(span.since_on)) one.refuse("since", "YYYY-MM-DD");
      if (!plain_day(span.until_on) || span.until_on < span.since_on) one.refuse("until", "YYYY-MM-DD, >= since");
      // No holiday is longer; one without an end would keep what waits for a school day waiting.
      else if (plain_day(span.since_on) &&
               midnight_ms(span.until_on) - midnight_ms(span.since_on) > span_days_max * 24LL * 3600 * 1000)
        one.refuse("until", "<= since + " + std::to_string(span_days_max) + " d");
      spans.push_back(std::move(span));
    });
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  std::int64_t added = 0;
  const Status stored = tools.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    for (const auto& span : spans)
      added +=
          transaction.run(sql::calendar::add_calendar_span{.span_no = store::take_numbers(transaction, "calendar_span"),
                                                           .kind = span.kind,
                                                           .name = span.name,
                                                           .since_on = span.since_on,
                                                           .until_on = span.until_on});
    tools.audit.append(transaction, audit::by(caller, "addCalendarSpans", 0, "added " + std::to_string(added)));
    return success();
  });
  if (!stored.ok()) return Response::problem(stored.problem(), request.language());
  return Response::json(json::serialize(
      json::object{{"added", added}, {"known_before", static_cast<std::int64_t>(spans.size()) - added}}));
}

Response end_span(const Services& tools, const Request& request, const Caller& caller) {
  const std::int64_t span = plain_number(request.path_parameters[0]);
  const Status ended = tools.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (transaction.run(sql::calendar::end_calendar_span{.span_no = span, .now_ms = tools.clock.now_ms()}) == 0)
      return problems::not_found;
    tools.audit.append(transaction, audit::by(caller, "endCalendarSpan", 0, "span " + std::to_string(span)));
    return success();
  });
  return ended.ok() ? Response::empty(204) : Response::problem(ended.problem(), request.language());
}

}  // namespace

std::vector<http::Route> calendar_routes(const Services& tools) {
  const http::StaffOf see{{Role::class_teacher, Role::psychology_teacher, Role::school_leader, Role::counselling_centre,
                           Role::county_officer, Role::city_officer},
                          DataClass::none,
                          Rate::ordinary};
  const http::StaffOf change{{Role::psychology_teacher, Role::school_leader, Role::county_officer, Role::city_officer},
                             DataClass::none,
                             Rate::ordinary};
  return {
      http::staff_route(Method::get, "/api/calendar", see,
                        [tools](const Request&, const Caller& c) { return read_calendar(tools, c); }),
      http::staff_route(Method::post, "/api/calendar", change,
                        [tools](const Request& r, const Caller& c) { return add_spans(tools, r, c); }),
      http::staff_route(Method::del, "/api/calendar/{id}", change,
                        [tools](const Request& r, const Caller& c) { return end_span(tools, r, c); }),
  };
}

}  // namespace rongxin::calendar
