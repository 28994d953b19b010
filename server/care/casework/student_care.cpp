#include "casework/student_care.h"

#include <boost/json.hpp>

#include "casework/alert_page.h"
#include "casework/log_read.h"
#include "casework/observe_class.h"
#include "platform/problem_catalogue.h"
#include "sql/casework.h"

namespace rongxin::casework {

namespace json = boost::json;
using store::Row;
using store::StaffTransaction;

Result<std::string> student_care(campaigns::Screening& screening, const access::Caller& caller, StudentId student,
                                 std::string_view language) {
  json::object body;
  const bool known = screening.database.read(caller, [&](StaffTransaction& transaction) {
    if (!transaction.one(
            sql::casework::read_concern_subject, [](const Row&) { return true; }, student))
      return false;
    transaction.each(
        sql::casework::find_open_alert,
        [&](const Row& row) {
          json::object one{{"id", alert_id(screening.keys.public_id, {student, row.integer(0)})},
                           {"tier", tier_name(row.integer(1))},
                           {"raised_at_ms", row.integer(2)}};
          if (row.integer(3) != 0) one["taken_by"] = row.text(4);
          if (row.integer(5) != 0)
            one["interview"] = json::object{{"starts_at_ms", row.integer(5)}, {"room", row.text(6)}};
          body["alert"] = std::move(one);
        },
        student);
    body["observations"] = observations_of(screening, transaction, student, language);
    return true;
  });
  if (!known) return problems::not_found;
  RONGXIN_CHECK(log_read(screening, caller, "readStudentCare", student, ""));
  return json::serialize(body);
}

}  // namespace rongxin::casework
