#include "casework/taken_alerts.h"

#include <boost/json.hpp>
#include <map>

#include "alerts/take_on.h"
#include "casework/alert_key.h"
#include "casework/guidance.h"
#include "duty/duty_roster.h"
#include "school_roll/school_roll.h"
#include "sql/casework/list_taken_alerts.h"
#include "sql/casework/list_taken_guardians.h"

namespace rongxin::casework {
namespace {

using store::StaffTransaction;

std::map<std::int64_t, std::vector<api::GuardianToCall>> guardians(campaigns::Screening& screening,
                                                                   StaffTransaction& transaction) {
  std::map<std::int64_t, std::vector<api::GuardianToCall>> of_student;
  transaction.each(sql::casework::list_taken_guardians{}, [&](const auto& row) {
    const StudentId student = row.student_id();
    const auto key = screening.vault.unwrap(student, row.wrapped_key().value_or(BytesView()));
    std::string contact;
    if (!key || !access::StudentVault::open(*key, student, school_roll::contact_place, row.sealed_contact(), contact))
      return;
    const auto read = boost::json::parse(contact);
    const auto text = [&](const char* name) { return std::string_view(read.at(name).as_string()); };
    of_student[student.value].push_back({.name = text("name"), .relation = row.relation(), .phone = text("phone")});
  });
  return of_student;
}

}  // namespace

std::vector<api::SchoolContact> contacts_at(StaffTransaction& transaction, UnitId school, const Clock& clock) {
  std::vector<api::SchoolContact> list;
  for (const auto& one : duty::school_contacts(transaction, school, clock.now_ms()))
    list.push_back({.name = one.name, .duty = api::SchoolContact::Duty(one.duty), .phone = one.phone});
  return list;
}

Result<api::TakenAlerts> taken_alerts(campaigns::Screening& screening, const access::Caller& caller,
                                      const api::list_taken_alerts::In& in) {
  api::TakenAlerts out;
  std::string shown;
  screening.database.read(caller, [&](StaffTransaction& transaction) {
    auto to_call = guardians(screening, transaction);
    std::vector<UnitId> schools;
    transaction.each(sql::casework::list_taken_alerts{}, [&](const auto& row) {
      out.alerts.push_back({.id = public_number({row.student_id(), row.alert_no()}),
                            .tier = api::TakenAlert::Tier(tier_name(row.tier_rank())),
                            .student_name = row.name(),
                            .class_name = row.class_name(),
                            .school_name = row.school_name(),
                            .seat = row.seat_no(),
                            .raised_at_ms = row.raised_at_ms(),
                            .taken_at_ms = row.taken_at_ms(),
                            .next_steps = steps_when_taken(row.tier_rank(), in.language),
                            .guardians = std::move(to_call[row.student_id().value])});
      schools.push_back(row.school_unit_id());
      shown += std::to_string(row.student_id().value) + " ";
    });
    for (std::size_t i = 0; i < schools.size(); ++i)
      out.alerts[i].contacts = contacts_at(transaction, schools[i], screening.clock);
    return 0;
  });
  // What the caller could take on: how urgent and by when, nothing of whom.
  for (const auto& one : alerts::callable_alerts(screening.database, screening.clock, caller))
    out.waiting.push_back({.id = public_number({one.student, one.alert_no}),
                           .tier = api::AlertToTakeOn::Tier(tier_name(one.tier)),
                           .raised_at_ms = one.raised_at_ms,
                           .due_at_ms = one.due_at_ms});
  // Asked every half minute by every page: nobody shown is nothing to log.
  if (shown.empty()) return out;
  RONGXIN_CHECK(screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    screening.audit.append(transaction, audit::by(caller, api::list_taken_alerts::operation.name, 0, shown));
    return success();
  }));
  return out;
}

}  // namespace rongxin::casework
