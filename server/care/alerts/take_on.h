#pragma once
// 我来处理: an adult answers. By the page, or by one tap in a message, which tells nothing of the child
// and needs no second factor.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/caller.h"
#include "alerts/rules.h"
#include "audit/audit_log.h"
#include "platform/clock.h"
#include "platform/key_ring.h"
#include "platform/result.h"
#include "store/database.h"

namespace rongxin::alerts {

/// Kind of the outbox's events by which open pages learn that an alert has changed; the subject is its number.
inline constexpr std::string_view changed_kind = "alert_changed";

struct CallNumbers {
  StudentId student;
  std::int64_t alert_no = 0, notification_no = 0;
};

/// How long an address in a message takes on. A day: who is called at eight may answer in the evening; by the next day
/// the ladder has called others, and the address lies in archives where nobody guards it.
inline constexpr std::int64_t call_holds_ms = 24 * 3600 * 1000LL;

/// What a message and its page may say: how urgent the alert is now, and whether somebody is on it.
struct Call {
  StudentId student;
  std::int64_t alert_no = 0, notification_no = 0;
  AccountId account;
  Tier tier = Tier::ranked;  ///< of the alert now, not of the day when it was called for
  std::int64_t made_at_ms = 0, round_no = 0;
  int step_no = 1;
  int answer_minutes = 0;           ///< acute: the setting of this moment
  std::int64_t may_send_at_ms = 0;  ///< now, or the end of the quiet hours for what is not acute
  std::vector<CallNumbers> beside;  ///< other calls of the same message that nobody has answered
  std::string mail_address, phone, rung;
  /// ended: a newer call has come, or a day has passed; signing in leads on. pass_on: called to see that others act,
  /// since the access table gives the alert itself to them (a leader what is not acute, the administrator).
  enum class State { open, taken_by_you, taken_by_another, over, ended, pass_on } state = State::open;
};

/// The last part of the address in a message. Empty when the numbers do not fit into one (then: sign in).
std::string take_on_token(const Key& key, StudentId student, std::int64_t alert_no, std::int64_t notification_no);
/// Problem not_found, also for a person who has left or works at another school now.
Result<Call> read_call(store::Database& database, const KeyRing& keys, const Clock& clock, std::string_view token);
Result<Call> read_call(store::Database& database, const Clock& clock, StudentId student, std::int64_t alert_no,
                       std::int64_t notification_no);
/// Idempotent: who has it keeps it, and a second person is told that another was first. Only a call that is `open`
/// takes on.
Result<Call> take_on_by_token(store::Database& database, const KeyRing& keys, const Clock& clock,
                              audit::AuditLog& audit, std::string_view token);

/// By the page. Problems: not_found, alert_taken (by another).
Status take_on(store::Database& database, const Clock& clock, audit::AuditLog& audit, const access::Caller& caller,
               StudentId student, std::int64_t alert_no);
/// From a list: what has become more urgent than the list showed is not taken on (not_found), for nobody has seen it.
Status take_on_as_shown(store::Database& database, const Clock& clock, audit::AuditLog& audit,
                        const access::Caller& caller, StudentId student, std::int64_t alert_no, Tier shown);
/// The same within a transaction that goes on.
Status take_on_within(store::StaffTransaction& transaction, std::int64_t now_ms, audit::AuditLog& audit,
                      const access::Caller& caller, StudentId student, std::int64_t alert_no, Tier shown);
/// Undo: the alert calls anew at once. Problems: not_found, alert_not_yours.
Status put_back(store::Database& database, const Clock& clock, audit::AuditLog& audit, const access::Caller& caller,
                StudentId student, std::int64_t alert_no);

/// The same within a transaction that goes on.
Status put_back_within(store::StaffTransaction& transaction, std::int64_t now_ms, audit::AuditLog& audit,
                       const access::Caller& caller, StudentId student, std::int64_t alert_no);

/// By the page, for whoever was called and is no psychologist; a leader what is acute. Problems: not_found,
/// alert_taken.
Status take_on_as_called(store::Database& database, const Clock& clock, audit::AuditLog& audit,
                         const access::Caller& caller, StudentId student, std::int64_t alert_no);
/// Undo of it. Problem: not_found.
Status put_back_taken(store::Database& database, const Clock& clock, audit::AuditLog& audit,
                      const access::Caller& caller, StudentId student, std::int64_t alert_no);

/// What the caller could take on by the page now: how urgent and since when, nothing of a child.
struct Callable {
  StudentId student;
  std::int64_t alert_no = 0;
  Tier tier = Tier::ranked;
  std::int64_t raised_at_ms = 0, due_at_ms = 0;
};
std::vector<Callable> callable_alerts(store::Database& database, const Clock& clock, const access::Caller& caller);

}  // namespace rongxin::alerts
