#pragma once
// What somebody has on hand goes to others at once, and comes back when a leave ends early.
#include "alerts/rules.h"
#include "audit/audit_log.h"
#include "store/transaction.h"

namespace rongxin::alerts {

/// The alert that `from` has taken on begins a new round now; what was answered in time gets a new answer clock. False
/// when `from` has it not. `leave_id` 0: for another reason than leave. `speed` >= 1 makes minutes shorter.
bool begin_round(store::Transaction& transaction, StudentId student, std::int64_t alert_no, AccountId from,
                 std::int64_t now_ms, std::int64_t leave_id = 0, double speed = 1);

/// Whatever `from` has taken on begins a new round: the person is away from now on.
void hand_over_alerts(store::Transaction& transaction, AccountId from, std::int64_t now_ms);
void hand_over_for_leave(store::Transaction& transaction, AccountId from, std::int64_t now_ms, std::int64_t leave_id);
/// The leave is over early: what it handed over and nobody has taken on since is the person's again. How many.
int give_back(store::Transaction& transaction, audit::AuditLog& audit, std::int64_t leave_id, AccountId to,
              std::int64_t now_ms);

/// How many alerts a person has on hand, by urgency.
struct OnHand {
  int acute = 0, same_day = 0, ranked = 0;
};
OnHand on_hand(store::Transaction& transaction, AccountId of);

}  // namespace rongxin::alerts
