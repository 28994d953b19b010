#include "alerts/take_on.h"

#include "access/public_id.h"
#include "alerts/hand_over.h"
#include "alerts/ladder.h"
#include "alerts/problems.h"
#include "alerts/taken_messages.h"
#include "events/events.h"
#include "platform/problem_catalogue.h"
#include "sql/alerts.h"

namespace rongxin::alerts {
namespace {

using store::Row;
using store::StaffTransaction;
using store::Transaction;
constexpr auto called =
    store::SystemKey::because("a person who was called answers by the address in the message, which names nobody");

// An address opens nothing once it is old, whatever became of the alert; what has been taken on is said to whoever was
// called.
Call::State state_of(const Row& row, const Call& call, std::int64_t now_ms) {
  const std::int64_t taken_by = row.integer(4);
  if (row.integer(3) != 0) return Call::State::over;
  if (now_ms - call.made_at_ms >= call_holds_ms) return Call::State::ended;
  if (taken_by != 0) return taken_by == call.account.value ? Call::State::taken_by_you : Call::State::taken_by_another;
  if (row.integer(10) != 0) return Call::State::ended;
  return row.integer(5) != 0 ? Call::State::open : Call::State::pass_on;
}

Call call_of(const Row& row, std::int64_t now_ms) {
  Call call;
  call.account = AccountId(row.integer(0));
  call.tier = static_cast<Tier>(row.integer(1));
  call.made_at_ms = row.integer(2);
  call.mail_address = row.string(6);
  call.phone = row.string(7);
  call.rung = row.string(8);
  call.round_no = row.integer(11);
  call.step_no = static_cast<int>(row.integer(14));
  call.state = state_of(row, call, now_ms);
  return call;
}

Result<Call> find_call(Transaction& transaction, const Clock& clock, StudentId student, std::int64_t alert_no,
                       std::int64_t notification_no) {
  const std::int64_t now_ms = clock.now_ms();
  bool gone = false;
  UnitId school;
  auto found = transaction.one(
      called, sql::alerts::find_notification,
      [&](const Row& row) {
        // Of what is over anybody may hear who still works here; of what is open only whose post reaches the school.
        gone = row.integer(3) != 0 ? row.integer(13) != 0 : row.integer(9) == 0;
        school = UnitId(row.integer(12));
        return call_of(row, now_ms);
      },
      student, alert_no, notification_no, day_of(now_ms));
  if (!found || gone) return problems::not_found;
  found->student = student;
  found->alert_no = alert_no;
  found->notification_no = notification_no;
  const auto clocks = clocks_of(settings::read(transaction, school, "clocks", day_of(now_ms)));
  found->answer_minutes = clocks.acute_answer_minutes;
  found->may_send_at_ms = may_call_at_ms(found->tier, found->step_no, now_ms, 1, clocks);
  transaction.each(
      called, sql::alerts::list_beside,
      [&](const Row& row) {
        found->beside.push_back({StudentId(row.integer(0)), row.integer(1), row.integer(2)});
      },
      student, alert_no, notification_no);
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
  transaction.run_later(called, sql::alerts::answer_notifications, student, alert_no, by, now_ms);
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
    if (transaction.run(called, sql::alerts::take_on_called, call.student, call.alert_no, call.account, now_ms,
                        call.round_no) == 0)
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
  if (transaction.run(sql::alerts::take_on, student, alert_no, caller.account(), now_ms, static_cast<int>(shown)) ==
      0) {
    const auto taken_by = transaction.one(
        sql::alerts::read_taking, [](const Row& row) { return row.integer(1) != 0 ? 0 : row.integer(0); }, student,
        alert_no);
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
  if (!transaction.one(
          sql::alerts::read_taking, [](const Row&) { return true; }, student, alert_no))
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
    const bool may = transaction
                         .one(
                             called, sql::alerts::find_callable,
                             [&](const Row& row) {
                               round_no = row.integer(0);
                               taken_by = row.integer(1);
                               return true;
                             },
                             student, alert_no, caller.post(), day_of(now_ms))
                         .has_value();
    if (!may) return problems::not_found;
    if (taken_by == caller.account().value) return success();
    if (transaction.run(called, sql::alerts::take_on_called, student, alert_no, caller.account(), now_ms, round_no) ==
        0)
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
    transaction.each(
        called, sql::alerts::list_callable,
        [&](const Row& row) {
          found.push_back({StudentId(row.integer(0)), row.integer(1), static_cast<Tier>(row.integer(2)), row.integer(3),
                           row.integer(4)});
        },
        caller.account(), caller.post(), caller.role() == access::Role::school_leader ? caller.unit() : UnitId(0),
        day_of(now_ms), now_ms - lately_ms);
    return 0;
  });
  return found;
}

}  // namespace rongxin::alerts
