#include "alerts/take_on.h"

#include "access/public_id.h"
#include "alerts/hand_over.h"
#include "alerts/ladder.h"
#include "alerts/problems.h"
#include "alerts/taken_messages.h"
#include "events/events.h"
#include "platform/problem_catalogue.h"
#include "sql/alerts/answer_notifications.h"
#include "sql/alerts/find_callable.h"
#include "sql/alerts/find_notification.h"
#include "sql/alerts/list_beside.h"
#include "sql/alerts/list_callable.h"
#include "sql/alerts/read_taking.h"
#include "sql/alerts/take_on.h"
#include "sql/alerts/take_on_called.h"

namespace rongxin::alerts {
namespace {

using store::StaffTransaction;
using store::Transaction;
constexpr auto called =
    store::SystemKey::because("a person who was called answers by the address in the message, which names nobody");

// An address opens nothing once it is old, whatever became of the alert; what has been taken on is said to whoever was
// called.
Call::State state_of(const auto& row, const Call& call, std::int64_t now_ms) {
  const std::int64_t taken_by = row.taken_by().value;
  if (row.is_closed() != 0) return Call::State::over;
  if (now_ms - call.made_at_ms >= call_holds_ms) return Call::State::ended;
  if (taken_by != 0) return taken_by == call.account.value ? Call::State::taken_by_you : Call::State::taken_by_another;
  if (row.is_overtaken() != 0) return Call::State::ended;
  return row.is_still_called() != 0 ? Call::State::open : Call::State::pass_on;
}

Call call_of(const auto& row, std::int64_t now_ms) {
  Call call;
  call.account = row.account_id();
  call.tier = static_cast<Tier>(row.tier_rank());
  call.made_at_ms = row.made_at_ms();
  call.mail_address = std::string(row.mail_address());
  call.phone = std::string(row.phone());
  call.rung = std::string(row.rung());
  call.round_no = row.round_no();
  call.step_no = static_cast<int>(row.step_no());
  call.state = state_of(row, call, now_ms);
  return call;
}

Result<Call> find_call(Transaction& transaction, const Clock& clock, StudentId student, std::int64_t alert_no,
                       std::int64_t notification_no) {
  const std::int64_t now_ms = clock.now_ms();
  bool gone = false;
  UnitId school;
  auto found = transaction.one(
      called,
      sql::alerts::find_notification{.student_id = student, .alert_no = alert_no, .notification_no = notification_no},
      [&](const auto& row) {
        // Of what is over anybody may hear who still works here; of what is open only whose post reaches the school.
        gone = row.is_closed() != 0 ? row.is_account_ended() != 0 : row.has_post_there() == 0;
        school = row.school_unit_id();
        return call_of(row, now_ms);
      });
  if (!found || gone) return problems::not_found;
  found->student = student;
  found->alert_no = alert_no;
  found->notification_no = notification_no;
  const auto clocks = clocks_of(settings::read(transaction, school, "clocks", day_of(now_ms)));
  found->answer_minutes = clocks.acute_answer_minutes;
  found->may_send_at_ms = may_call_at_ms(found->tier, found->step_no, now_ms, 1, clocks);
  transaction.each(
      called, sql::alerts::list_beside{.student_id = student, .alert_no = alert_no, .notification_no = notification_no},
      [&](const auto& row) {
        found->beside.push_back({row.student_id(), row.alert_no(), row.notification_no()});
      });
  return std::move(*found);
}

std::optional<CallNumbers> numbers_of(const KeyRing& keys, std::string_view token) {
  const auto number = access::read_public_id(keys.public_id, access::PublicKind::call, token);
  if (!number) return std::nullopt;
  return CallNumbers{number->student, number->second, number->first};
}

}  // namespace

std::string take_on_token(const Key& key, StudentId student, std::int64_t alert_no, std::int64_t notification_no) {
  if (alert_no > 255 || notification_no > 0xffffffffLL) return {};
  return access::public_id(key, access::PublicKind::call,
                           {student, static_cast<std::uint32_t>(notification_no), static_cast<std::uint8_t>(alert_no)});
}

Result<Call> read_call(store::Database& database, const Clock& clock, StudentId student, std::int64_t alert_no,
                       std::int64_t notification_no) {
  return database.read(called, [&](Transaction& transaction) {
    return find_call(transaction, clock, student, alert_no, notification_no);
  });
}

Result<Call> read_call(store::Database& database, const KeyRing& keys, const Clock& clock, std::string_view token) {
  const auto numbers = numbers_of(keys, token);
  if (!numbers) return problems::not_found;
  return read_call(database, clock, numbers->student, numbers->alert_no, numbers->notification_no);
}

namespace {

void tell_taken(Transaction& transaction, std::int64_t now_ms, StudentId student, std::int64_t alert_no, AccountId by) {
  transaction.run_later(called, sql::alerts::answer_notifications{
                                    .student_id = student, .alert_no = alert_no, .account_id = by, .now_ms = now_ms});
  events::add(transaction, called, student, changed_kind, std::to_string(alert_no), now_ms);
  tell_the_others(transaction, student, alert_no, by, now_ms);
}

}  // namespace

Result<Call> take_on_by_token(store::Database& database, const KeyRing& keys, const Clock& clock,
                              audit::AuditLog& audit, std::string_view token) {
  const auto numbers = numbers_of(keys, token);
  if (!numbers) return problems::not_found;
  return database.write(called, [&](Transaction& transaction) -> Result<Call> {
    RONGXIN_TRY(call, find_call(transaction, clock, numbers->student, numbers->alert_no, numbers->notification_no));
    if (call.state != Call::State::open) return call;
    const std::int64_t now_ms = clock.now_ms();
    if (transaction.run(called, sql::alerts::take_on_called{.student_id = call.student,
                                                            .alert_no = call.alert_no,
                                                            .account_id = call.account,
                                                            .now_ms = now_ms,
                                                            .round_no = call.round_no}) == 0)
      return find_call(transaction, clock, call.student, call.alert_no, call.notification_no);
    tell_taken(transaction, now_ms, call.student, call.alert_no, call.account);
    audit.append(transaction, {"staff", call.account.value, 0, "takeOnByMessage", call.student.value,
                               "alert " + std::to_string(call.alert_no)});
    call.state = Call::State::taken_by_you;
    return call;
  });
}

Status take_on_within(StaffTransaction& transaction, std::int64_t now_ms, audit::AuditLog& audit,
                      const access::Caller& caller, StudentId student, std::int64_t alert_no, Tier shown) {
  if (transaction.run(sql::alerts::take_on{.student_id = student,
                                           .alert_no = alert_no,
                                           .account_id = caller.account(),
                                           .now_ms = now_ms,
                                           .shown_rank = static_cast<int>(shown)}) == 0) {
    const auto taken_by =
        transaction.one(sql::alerts::read_taking{.student_id = student, .alert_no = alert_no},
                        [](const auto& row) { return row.is_closed() != 0 ? 0 : row.taken_by().value; });
    if (!taken_by || *taken_by == 0) return problems::not_found;
    if (*taken_by != caller.account().value) return problems::alert_taken;
    return success();
  }
  tell_taken(transaction, now_ms, student, alert_no, caller.account());
  audit.append(transaction, audit::by(caller, "takeOnAlert", student.value, "alert " + std::to_string(alert_no)));
  return success();
}

Status take_on(store::Database& database, const Clock& clock, audit::AuditLog& audit, const access::Caller& caller,
               StudentId student, std::int64_t alert_no) {
  return take_on_as_shown(database, clock, audit, caller, student, alert_no, Tier::acute);
}

Status take_on_as_shown(store::Database& database, const Clock& clock, audit::AuditLog& audit,
                        const access::Caller& caller, StudentId student, std::int64_t alert_no, Tier shown) {
  return database.write(caller, [&](StaffTransaction& transaction) {
    return take_on_within(transaction, clock.now_ms(), audit, caller, student, alert_no, shown);
  });
}

namespace {

void tell_put_back(StaffTransaction& transaction, std::int64_t now_ms, audit::AuditLog& audit,
                   const access::Caller& caller, StudentId student, std::int64_t alert_no) {
  events::add(transaction, called, student, changed_kind, std::to_string(alert_no), now_ms);
  audit.append(transaction, audit::by(caller, "putBackAlert", student.value, "alert " + std::to_string(alert_no)));
}

}  // namespace

Status put_back_within(StaffTransaction& transaction, std::int64_t now_ms, audit::AuditLog& audit,
                       const access::Caller& caller, StudentId student, std::int64_t alert_no) {
  if (!transaction.one(sql::alerts::read_taking{.student_id = student, .alert_no = alert_no},
                       [](const auto&) { return true; }))
    return problems::not_found;
  if (!begin_round(transaction, student, alert_no, caller.account(), now_ms)) return problems::alert_not_yours;
  tell_put_back(transaction, now_ms, audit, caller, student, alert_no);
  return success();
}

Status put_back(store::Database& database, const Clock& clock, audit::AuditLog& audit, const access::Caller& caller,
                StudentId student, std::int64_t alert_no) {
  return database.write(caller, [&](StaffTransaction& transaction) {
    return put_back_within(transaction, clock.now_ms(), audit, caller, student, alert_no);
  });
}

Status put_back_taken(store::Database& database, const Clock& clock, audit::AuditLog& audit,
                      const access::Caller& caller, StudentId student, std::int64_t alert_no) {
  return database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (!begin_round(transaction, student, alert_no, caller.account(), clock.now_ms())) return problems::not_found;
    tell_put_back(transaction, clock.now_ms(), audit, caller, student, alert_no);
    return success();
  });
}

