#include "alerts/call_messages.h"

#include <algorithm>
#include <cstdio>

#include "alerts/escalation.h"
#include "sql/alerts/list_same_moment.h"
#include "texts/alerts.h"

namespace rongxin::alerts {
namespace {

constexpr auto sending =
    store::SystemKey::because("what is sent at one moment to one person is one message; it names nobody");

const char* urgency_of(Tier tier) {
  return tier == Tier::acute ? "acute" : tier == Tier::same_day ? "same_day" : "ranked";
}

}  // namespace

struct CallMessages::Prepared {
  bool wanted = false;             ///< false: somebody has it by now, or the person has left
  std::int64_t wait_until_ms = 0;  ///< not to be sent before
  Call call;
  events::Message message;
  std::vector<std::int64_t> with_it;  ///< events that this message carries as well
};

std::string call_text(const Call& call, std::size_t how_many) {
  namespace words = texts::alerts;
  const Sentence matters = how_many < 2 ? words::one_matter() : words::several_matters({.number = how_many});
  const Sentence& press = how_many < 2 ? words::press() : words::press_each();
  const bool acute = call.tier == Tier::acute;
  const Place these(matters);
  if (call.state == Call::State::pass_on)
    return (acute ? words::pass_on_acute({.matters = these}) : words::pass_on({.matters = these})).zh;
  if (acute) return words::call_acute({.matters = these, .minutes = call.answer_minutes, .press = press}).zh;
  return (call.tier == Tier::same_day ? words::call_today({.matters = these, .press = press})
                                      : words::call_in_time({.matters = these, .press = press}))
      .zh;
}

CallMessages::Prepared CallMessages::prepare(const events::Event& event, std::string_view kind) const {
  constexpr std::int64_t look_again_ms = 1000;
  long alert_no = 0, number = 0;
  Prepared prepared;
  if (std::sscanf(event.subject.c_str(), "%ld.%ld", &alert_no, &number) != 2) return prepared;
  auto call = read_call(database_, clock_, event.student, alert_no, number);
  if (!call || (call->state != Call::State::open && call->state != Call::State::pass_on)) return prepared;
  prepared.wanted = true;
  prepared.call = std::move(*call);
  const std::int64_t now_ms = clock_.now_ms();
  if (!channels_.hurried && prepared.call.may_send_at_ms > now_ms)
    prepared.wait_until_ms = prepared.call.may_send_at_ms;
  std::vector<std::int64_t> same;
  database_.read(sending, [&](store::Transaction& transaction) {
    transaction.each(sending,
                     sql::alerts::list_same_moment{.student_id = event.student,
                                                   .alert_no = static_cast<std::int64_t>(alert_no),
                                                   .notification_no = static_cast<std::int64_t>(number),
                                                   .kind = kind},
                     [&](const auto& row) { same.push_back(row.event_id()); });
    return 0;
  });
  // One message of the moment goes out; the others wait to hear that it has carried them.
  if (!same.empty() && same.front() != event.number)
    prepared.wait_until_ms = std::max(prepared.wait_until_ms, now_ms + look_again_ms);
  else if (!same.empty()) prepared.with_it.assign(same.begin() + 1, same.end());
  const std::string token = take_on_token(keys_.public_id, event.student, alert_no, number);
  prepared.message.id = "call-" + std::to_string(event.number);
  prepared.message.text = call_text(prepared.call, same.size());
  prepared.message.subject =
      (prepared.call.tier == Tier::acute ? texts::alerts::subject_acute({.minutes = prepared.call.answer_minutes})
                                         : texts::alerts::subject())
          .zh;
  prepared.message.urgency = urgency_of(prepared.call.tier);
  prepared.message.link = channels_.public_address + (token.empty() ? "/staff/alerts" : "/t/" + token);
  return prepared;
}

template <class Send>
events::Delivery CallMessages::deliver(const events::Event& event, std::string_view kind, Send send) const {
  auto prepared = prepare(event, kind);
  if (!prepared.wanted) return {"", false, false};
  events::Delivery delivery;
  delivery.wait_until_ms = prepared.wait_until_ms;
  if (delivery.wait_until_ms != 0) return delivery;
  delivery = send(prepared);
  if (delivery.fault.empty()) delivery.with_it = std::move(prepared.with_it);
  return delivery;
}

events::Delivery CallMessages::by_mail(const events::Event& event) const {
  return deliver(event, mail_kind, [&](Prepared& prepared) {
    prepared.message.to = prepared.call.mail_address;
    return events::send_mail(channels_.mail, prepared.message, clock_.now_ms());
  });
}

events::Delivery CallMessages::by_webhook(const events::Event& event) const {
  return deliver(event, webhook_kind, [&](Prepared& prepared) {
    prepared.message.to = prepared.call.phone;
    return events::send_webhook(channels_.webhook, prepared.message, clock_.now_ms());
  });
}

}  // namespace rongxin::alerts
