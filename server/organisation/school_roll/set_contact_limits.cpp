#include "school_roll/set_contact_limits.h"

#include "platform/problem_catalogue.h"
#include "sql/school_roll/set_contact_limits.h"

namespace rongxin::school_roll {

Status set_contact_limits(const Services& tools, const access::Caller& caller, StudentId student,
                          std::int64_t guardian_no, const ContactLimits& limits) {
  return tools.database.write(caller, [&](store::StaffTransaction& transaction) -> Status {
    const std::int64_t since_ms = limits.do_not_inform ? tools.clock.now_ms() : 0;
    if (transaction.run(sql::school_roll::set_contact_limits{.student_id = student,
                                                             .guardian_no = guardian_no,
                                                             .custody_limit = limits.custody_limit,
                                                             .do_not_inform_since_ms = since_ms,
                                                             .limit_reason = limits.reason,
                                                             .limit_set_by = caller.account(),
                                                             .limit_set_at_ms = tools.clock.now_ms()}) == 0)
      return problems::not_found;
    const std::string detail = "guardian " + std::to_string(guardian_no) + " " + std::string(limits.custody_limit) +
                               (limits.do_not_inform ? " do_not_inform" : "");
    tools.audit.append(transaction, audit::by(caller, "setContactLimits", student.value, detail));
    return success();
  });
}

}  // namespace rongxin::school_roll
