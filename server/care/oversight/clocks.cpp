#include "oversight/clocks.h"

#include <boost/json.hpp>
#include <set>

#include "alerts/problems.h"
#include "alerts/take_on.h"
#include "duty/duty_roster.h"
#include "events/events.h"
#include "platform/problem_catalogue.h"
#include "platform/whole_minute.h"
#include "sql/oversight/accept_request.h"
#include "sql/oversight/add_grant.h"
#include "sql/oversight/add_request.h"
#include "sql/oversight/count_clocks.h"
#include "sql/oversight/find_alert.h"
#include "sql/oversight/find_clock.h"
#include "sql/oversight/list_clocks.h"
#include "sql/oversight/read_request.h"
#include "sql/oversight/set_clock_support.h"
#include "sql/oversight/withdraw_request.h"

namespace rongxin::oversight {
namespace {

namespace json = boost::json;
using store::StaffTransaction;
constexpr auto supporting = store::SystemKey::because(
    "the caller has been found to see the alert or its clock; the grant is for this one alert");
constexpr int page_rows = 50;

const char* tier_word(std::int64_t tier) { return tier == 1 ? "acute" : tier == 2 ? "same_day" : "ranked"; }

bool seen(const Services& tools, StaffTransaction& transaction, const casework::AlertKey& alert) {
  const auto yes = [](const auto&) { return true; };
  return transaction.one(sql::oversight::find_clock{.clock_ref = casework::alert_id(tools.keys.public_id, alert)},
                         yes) ||
         transaction.one(sql::oversight::find_alert{.student_id = alert.student, .alert_no = alert.number}, yes);
}

std::optional<std::int64_t> accepted_by(StaffTransaction& transaction, const casework::AlertKey& alert) {
  return transaction.one(supporting,
                         sql::oversight::read_request{.student_id = alert.student, .alert_no = alert.number},
                         [](const auto& row) { return row.accepted_by().value; });
}

void tell(const Services& tools, StaffTransaction& transaction, const access::Caller& caller, std::string_view action,
          const casework::AlertKey& alert) {
  const std::string number = std::to_string(alert.number);
  events::add(transaction, supporting, alert.student, alerts::changed_kind, number, tools.clock.now_ms());
  tools.audit.append(transaction, audit::by(caller, action, alert.student.value, "alert " + number));
}

json::array contacts(StaffTransaction& transaction, UnitId school, const Clock& clock) {
  json::array list;
  for (const auto& one : duty::school_contacts(transaction, school, clock.now_ms()))
    list.push_back(json::object{{"name", one.name}, {"duty", one.duty}, {"phone", one.phone}});
  return list;
}

}  // namespace

std::string pseudonym(const Key& key, const casework::AlertKey& alert) {
  const Digest digest = CryptoProvider::standard().mac(
      key, "pseudonym/" + std::to_string(alert.student.value) + "/" + std::to_string(alert.number));
  std::uint64_t number = 0;
  for (int i = 0; i < 7; ++i) number = number << 8 | static_cast<unsigned char>(digest[static_cast<std::size_t>(i)]);
  std::string digits = std::to_string(number % 1'000'000'000);
  digits.insert(0, 9 - digits.size(), '0');
  return digits.substr(0, 3) + "-" + digits.substr(3, 3) + "-" + digits.substr(6);
}

Result<std::string> open_clocks(const Services& tools, const access::Caller& caller, const std::string& after) {
  std::int64_t stage = 0, due = 0;
  char ref[33] = "";
  if (!after.empty() && std::sscanf(after.c_str(), "%ld.%ld.%32s", &stage, &due, ref) != 3)
    return Problem(problems::field_invalid, "after", {{"name", "after"}, {"expected", "next"}});
  json::array clocks;
  json::object body;
  std::string shown, next;
  std::vector<std::pair<std::size_t, UnitId>> schools;
  std::set<std::string> callable;
  for (const auto& one : alerts::callable_alerts(tools.database, tools.clock, caller))
    callable.insert(casework::alert_id(tools.keys.public_id, {one.student, one.alert_no}));
  const std::int64_t now_ms = tools.clock.now_ms();
  tools.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(sql::oversight::list_clocks{.after_stage = stage,
                                                 .after_due = due,
                                                 .after_ref = std::string_view(ref),
                                                 .rows_max = page_rows,
                                                 .now_ms = now_ms},
                     [&](const auto& row) {
                       json::object one{{"id", row.clock_ref()},
                                        {"pseudonym", row.pseudonym()},
                                        {"school_name", row.name()},
                                        {"tier", tier_word(row.tier_rank())},
                                        {"raised_at_ms", row.raised_at_ms()},
                                        {"due_at_ms", row.due_at_ms()},
                                        {"reached", row.escalated_to()},
                                        {"support", row.asked_at_ms() == 0              ? "none"
                                                    : row.supported_by_name().empty()   ? "asked"
                                                    : row.is_supported_by_caller() != 0 ? "by_you"
                                                                                        : "accepted"}};
                       const bool yours = row.is_taken_by_caller() != 0;
                       one["may_take_on"] = callable.contains(std::string(row.clock_ref()));
                       one["taken_by_you"] = yours;
                       if (yours) schools.emplace_back(clocks.size(), row.school_unit_id());
                       if (!row.taken_by_name().empty()) one["taken_by"] = row.taken_by_name();
                       else if (row.step_due_at_ms() != 0) one["step_due_at_ms"] = row.step_due_at_ms();
                       if (row.unreachable_since_ms() != 0) one["unreachable_since_ms"] = row.unreachable_since_ms();
                       if (!row.supported_by_name().empty()) one["supported_by"] = row.supported_by_name();
                       clocks.push_back(std::move(one));
                       next = std::to_string(row.stage()) + "." + std::to_string(row.due_at_ms()) + "." +
                              std::string(row.clock_ref());
                       shown += std::string(row.pseudonym()) + " ";
                     });
    transaction.each(sql::oversight::count_clocks{.now_ms = now_ms}, [&](const auto& row) {
      body["counts"] = json::object{
          {"acute", row.acute()}, {"overdue", row.overdue()}, {"same_day", row.same_day()}, {"waiting", row.clocks()}};
    });
    // Whoever has taken it on telephones the school: that is what there is to do from an office.
    for (const auto& [place, school] : schools)
      clocks[place].as_object()["contacts"] = contacts(transaction, school, tools.clock);
    return 0;
  });
  RONGXIN_CHECK(tools.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    tools.audit.append(transaction, audit::by(caller, "listClocks", 0, shown));
    return success();
  }));
  if (clocks.size() == page_rows) body["next"] = next;
  body["clocks"] = std::move(clocks);
  return json::serialize(body);
}

