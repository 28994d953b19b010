#pragma once
// What brings an alert to its adult, put together: the ladder and one carrier a channel.
#include <deque>

#include "alert/call_messages.h"
#include "alert/escalation.h"
#include "alert/taken_messages.h"
#include "composition.h"
#include "staff/duty_roster.h"

namespace rongxin {

/// The city's channels, with their secrets read from their files.
staff::CallChannels call_channels(const Config& config);

/// What a leave does to alerts.
staff::LeaveEffects leave_effects();

class Calling {
 public:
  explicit Calling(Composition& world);
  void start();
  void stop();
  int round();

 private:
  const int speed_;
  alert::CallMessages messages_;
  alert::TakenMessages taken_messages_;
  alert::Escalation escalation_;
  const staff::CallChannels channels_;
  std::deque<events::Carrier> carriers_;  ///< one a kind of message, each with threads of its own: a slow gateway holds up no mail
};

}  // namespace rongxin
