#pragma once
#include <string>

#include "alerts/rules.h"
#include "platform/bytes.h"
#include "platform/ids.h"
#include "store/transaction.h"

namespace rongxin::alerts {

/// A signal ready to be stored: grounds sealed under the student's key before the writer's turn.
struct SealedSignal {
  std::string key;  ///< unique per student: the same cause raises once
  Signal::Kind kind = Signal::Kind::rule;
  Tier tier = Tier::ranked;
  CampaignId campaign;
  int attempt = 1;
  Bytes grounds;
  AccountId raised_by = {};  ///< the adult of a manual concern
};

/// Key and JSON text of the grounds: {"name", "words", "met": [{"subject", "item", "value", "at_least"}]}.
std::string signal_key(const Signal& signal, CampaignId campaign, int attempt);
std::string grounds_text(const Signal& signal);
bool read_grounds(std::string_view text, Signal& signal);
inline constexpr std::string_view grounds_place = "alert_signal.sealed_grounds";

/// When an adult must have answered, by the clock alone: acute 10 minutes, the same day by its end, others in 14 days.
/// What settings and the calendar of the school make of it: answer_due_at_ms in alert/ladder.h.
std::int64_t due_at_ms(Tier tier, std::int64_t raised_at_ms);

/// Opens the student's alert or attaches to the open one, in the caller's transaction, with its
/// outbox event. A signal that cannot wait calls anew when whoever is on the alert took it on long ago.
/// Repeating it changes nothing. True when the signal is new.
bool raise(store::OwnTransaction& transaction, const SealedSignal& signal, std::int64_t now_ms);

}  // namespace rongxin::alerts
