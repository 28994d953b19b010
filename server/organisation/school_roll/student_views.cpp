#include "school_roll/student_views.h"

#include <boost/json.hpp>
#include <cstdio>

#include "access/public_id.h"
#include "platform/problem_catalogue.h"
#include "sql/school_roll/know_student.h"
#include "sql/school_roll/list_student_views.h"

namespace rongxin::school_roll {
namespace {

namespace json = boost::json;
using access::Caller;
using access::Role;
using http::Request;
using http::Response;
using store::StaffTransaction;
constexpr int page_rows = 50;

struct Place {
  long at_ms = 4'102'444'800'000, stream = 0, line = 0;
};

Response views_of(const Services& tools, const SectionOf& section_of, const Request& request, const Caller& caller) {
  const auto number =
      access::read_public_id(tools.keys.public_id, access::PublicKind::student, request.path_parameters[0]);
  if (!number) return Response::problem(problems::not_found, request.language());
  Place before;
  const std::string after = request.query_value("after");
  if (!after.empty() && std::sscanf(after.c_str(), "%ld.%ld.%ld", &before.at_ms, &before.stream, &before.line) != 3)
    return Response::problem({problems::field_invalid, "after", {{"name", "after"}, {"expected", "next"}}},
                             request.language());
  const auto each_view = [&](StaffTransaction& transaction, int rows_max, auto take) {
    transaction.each(sql::school_roll::list_student_views{.student_id = number->student,
                                                          .before_ms = std::int64_t{before.at_ms},
                                                          .before_stream = std::int64_t{before.stream},
                                                          .before_line = std::int64_t{before.line},
                                                          .rows_max = rows_max},
                     take);
  };
  const bool known = tools.database.read(caller, [&](StaffTransaction& transaction) {
    bool found = false;
    each_view(transaction, 1, [&](const auto&) { found = true; });
    return found ||
           transaction
               .one(sql::school_roll::know_student{.student_id = number->student}, [](const auto&) { return true; })
               .has_value();
  });
  if (!known) return Response::problem(problems::not_found, request.language());
  const Status logged = tools.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    tools.audit.append(transaction, audit::by(caller, "listStudentViews", number->student.value));
    return success();
  });
  if (!logged.ok()) return Response::problem(logged.problem(), request.language());
  // Read after the line is written: this look is the first on its own list.
  json::array views;
  Place last;
  tools.database.read(caller, [&](StaffTransaction& transaction) {
    each_view(transaction, page_rows, [&](const auto& row) {
      last = {row.at_ms(), row.stream_id(), row.line_no()};
      views.push_back({{"at_ms", row.at_ms()},
                       {"action", row.action()},
                       {"section", section_of(std::string(row.action()))},
                       {"name", row.name()},
                       {"role", row.role()},
                       {"unit_name", row.unit_name()}});
    });
    return 0;
  });
  json::object body;
  if (views.size() == page_rows)
    body["next"] = std::to_string(last.at_ms) + "." + std::to_string(last.stream) + "." + std::to_string(last.line);
  body["views"] = std::move(views);
  return Response::json(json::serialize(body));
}

}  // namespace

std::vector<http::Route> student_view_routes(const Services& tools, SectionOf section_of) {
  const http::StaffOf may{{Role::psychology_teacher, Role::auditor}, http::DataClass::identity, http::Rate::ordinary};
  return {http::staff_route(http::Method::get, "/api/students/{id}/views", may,
                            [tools, section_of = std::move(section_of)](const Request& r, const Caller& c) {
                              return views_of(tools, section_of, r, c);
                            })};
}

}  // namespace rongxin::school_roll
