#include <algorithm>

#include "duty/duty_roster.h"
#include "duty/problems.h"
#include "duty/send_test_message.h"
#include "operations/slice.h"
#include "platform/phone_number.h"

namespace rongxin::duty {
namespace {

using access::Caller;

Status begin(const DutyTools& tools, const Caller& caller, const api::begin_leave::In& in) {
  const std::int64_t since_ms = in.body.since_ms.value_or(tools.clock.now_ms());
  if (in.body.until_ms <= since_ms) return operations::refused("until_ms", "> since_ms");
  return begin_leave(tools, caller, in.body.account_id, since_ms, in.body.until_ms);
}

Result<api::MyContact> change_contact(const DutyTools& tools, const Caller& caller, const api::set_my_contact::In& in) {
  api::MyContact contact{.mail_address = in.body.mail_address.value_or(""), .phone = in.body.phone.value_or("")};
  const auto bad_in_mail = [](unsigned char c) { return c <= ' ' || c == '<' || c == '>' || c == ',' || c == 127; };
  if (!contact.mail_address.empty() &&
      (contact.mail_address.find('@') == std::string::npos ||
       std::any_of(contact.mail_address.begin(), contact.mail_address.end(), bad_in_mail)))
    return operations::refused("mail_address", "name@host");
  if (!contact.phone.empty()) {
    const auto number = read_phone_number(contact.phone);
    if (!number) return problems::phone_not_callable;
    contact.phone = number->text;
  }
  RONGXIN_CHECK(set_my_contact(tools, caller, contact));
  return my_contact(tools, caller);
}

}  // namespace

std::vector<http::Route> duty_routes(const DutyTools& tools) {
  operations::Slice slice(tools);
  slice
      .on<api::read_duty>([](const DutyTools& context, const Caller& caller, const api::read_duty::In& in) {
        return Result(duty_roster(context, caller, in.language));
      })
      .on<api::put_on_duty>([](const DutyTools& context, const Caller& caller, const api::put_on_duty::In& in) {
        return add_to_roster(context, caller, in.body);
      })
      .on<api::end_duty>([](const DutyTools& context, const Caller& caller, const api::end_duty::In& in) {
        return take_off_roster(context, caller, in.id);
      })
      .on<api::begin_leave>(begin)
      .on<api::preview_leave>([](const DutyTools& context, const Caller& caller, const api::preview_leave::In& in) {
        return preview_leave(context, caller, in.account_id);
      })
      .on<api::confirm_leave>([](const DutyTools& context, const Caller& caller, const api::confirm_leave::In& in) {
        return confirm_leave(context, caller, in.id);
      })
      .on<api::list_my_leaves>([](const DutyTools& context, const Caller& caller, const api::list_my_leaves::In&) {
        return Result(my_leaves(context, caller));
      })
      .on<api::answer_my_leave>([](const DutyTools& context, const Caller& caller, const api::answer_my_leave::In& in) {
        return answer_leave(context, caller, in.id, in.body.answer);
      })
      .on<api::end_leave>([](const DutyTools& context, const Caller& caller, const api::end_leave::In& in) {
        return end_leave(context, caller, in.id);
      })
      .on<api::read_my_contact>([](const DutyTools& context, const Caller& caller, const api::read_my_contact::In&) {
        return Result(my_contact(context, caller));
      })
      .on<api::set_my_contact>(change_contact)
      .on<api::send_test_message>(
          [](const DutyTools& context, const Caller& caller, const api::send_test_message::In&) {
            return Result(api::TestMessage{.results = send_test_message(context, caller)});
          });
  return slice.routes();
}

}  // namespace rongxin::duty
