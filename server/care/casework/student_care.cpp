#include "casework/student_care.h"

#include "casework/alert_key.h"
#include "casework/observe_class.h"
#include "platform/problem_catalogue.h"
#include "sql/casework/find_open_alert.h"
#include "sql/casework/read_concern_subject.h"

namespace rongxin::casework {

using store::StaffTransaction;

Result<api::StudentCare> student_care(campaigns::Screening& screening, const access::Caller& caller,
                                      const api::read_student_care::In& in) {
  api::StudentCare care;
  const bool known = screening.database.read(caller, [&](StaffTransaction& transaction) {
    if (!transaction.one(sql::casework::read_concern_subject{.student_id = in.id}, [](const auto&) { return true; }))
      return false;
    transaction.each(sql::casework::find_open_alert{.student_id = in.id}, [&](const auto& row) {
      auto& one = care.alert.emplace(api::AlertOfStudent{.id = public_number({in.id, row.alert_no()}),
                                                         .tier = api::AlertOfStudent::Tier(tier_name(row.tier_rank())),
                                                         .raised_at_ms = row.raised_at_ms()});
      if (row.taken_by().value != 0) one.taken_by = row.taken_by_name();
      if (row.starts_at_ms() != 0) one.interview = {.starts_at_ms = row.starts_at_ms(), .room = row.room()};
    });
    care.observations = observations_of(screening, transaction, in.id, in.language);
    return true;
  });
  if (!known) return problems::not_found;
  return care;
}

}  // namespace rongxin::casework
