#include "oversight/clocks.h"

#include <set>

#include "alerts/problems.h"
#include "alerts/take_on.h"
#include "casework/taken_alerts.h"
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

using store::StaffTransaction;
constexpr auto supporting = store::SystemKey::because(
    "the caller has been found to see the alert or its clock; the grant is for this one alert");
constexpr int page_rows = 50;

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

// A row of list_clocks.
api::OpenClock clock_of(const auto& row, bool may_take_on) {
  api::OpenClock one{.id = row.clock_ref(),
                     .pseudonym = row.pseudonym(),
                     .school_name = row.name(),
                     .tier = api::OpenClock::Tier(casework::tier_name(row.tier_rank())),
                     .raised_at_ms = row.raised_at_ms(),
                     .due_at_ms = row.due_at_ms(),
                     .reached = api::OpenClock::Reached(row.escalated_to()),
                     .may_take_on = may_take_on,
                     .taken_by_you = row.is_taken_by_caller() != 0};
  if (row.asked_at_ms() == 0) one.support = "none";
  else if (row.supported_by_name().empty()) one.support = "asked";
  else if (row.is_supported_by_caller() != 0) one.support = "by_you";
  else one.support = "accepted";
  if (!row.taken_by_name().empty()) one.taken_by = row.taken_by_name();
  else if (row.step_due_at_ms() != 0) one.step_due_at_ms = row.step_due_at_ms();
  if (row.unreachable_since_ms() != 0) one.unreachable_since_ms = row.unreachable_since_ms();
  if (!row.supported_by_name().empty()) one.supported_by = row.supported_by_name();
  return one;
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

Result<api::Clocks> open_clocks(const Services& tools, const access::Caller& caller, const api::list_clocks::In& in) {
  std::int64_t stage = 0, due = 0;
  char ref[33] = "";
  if (!in.after.empty() && std::sscanf(in.after.c_str(), "%ld.%ld.%32s", &stage, &due, ref) != 3)
    return operations::refused("after", "next");
  api::Clocks out;
  std::string shown, next;
  std::set<std::string> callable;
  for (const auto& one : alerts::callable_alerts(tools.database, tools.clock, caller))
    callable.insert(casework::alert_id(tools.keys.public_id, {one.student, one.alert_no}));
  const std::int64_t now_ms = tools.clock.now_ms();
  tools.database.read(caller, [&](StaffTransaction& transaction) {
    std::vector<UnitId> schools;
    transaction.each(sql::oversight::list_clocks{.after_stage = stage,
                                                 .after_due = due,
                                                 .after_ref = std::string_view(ref),
                                                 .rows_max = page_rows,
                                                 .now_ms = now_ms},
                     [&](const auto& row) {
                       out.clocks.push_back(clock_of(row, callable.contains(std::string(row.clock_ref()))));
                       schools.push_back(row.school_unit_id());
                       next = std::to_string(row.stage()) + "." + std::to_string(row.due_at_ms()) + "." +
                              std::string(row.clock_ref());
                       shown += std::string(row.pseudonym()) + " ";
                     });
    transaction.each(sql::oversight::count_clocks{.now_ms = now_ms}, [&](const auto& row) {
      out.counts = {
          .acute = row.acute(), .overdue = row.overdue(), .same_day = row.same_day(), .waiting = row.clocks()};
    });
    // Whoever has taken it on telephones the school: that is what there is to do from an office.
    for (std::size_t i = 0; i < schools.size(); ++i)
      if (out.clocks[i].taken_by_you)
        out.clocks[i].contacts = casework::contacts_at(transaction, schools[i], tools.clock);
    return 0;
  });
  RONGXIN_CHECK(tools.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    tools.audit.append(transaction, audit::by(caller, api::list_clocks::operation.name, 0, shown));
    return success();
  }));
  if (out.clocks.size() == page_rows) out.next = next;
  return out;
}

Status ask_for_support(const Services& tools, const access::Caller& caller, const api::ask_for_support::In& in) {
  const auto alert = casework::key_of(in.id);
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
    tell(tools, transaction, caller, api::ask_for_support::operation.name, alert);
    return success();
  });
}

Status withdraw_support(const Services& tools, const access::Caller& caller,
                        const api::withdraw_support_request::In& in) {
  const auto alert = casework::key_of(in.id);
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
    tell(tools, transaction, caller, api::withdraw_support_request::operation.name, alert);
    return success();
  });
}

Status lend_support(const Services& tools, const access::Caller& caller, const api::lend_support::In& in) {
  const auto alert = casework::key_of(in.id);
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
    tell(tools, transaction, caller, api::lend_support::operation.name, alert);
    return success();
  });
}

}  // namespace rongxin::oversight
