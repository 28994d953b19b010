#pragma once
// 我来处理: an adult answers. By the page, or by one tap in a message, which tells nothing of the child
// and needs no second factor.
#include <optional>
#include <string>
#include <string_view>

#include "access/audit_log.h"
#include "access/caller.h"
#include "alert/rules.h"
#include "platform/clock.h"
#include "platform/key_ring.h"
#include "platform/result.h"
#include "store/database.h"

namespace rongxin::alert {

/// Kind of the outbox's events by which open pages learn that an alert has changed; the subject is its number.
inline constexpr std::string_view changed_kind = "alert_changed";

/// What a message and its page may say: how urgent, where, and whether somebody is on it.
struct Call {
  StudentId student;
  std::int64_t alert_no = 0, notification_no = 0;
  AccountId account;
  Tier tier = Tier::ranked;
  std::int64_t made_at_ms = 0;
  std::string school, mail_address, phone, rung;
  enum class State { open, taken_by_you, taken_by_another, over } state = State::open;
};

/// The last part of the address in a message. Empty when the numbers do not fit into one (then: sign in).
std::string take_on_token(const Key& key, StudentId student, std::int64_t alert_no, std::int64_t notification_no);
/// Problem not_found, also for a person who has left.
Result<Call> read_call(store::Database& database, const KeyRing& keys, std::string_view token);
Result<Call> read_call(store::Database& database, StudentId student, std::int64_t alert_no, std::int64_t notification_no);
/// Idempotent: who has it keeps it, and a second person is told that another was first.
Result<Call> take_on_by_token(store::Database& database, const KeyRing& keys, const Clock& clock, access::AuditLog& audit, std::string_view token);

/// By the page. Problems: not_found, alert_taken (by another).
Status take_on(store::Database& database, const Clock& clock, access::AuditLog& audit, const access::Caller& caller, StudentId student, std::int64_t alert_no);
/// The same within a transaction that goes on.
Status take_on_within(store::StaffTransaction& transaction, std::int64_t now_ms, access::AuditLog& audit, const access::Caller& caller, StudentId student, std::int64_t alert_no);
/// Undo: the alert calls anew at once. Problems: not_found, alert_not_yours.
Status put_back(store::Database& database, const Clock& clock, access::AuditLog& audit, const access::Caller& caller, StudentId student, std::int64_t alert_no);

/// The same within a transaction that goes on.
Status put_back_within(store::StaffTransaction& transaction, std::int64_t now_ms, access::AuditLog& audit, const access::Caller& caller, StudentId student, std::int64_t alert_no);

/// The same for whoever was called and sees no more of it than whom to go to. Problem: not_found.
Status put_back_taken(store::Database& database, const Clock& clock, access::AuditLog& audit, const access::Caller& caller, StudentId student, std::int64_t alert_no);

/// Whatever `from` has taken on begins a new round: the person is away from now on.
void hand_over_alerts(store::Transaction& transaction, AccountId from, std::int64_t now_ms);

}  // namespace rongxin::alert
