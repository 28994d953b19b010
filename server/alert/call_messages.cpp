#include "alert/call_messages.h"

#include <cstdio>

namespace rongxin::alert {
namespace {

const char* urgency_of(Tier tier) { return tier == Tier::acute ? "acute" : tier == Tier::same_day ? "same_day" : "ranked"; }

}  // namespace

struct CallMessages::Prepared {
  bool wanted = false;  ///< false: somebody has it by now, or the person has left
  Call call;
  events::Message message;
};

std::string call_text(Tier tier) {
  if (tier == Tier::acute) return "有一件学生安全事项，请15分钟内确认。点开链接，按“我来处理”。";
  if (tier == Tier::same_day) return "有一件学生事项，请今天确认。点开链接，按“我来处理”。";
  return "有一件学生事项，请在方便时确认。点开链接，按“我来处理”。";
}

CallMessages::Prepared CallMessages::prepare(const events::Event& event) const {
  long alert_no = 0, number = 0;
  Prepared prepared;
  if (std::sscanf(event.subject.c_str(), "%ld.%ld", &alert_no, &number) != 2) return prepared;
  auto call = read_call(database_, event.student, alert_no, number);
  if (!call || call->state != Call::State::open) return prepared;
  prepared.wanted = true;
  prepared.call = std::move(*call);
  const std::string token = take_on_token(keys_.public_id, event.student, alert_no, number);
  prepared.message.id = "call-" + std::to_string(event.number);
  prepared.message.text = call_text(prepared.call.tier);
  prepared.message.subject = prepared.call.tier == Tier::acute ? "请15分钟内确认" : "请确认";
  prepared.message.urgency = urgency_of(prepared.call.tier);
  prepared.message.link = channels_.public_address + (token.empty() ? "/staff/alerts" : "/t/" + token);
  return prepared;
}

events::Delivery CallMessages::by_mail(const events::Event& event) const {
  auto prepared = prepare(event);
  if (!prepared.wanted) return {"", false, false};
  prepared.message.to = prepared.call.mail_address;
  return events::send_mail(channels_.mail, prepared.message);
}

events::Delivery CallMessages::by_webhook(const events::Event& event) const {
  auto prepared = prepare(event);
  if (!prepared.wanted) return {"", false, false};
  prepared.message.to = prepared.call.phone;
  return events::send_webhook(channels_.webhook, prepared.message, clock_.now_ms());
}

}  // namespace rongxin::alert