Status ask_for_support(const Services& tools, const access::Caller& caller, const casework::AlertKey& alert) {
  return tools.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (!seen(tools, transaction, alert)) return problems::not_found;
    const std::int64_t now_ms = tools.clock.now_ms();
    if (transaction.run(supporting, sql::oversight::add_request{.student_id = alert.student,
                                                                .alert_no = alert.number,
                                                                .asked_by = caller.account(),
                                                                .now_ms = now_ms}) == 0)
      return success();
    transaction.run(supporting,
                    sql::oversight::set_clock_support{.clock_ref = casework::alert_id(tools.keys.public_id, alert),
                                                      .asked_at_ms = whole_minute(now_ms),
                                                      .supported_by = AccountId(0)});
    tell(tools, transaction, caller, "askForSupport", alert);
    return success();
  });
}

Status withdraw_support(const Services& tools, const access::Caller& caller, const casework::AlertKey& alert) {
  return tools.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (!seen(tools, transaction, alert)) return problems::not_found;
    if (transaction.run(supporting, sql::oversight::withdraw_request{.student_id = alert.student,
                                                                     .alert_no = alert.number,
                                                                     .now_ms = tools.clock.now_ms()}) == 0)
      return accepted_by(transaction, alert) ? Status(Problem(problems::support_accepted)) : success();
    transaction.run(supporting,
                    sql::oversight::set_clock_support{.clock_ref = casework::alert_id(tools.keys.public_id, alert),
                                                      .asked_at_ms = 0,
                                                      .supported_by = AccountId(0)});
    tell(tools, transaction, caller, "withdrawSupport", alert);
    return success();
  });
}

Status lend_support(const Services& tools, const access::Caller& caller, const casework::AlertKey& alert) {
  return tools.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (!seen(tools, transaction, alert)) return problems::not_found;
    const std::int64_t now_ms = tools.clock.now_ms();
    transaction.run(
        supporting,
        sql::oversight::add_request{
            .student_id = alert.student, .alert_no = alert.number, .asked_by = caller.account(), .now_ms = now_ms});
    if (transaction.run(supporting, sql::oversight::accept_request{.student_id = alert.student,
                                                                   .alert_no = alert.number,
                                                                   .account_id = caller.account(),
                                                                   .now_ms = now_ms}) == 0)
      return accepted_by(transaction, alert) == caller.account().value ? success()
                                                                       : Status(Problem(problems::support_accepted));
    transaction.run(supporting, sql::oversight::add_grant{.student_id = alert.student,
                                                          .alert_no = alert.number,
                                                          .account_id = caller.account(),
                                                          .unit_id = caller.unit(),
                                                          .now_ms = now_ms});
    transaction.run(supporting,
                    sql::oversight::set_clock_support{.clock_ref = casework::alert_id(tools.keys.public_id, alert),
                                                      .asked_at_ms = whole_minute(now_ms),
                                                      .supported_by = caller.account()});
    tell(tools, transaction, caller, "lendSupport", alert);
    return success();
  });
}

}  // namespace rongxin::oversight
