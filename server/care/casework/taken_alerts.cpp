#include "casework/taken_alerts.h"

#include <boost/json.hpp>
#include <map>

#include "access/public_id.h"
#include "alerts/take_on.h"
#include "casework/alert_page.h"
#include "casework/guidance.h"
#include "duty/duty_roster.h"
#include "school_roll/school_roll.h"
#include "sql/casework/list_taken_alerts.h"
#include "sql/casework/list_taken_guardians.h"

namespace rongxin::casework {
namespace {

namespace json = boost::json;
using store::StaffTransaction;

std::map<std::int64_t, json::array> guardians(campaigns::Screening& screening, StaffTransaction& transaction) {
  std::map<std::int64_t, json::array> of_student;
  transaction.each(sql::casework::list_taken_guardians{}, [&](const auto& row) {
    const StudentId student = row.student_id();
    const auto key = screening.vault.unwrap(student, row.wrapped_key().value_or(BytesView()));
    std::string contact;
    if (!key || !access::StudentVault::open(*key, student, school_roll::contact_place, row.sealed_contact(), contact))
      return;
    const auto read = json::parse(contact);
    of_student[student.value].push_back(
        json::object{{"name", read.at("name")}, {"relation", row.relation()}, {"phone", read.at("phone")}});
  });
  return of_student;
}

// What the caller could take on: how urgent and by when, nothing of whom.
json::array waiting(campaigns::Screening& screening, const access::Caller& caller) {
  json::array list;
  for (const auto& one : alerts::callable_alerts(screening.database, screening.clock, caller))
    list.push_back(json::object{{"id", alert_id(screening.keys.public_id, {one.student, one.alert_no})},
                                {"tier", tier_name(static_cast<std::int64_t>(one.tier))},
                                {"raised_at_ms", one.raised_at_ms},
                                {"due_at_ms", one.due_at_ms}});
  return list;
}

json::array contacts(StaffTransaction& transaction, UnitId school, const Clock& clock) {
  json::array list;
  for (const auto& one : duty::school_contacts(transaction, school, clock.now_ms()))
    list.push_back(json::object{{"name", one.name}, {"duty", one.duty}, {"phone", one.phone}});
  return list;
}

}  // namespace

Result<std::string> taken_alerts(campaigns::Screening& screening, const access::Caller& caller,
                                 std::string_view language) {
  json::array list;
  std::string shown;
  screening.database.read(caller, [&](StaffTransaction& transaction) {
    auto to_call = guardians(screening, transaction);
    transaction.each(sql::casework::list_taken_alerts{}, [&](const auto& row) {
      list.push_back(json::object{{"id", alert_id(screening.keys.public_id, {row.student_id(), row.alert_no()})},
                                  {"tier", tier_name(row.tier_rank())},
                                  {"student_name", row.name()},
                                  {"class_name", row.class_name()},
                                  {"school_name", row.school_name()},
                                  {"seat", row.seat_no()},
                                  {"raised_at_ms", row.raised_at_ms()},
                                  {"taken_at_ms", row.taken_at_ms()},
                                  {"next_steps", steps_when_taken(row.tier_rank(), language)},
                                  {"guardians", std::move(to_call[row.student_id().value])},
                                  {"school_id", row.school_unit_id().value}});
      shown += std::to_string(row.student_id().value) + " ";
    });
    for (auto& one : list) {
      auto& taken = one.as_object();
      taken["contacts"] = contacts(transaction, UnitId(taken.at("school_id").as_int64()), screening.clock);
      taken.erase("school_id");
    }
    return 0;
  });
  json::object body{{"waiting", waiting(screening, caller)}};
  // Asked every half minute by every page: nobody shown is nothing to log.
  body["alerts"] = std::move(list);
  if (shown.empty()) return json::serialize(body);
  RONGXIN_CHECK(screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    screening.audit.append(transaction, audit::by(caller, "listTakenAlerts", 0, shown));
    return success();
  }));
  return json::serialize(body);
}

}  // namespace rongxin::casework
