#pragma once
// Whoever was called and was not first hears it by the way on which the call came, so that nobody drives to the school
// at night for nothing: 已有人接手，不必再处理. Who opens the address of the call reads the same there.
#include "alerts/call_messages.h"

namespace rongxin::alerts {

/// Kinds of the outbox; the subject is "ALERT.NOTIFICATION" of the call.
inline constexpr std::string_view taken_mail_kind = "taken_by_mail", taken_webhook_kind = "taken_by_webhook";
/// Of a call that is older nobody is told: whoever was going to come has come, and the morning after nobody is woken by
/// it.
inline constexpr std::int64_t told_of_taking_ms = 60 * 60 * 1000;

/// In the transaction in which somebody takes an alert on: a message for each other person whose call left by a channel
/// within the last hour, whatever the hour of the day; they have been woken already.
void tell_the_others(store::Transaction& transaction, StudentId student, std::int64_t alert_no, AccountId taken_by,
                     std::int64_t now_ms);

/// 22:41 通知您的学生安全事项已有人接手，不必再处理。
std::string taken_text(const Call& call);

class TakenMessages {
 public:
  TakenMessages(store::Database& database, const KeyRing& keys, const Clock& clock, events::CallChannels channels)
      : database_(database), keys_(keys), clock_(clock), channels_(std::move(channels)) {}
  events::Delivery by_mail(const events::Event& event) const;
  events::Delivery by_webhook(const events::Event& event) const;

 private:
  template <class Send>
  events::Delivery deliver(const events::Event& event, std::string_view kind, std::string_view call_kind,
                           Send send) const;
  store::Database& database_;
  const KeyRing& keys_;
  const Clock& clock_;
  const events::CallChannels channels_;
};

}  // namespace rongxin::alerts