Status take_on_as_called(store::Database& database, const Clock& clock, audit::AuditLog& audit,
                         const access::Caller& caller, StudentId student, std::int64_t alert_no) {
  return database.write(caller, [&](StaffTransaction& transaction) -> Status {
    const std::int64_t now_ms = clock.now_ms();
    std::int64_t round_no = 0, taken_by = 0;
    const bool may =
        transaction
            .one(called,
                 sql::alerts::find_callable{.student_id = student, .alert_no = alert_no, .post_id = caller.post()},
                 [&](const auto& row) {
                   round_no = row.round_no();
                   taken_by = row.taken_by().value;
                   return true;
                 })
            .has_value();
    if (!may) return problems::not_found;
    if (taken_by == caller.account().value) return success();
    if (transaction.run(called, sql::alerts::take_on_called{.student_id = student,
                                                            .alert_no = alert_no,
                                                            .account_id = caller.account(),
                                                            .now_ms = now_ms,
                                                            .round_no = round_no}) == 0)
      return problems::alert_taken;
    tell_taken(transaction, now_ms, student, alert_no, caller.account());
    audit.append(transaction, audit::by(caller, "takeOnCalled", student.value, "alert " + std::to_string(alert_no)));
    return success();
  });
}

std::vector<Callable> callable_alerts(store::Database& database, const Clock& clock, const access::Caller& caller) {
  constexpr std::int64_t lately_ms = 30LL * 24 * 3600 * 1000;  // the ladder of an open alert calls more often than that
  const std::int64_t now_ms = clock.now_ms();
  std::vector<Callable> found;
  database.read(called, [&](Transaction& transaction) {
    transaction.each(called,
                     sql::alerts::list_callable{
                         .account_id = caller.account(),
                         .post_id = caller.post(),
                         .led_unit_id = caller.role() == access::Role::school_leader ? caller.unit() : UnitId(0),
                         .since_ms = now_ms - lately_ms},
                     [&](const auto& row) {
                       found.push_back({row.student_id(), row.alert_no(), static_cast<Tier>(row.tier_rank()),
                                        row.raised_at_ms(), row.due_at_ms()});
                     });
    return 0;
  });
  return found;
}

}  // namespace rongxin::alerts
