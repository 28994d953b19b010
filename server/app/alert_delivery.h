#pragma once
// What brings an alert to its adult, put together: the ladder and one carrier a channel.
#include <deque>

#include "alerts/call_messages.h"
#include "alerts/escalation.h"
#include "alerts/taken_messages.h"
#include "composition.h"
#include "duty/duty_roster.h"

namespace rongxin {

/// The city's channels, with their secrets read from their files.
events::CallChannels call_channels(const Config& config);

/// What a leave does to alerts.
duty::LeaveEffects leave_effects();

class AlertDelivery {
 public:
  explicit AlertDelivery(Composition& world);
  void start();
  void stop();
  int round();

 private:
  const int speed_;
  alerts::CallMessages messages_;
  alerts::TakenMessages taken_messages_;
  alerts::Escalation escalation_;
  const events::CallChannels channels_;
  std::deque<events::OutboxWorker>
      carriers_;  ///< one a kind of message, each with threads of its own: a slow gateway holds up no mail
};

}  // namespace rongxin
