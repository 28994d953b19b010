#pragma once
// Brings the calls of an escalation to people: words without a child in them, through the channels
// that the city has set up.
#include "alerts/take_on.h"
#include "events/channels.h"

namespace rongxin::alerts {

/// Neutral and still urgent: 有一件学生安全事项，请10分钟内确认, with the minutes of the setting. `how_many` matters of
/// one moment are one message.
std::string call_text(const Call& call, std::size_t how_many);

class CallMessages {
 public:
  CallMessages(store::Database& database, const KeyRing& keys, const Clock& clock, events::CallChannels channels)
      : database_(database), keys_(keys), clock_(clock), channels_(std::move(channels)) {}
  events::Delivery by_mail(const events::Event& event) const;
  events::Delivery by_webhook(const events::Event& event) const;

 private:
  struct Prepared;
  Prepared prepare(const events::Event& event, std::string_view kind) const;
  template <class Send>
  events::Delivery deliver(const events::Event& event, std::string_view kind, Send send) const;
  store::Database& database_;
  const KeyRing& keys_;
  const Clock& clock_;
  const events::CallChannels channels_;
};

}  // namespace rongxin::alerts
