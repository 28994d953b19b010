#pragma once
// Tells a person by mail and telephone that something was done to the own account: whoever did not ask for it can say
// so before anybody works in their name. Neutral words; what it was stands on the first page.
#include "duty/duty_roster.h"
#include "platform/clock.h"
#include "platform/periodic_worker.h"
#include "store/database.h"

namespace rongxin::accounts {

class ActMessages {
 public:
  ActMessages(store::Database& database, const Clock& clock, events::CallChannels channels)
      : database_(database), clock_(clock), channels_(std::move(channels)) {}
  void start(std::int64_t every_ms);
  void stop() { rounds_.stop(); }
  /// Sends what is due; a channel that fails is tried again, five times in all. Gives how many messages went out.
  int round();

 private:
  struct Due {
    std::int64_t act_id, tries;
    AccountId to;
    std::string act, mail_address, phone;
    bool own = false;
  };
  bool claim(const Due& due);
  int send(const Due& due);

  store::Database& database_;
  const Clock& clock_;
  const events::CallChannels channels_;
  PeriodicWorker rounds_;
};

}  // namespace rongxin::accounts
