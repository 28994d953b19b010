#include "school_roll/student_views.h"

#include <cstdio>

#include "api/school_roll.h"
#include "operations/slice.h"
#include "platform/problem_catalogue.h"
#include "sql/school_roll/know_student.h"
#include "sql/school_roll/list_student_views.h"

namespace rongxin::school_roll {
namespace {

using access::Caller;
using store::StaffTransaction;
constexpr int page_rows = 50;

struct Place {
  long at_ms = 4'102'444'800'000, stream = 0, line = 0;
};

Result<api::StudentViews> views_of(const Services& tools, const SectionOf& section_of, const Caller& caller,
                                   const api::list_student_views::In& in) {
  Place before;
  if (!in.after.empty() &&
      std::sscanf(in.after.c_str(), "%ld.%ld.%ld", &before.at_ms, &before.stream, &before.line) != 3)
    return operations::refused("after", "next");
  const auto each_view = [&](StaffTransaction& transaction, int rows_max, auto take) {
    transaction.each(sql::school_roll::list_student_views{.student_id = in.id,
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
           transaction.one(sql::school_roll::know_student{.student_id = in.id}, [](const auto&) { return true; })
               .has_value();
  });
  if (!known) return problems::not_found;
  RONGXIN_CHECK(tools.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    tools.audit.append(transaction, audit::by(caller, api::list_student_views::operation.name, in.id.value));
    return success();
  }));
  // Read after the line is written: this look is the first on its own list.
  api::StudentViews out;
  Place last;
  tools.database.read(caller, [&](StaffTransaction& transaction) {
    each_view(transaction, page_rows, [&](const auto& row) {
      last = {row.at_ms(), row.stream_id(), row.line_no()};
      out.views.push_back({.at_ms = row.at_ms(),
                           .action = row.action(),
                           .section = api::StudentView::Section(section_of(row.action())),
                           .name = row.name(),
                           .role = row.role(),
                           .unit_name = row.unit_name()});
    });
    return 0;
  });
  if (out.views.size() == page_rows)
    out.next = std::to_string(last.at_ms) + "." + std::to_string(last.stream) + "." + std::to_string(last.line);
  return out;
}

}  // namespace

std::vector<http::Route> student_view_routes(const Services& tools, SectionOf section_of) {
  operations::Slice slice(tools);
  slice.on<api::list_student_views>([section_of = std::move(section_of)](const Services& context, const Caller& caller,
                                                                         const api::list_student_views::In& in) {
    return views_of(context, section_of, caller, in);
  });
  return slice.routes();
}

}  // namespace rongxin::school_roll
