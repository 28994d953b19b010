#include "casework/student_care.h"

#include <boost/json.hpp>

#include "casework/alert_page.h"
#include "casework/log_read.h"
#include "casework/observe_class.h"
#include "platform/problem_catalogue.h"
#include "sql/casework/find_open_alert.h"
#include "sql/casework/read_concern_subject.h"

namespace rongxin::casework {

namespace json = boost::json;
using store::StaffTransaction;

Result<std::string> student_care(campaigns::Screening& screening, const access::Caller& caller, StudentId student,
                                 std::string_view language) {
  json::object body;
  const bool known = screening.database.read(caller, [&](StaffTransaction& transaction) {
    if (!transaction.one(sql::casework::read_concern_subject{.student_id = student}, [](const auto&) { return true; }))
      return false;
    transaction.each(sql::casework::find_open_alert{.student_id = student}, [&](const auto& row) {
      json::object one{{"id", alert_id(screening.keys.public_id, {student, row.alert_no()})},
                       {"tier", tier_name(row.tier_rank())},
                       {"raised_at_ms", row.raised_at_ms()}};
      if (row.taken_by().value != 0) one["taken_by"] = row.taken_by_name();
      if (row.starts_at_ms() != 0)
        one["interview"] = json::object{{"starts_at_ms", row.starts_at_ms()}, {"room", row.room()}};
      body["alert"] = std::move(one);
    });
    body["observations"] = observations_of(screening, transaction, student, language);
    return true;
  });
  if (!known) return problems::not_found;
  RONGXIN_CHECK(log_read(screening, caller, "readStudentCare", student, ""));
  return json::serialize(body);
}

}  // namespace rongxin::casework
