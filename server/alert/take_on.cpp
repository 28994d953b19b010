#include "alert/take_on.h"

#include "access/public_id.h"
#include "alert/problems.h"
#include "events/events.h"
#include "platform/problem_catalogue.h"
#include "sql/alert.h"

namespace rongxin::alert {
namespace {

using store::Row;
using store::StaffTransaction;
using store::Transaction;
constexpr auto called = store::SystemKey::because("a person who was called answers by the address in the message, which names nobody");

Call call_of(const Row& row) {
  Call call;
  call.account = AccountId(row.integer(0));
  call.tier = static_cast<Tier>(row.integer(1));
  call.made_at_ms = row.integer(2);
  call.mail_address = row.string(6);
  call.phone = row.string(7);
  call.school = row.string(8);
  call.rung = row.string(9);
  const std::int64_t taken_by = row.integer(4);
  if (row.integer(3) != 0) call.state = Call::State::over;
  else if (taken_by != 0) call.state = taken_by == call.account.value ? Call::State::taken_by_you : Call::State::taken_by_another;
  return call;
}

Result<Call> find_call(Transaction& transaction, StudentId student, std::int64_t alert_no, std::int64_t notification_no) {
  bool left = false;
  auto found = transaction.one(called, sql::alert::find_notification, [&](const Row& row) {
    left = row.integer(5) != 0;
    return call_of(row);
  }, student, alert_no, notification_no);
  if (!found || left) return problems::not_found;
  found->student = student;
  found->alert_no = alert_no;
  found->notification_no = notification_no;
  return std::move(*found);
}

struct Numbers {
  StudentId student;
  std::int64_t alert_no, notification_no;
};

std::optional<Numbers> numbers_of(const KeyRing& keys, std::string_view token) {
  const auto number = access::read_public_id(keys.public_id, access::PublicKind::call, token);
  if (!number) return std::nullopt;
  return Numbers{number->student, number->second, number->first};
}

}  // namespace

std::string take_on_token(const Key& key, StudentId student, std::int64_t alert_no, std::int64_t notification_no) {
  if (alert_no > 255 || notification_no > 0xffffffffLL) return {};
  return access::public_id(key, access::PublicKind::call, {student, static_cast<std::uint32_t>(notification_no), static_cast<std::uint8_t>(alert_no)});
}

Result<Call> read_call(store::Database& database, StudentId student, std::int64_t alert_no, std::int64_t notification_no) {
  return database.read(called, [&](Transaction& transaction) { return find_call(transaction, student, alert_no, notification_no); });
}

Result<Call> read_call(store::Database& database, const KeyRing& keys, std::string_view token) {
  const auto numbers = numbers_of(keys, token);
  if (!numbers) return problems::not_found;
  return read_call(database, numbers->student, numbers->alert_no, numbers->notification_no);
}

Result<Call> take_on_by_token(store::Database& database, const KeyRing& keys, const Clock& clock, access::AuditLog& audit, std::string_view token) {
  const auto numbers = numbers_of(keys, token);
  if (!numbers) return problems::not_found;
  return database.write(called, [&](Transaction& transaction) -> Result<Call> {
    RONGXIN_TRY(call, find_call(transaction, numbers->student, numbers->alert_no, numbers->notification_no));
    if (call.state != Call::State::open) return call;
    const std::int64_t now_ms = clock.now_ms();
    if (transaction.run(called, sql::alert::take_on_called, call.student, call.alert_no, call.account, now_ms) == 0) return find_call(transaction, call.student, call.alert_no, call.notification_no);
    transaction.run_later(called, sql::alert::answer_notifications, call.student, call.alert_no, call.account, now_ms);
    events::add(transaction, called, call.student, changed_kind, std::to_string(call.alert_no), now_ms);
    audit.append(transaction, {"staff", call.account.value, 0, "takeOnByMessage", call.student.value, "alert " + std::to_string(call.alert_no)});
    call.state = Call::State::taken_by_you;
    return call;
  });
}

Status take_on_within(StaffTransaction& transaction, std::int64_t now_ms, access::AuditLog& audit, const access::Caller& caller, StudentId student, std::int64_t alert_no) {
  if (transaction.run(sql::alert::take_on, student, alert_no, caller.account(), now_ms) == 0) {
    const auto taken_by = transaction.one(sql::alert::read_taking, [](const Row& row) { return row.integer(1) != 0 ? 0 : row.integer(0); }, student, alert_no);
    if (!taken_by || *taken_by == 0) return problems::not_found;
    if (*taken_by != caller.account().value) return problems::alert_taken;
    return success();
  }
  transaction.run_later(called, sql::alert::answer_notifications, student, alert_no, caller.account(), now_ms);
  events::add(transaction, called, student, changed_kind, std::to_string(alert_no), now_ms);
  audit.append(transaction, access::by(caller, "takeOnAlert", student.value, "alert " + std::to_string(alert_no)));
  return success();
}

Status take_on(store::Database& database, const Clock& clock, access::AuditLog& audit, const access::Caller& caller, StudentId student, std::int64_t alert_no) {
  return database.write(caller, [&](StaffTransaction& transaction) { return take_on_within(transaction, clock.now_ms(), audit, caller, student, alert_no); });
}

namespace {

void tell_put_back(StaffTransaction& transaction, std::int64_t now_ms, access::AuditLog& audit, const access::Caller& caller, StudentId student, std::int64_t alert_no) {
  events::add(transaction, called, student, changed_kind, std::to_string(alert_no), now_ms);
  audit.append(transaction, access::by(caller, "putBackAlert", student.value, "alert " + std::to_string(alert_no)));
}

}  // namespace

Status put_back_within(StaffTransaction& transaction, std::int64_t now_ms, access::AuditLog& audit, const access::Caller& caller, StudentId student, std::int64_t alert_no) {
  if (transaction.run(sql::alert::put_back, student, alert_no, caller.account(), now_ms) == 0) {
    const bool there = transaction.one(sql::alert::read_taking, [](const Row&) { return true; }, student, alert_no).has_value();
    return there ? Problem(problems::alert_not_yours) : Problem(problems::not_found);
  }
  tell_put_back(transaction, now_ms, audit, caller, student, alert_no);
  return success();
}

Status put_back(store::Database& database, const Clock& clock, access::AuditLog& audit, const access::Caller& caller, StudentId student, std::int64_t alert_no) {
  return database.write(caller, [&](StaffTransaction& transaction) { return put_back_within(transaction, clock.now_ms(), audit, caller, student, alert_no); });
}

Status put_back_taken(store::Database& database, const Clock& clock, access::AuditLog& audit, const access::Caller& caller, StudentId student, std::int64_t alert_no) {
  return database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (transaction.run(sql::alert::put_back_taken, student, alert_no, clock.now_ms()) == 0) return problems::not_found;
    tell_put_back(transaction, clock.now_ms(), audit, caller, student, alert_no);
    return success();
  });
}

void hand_over_alerts(Transaction& transaction, AccountId from, std::int64_t now_ms) { transaction.run(called, sql::alert::hand_over_alerts, from, now_ms); }

}  // namespace rongxin::alert
