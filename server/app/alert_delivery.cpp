#include "alert_delivery.h"

#include <fstream>

#include "alerts/hand_over.h"
#include "consent/tell_guardian.h"

namespace rongxin {
namespace {

constexpr std::int64_t every_ms = 1000, every_fast_ms = 100;

// The first line of a secret's file; its end of line is none of the secret.
std::string secret_of(const std::string& file) {
  std::string secret;
  if (!file.empty()) std::getline(std::ifstream(file) >> std::ws, secret);
  while (!secret.empty() && (secret.back() == '\r' || secret.back() == ' ')) secret.pop_back();
  return secret;
}

}  // namespace

events::CallChannels call_channels(const Config& config) {
  const auto& call = config.call;
  return {{call.mail_url, call.mail_from, call.mail_user, secret_of(call.mail_password_file), call.ca_file,
           call.mail_tls == tls_none_inside},
          {.url = call.webhook_url,
           .key = secret_of(call.webhook_key_file),
           .success = call.webhook_success,
           .ca_file = call.ca_file},
          config.server.public_address,
          call.speed > 1};
}

duty::LeaveEffects leave_effects() {
  return {alerts::hand_over_for_leave, alerts::give_back, [](store::Transaction& transaction, AccountId account) {
            const auto count = alerts::on_hand(transaction, account);
            return std::array<int, 3>{count.acute, count.same_day, count.ranked};
          }};
}

AlertDelivery::AlertDelivery(Composition& world)
    : speed_(world.config.call.speed),
      messages_(*world.database, world.keys, world.clock, call_channels(world.config)),
      taken_messages_(*world.database, world.keys, world.clock, call_channels(world.config)),
      escalation_(
          *world.database, world.clock, *world.audit,
          {!world.config.call.mail_url.empty(), !world.config.call.webhook_url.empty(), static_cast<double>(speed_)}),
      channels_(call_channels(world.config)) {
  const auto carry = [&](std::string_view kind, events::Handler handler, events::GivenUp given_up = {}) {
    carriers_.emplace_back(*world.database, world.clock, std::string(kind), std::move(handler), std::move(given_up));
  };
  const auto climb = [this](const events::Event& event) { escalation_.given_up(event.student, event.subject); };
  // What calls one person at one moment is known once the round under way is over: it is one message.
  carry(
      alerts::mail_kind,
      [this](const events::Event& event) {
        escalation_.settle();
        return messages_.by_mail(event);
      },
      climb);
  carry(
      alerts::webhook_kind,
      [this](const events::Event& event) {
        escalation_.settle();
        return messages_.by_webhook(event);
      },
      climb);
  carry(alerts::taken_mail_kind, [this](const events::Event& event) { return taken_messages_.by_mail(event); });
  carry(alerts::taken_webhook_kind, [this](const events::Event& event) { return taken_messages_.by_webhook(event); });
  carry(duty::leave_told_kind, [this, &world](const events::Event& event) {
    return duty::tell_of_leave(*world.database, channels_, world.clock, event);
  });
  carry(consent::decision_told_kind, [this, &world](const events::Event& event) {
    return consent::tell_guardian(*world.consent, channels_.webhook, event);
  });
}

void AlertDelivery::start() {
  const std::int64_t every = speed_ > 1 ? every_fast_ms : every_ms;
  escalation_.start(every);
  for (auto& one : carriers_) one.start(every);
}

void AlertDelivery::stop() {
  escalation_.stop();
  for (auto& one : carriers_) one.stop();
}

int AlertDelivery::round() {
  int carried = escalation_.round();
  for (auto& one : carriers_) carried += one.round();
  return carried;
}

}  // namespace rongxin
