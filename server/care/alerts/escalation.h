#pragma once
// Every alert finds its adult: carries the ladder of each alert that nobody has taken on up, step by
// step, and leaves a message for each channel in the outbox. What is due stands in the store, so a
// restart in the middle goes on where it was; each step is carried out once, whoever runs it.

#include <mutex>

#include "alerts/ladder.h"
#include "alerts/take_on.h"
#include "audit/audit_log.h"
#include "events/outbox.h"
#include "platform/clock.h"
#include "platform/periodic_worker.h"
#include "store/database.h"

namespace rongxin::alerts {

struct CallSettings {
  bool by_mail = false, by_webhook = false;  ///< which channels the city has set up
  double speed = 1;                          ///< > 1: the demo's fast clock
};

class Escalation {
 public:
  Escalation(store::Database& database, const Clock& clock, audit::AuditLog& audit, CallSettings settings)
      : database_(database), clock_(clock), audit_(audit), settings_(settings) {}
  ~Escalation() { stop(); }
  void start(std::int64_t every_ms);
  void stop();
  /// Carries out what is due; the number of steps.
  int round();
  /// Until the round under way is over: what calls one person at one moment is known by then.
  void settle() { const std::lock_guard hold(moment_); }
  /// A message that nobody will ever get: when none of its step can arrive, the next step is due at once.
  void given_up(StudentId student, std::string_view subject);

 private:
  struct Due;
  void mend_clocks();
  void hand_over_from_absent();
  bool carry_out(const Due& due);
  int call(store::Transaction& transaction, const Due& due, Rung rung, const std::vector<AccountId>& people,
           bool with_message);

  store::Database& database_;
  const Clock& clock_;
  audit::AuditLog& audit_;
  const CallSettings settings_;
  std::mutex moment_;
  PeriodicWorker rounds_;
};

/// Kinds of effects that an escalation leaves in the outbox; the subject is "ALERT.NOTIFICATION".
inline constexpr std::string_view mail_kind = "call_by_mail", webhook_kind = "call_by_webhook";

}  // namespace rongxin::alerts
