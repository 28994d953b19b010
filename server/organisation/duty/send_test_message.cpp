#include "duty/send_test_message.h"
#include "texts/duty.h"

namespace rongxin::duty {
namespace {

using Channel = api::ChannelResult::Channel;

template <class Send>
api::ChannelResult tried(Channel channel, const std::string& url, const std::string& to, Send send) {
  if (url.empty()) return {.channel = channel, .state = "not_set_up"};
  if (to.empty()) return {.channel = channel, .state = "no_address"};
  const events::Delivery delivery = send(to);
  if (delivery.fault.empty()) return {.channel = channel, .state = "sent"};
  return {.channel = channel, .state = "failed", .fault = delivery.fault};
}

}  // namespace

std::vector<api::ChannelResult> send_test_message(const DutyTools& tools, const access::Caller& caller) {
  const auto contact = my_contact(tools, caller);
  const std::int64_t now_ms = tools.clock.now_ms();
  events::Message message;
  message.id = "test-" + std::to_string(caller.account().value) + "-" + std::to_string(now_ms);
  message.subject = texts::duty::test_subject().zh;
  message.text = texts::duty::test_message().zh;
  message.urgency = "ranked";
  message.link = tools.channels.public_address + "/staff/";
  std::vector<api::ChannelResult> results;
  results.push_back(tried("mail", tools.channels.mail.url, contact.mail_address, [&](const std::string& to) {
    message.to = to;
    return events::send_mail(tools.channels.mail, message, now_ms);
  }));
  results.push_back(tried("phone", tools.channels.webhook.url, contact.phone, [&](const std::string& to) {
    message.to = to;
    return events::send_webhook(tools.channels.webhook, message, now_ms);
  }));
  std::string told;
  for (const auto& one : results)
    told += (told.empty() ? "" : " ") + std::string(one.channel.text()) + " " + std::string(one.state.text());
  (void)tools.database.write(caller, [&](store::StaffTransaction& transaction) -> Status {
    tools.audit.append(transaction, audit::by(caller, "sendTestMessage", 0, told));
    return success();
  });
  return results;
}

}  // namespace rongxin::duty
