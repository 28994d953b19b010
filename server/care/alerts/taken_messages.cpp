#include "alerts/taken_messages.h"

#include <cstdio>
#include <vector>

#include "alerts/escalation.h"
#include "events/events.h"
#include "sql/alerts/find_waiting_call.h"
#include "sql/alerts/list_called_besides.h"
#include "sql/alerts/list_told_together.h"
#include "sql/alerts/read_call_message.h"
#include "texts/alerts.h"

namespace rongxin::alerts {
namespace {

constexpr auto telling =
    store::SystemKey::because("whoever was called hears that another has it; the message names nobody");
constexpr std::int64_t look_again_ms = 1000;

struct Standing {
  bool sent = false, on_its_way = false;  ///< the call itself
  bool another_waits = false;             ///< something else that the person has to come for
  std::vector<std::int64_t> together;     ///< events that one message tells, this one among them
};

Standing standing_of(store::Database& database, const events::Event& event, const Call& call, std::string_view kind,
                     std::string_view call_kind) {
  Standing standing;
  database.read(telling, [&](store::Transaction& transaction) {
    transaction.each(
        telling,
        sql::alerts::read_call_message{.student_id = event.student, .subject = event.subject, .kind = call_kind},
        [&](const auto& row) {
          standing.sent = row.state() == "sent";
          standing.on_its_way = row.state() == "on_its_way";
        });
    standing.another_waits = transaction
                                 .one(telling,
                                      sql::alerts::find_waiting_call{.account_id = call.account,
                                                                     .since_ms = call.made_at_ms - call_holds_ms,
                                                                     .tier_rank = static_cast<int>(call.tier)},
                                      [](const auto&) { return true; })
                                 .has_value();
    transaction.each(telling,
                     sql::alerts::list_told_together{.student_id = event.student,
                                                     .alert_no = call.alert_no,
                                                     .notification_no = call.notification_no,
                                                     .kind = kind},
                     [&](const auto& row) { standing.together.push_back(row.event_id()); });
    return 0;
  });
  return standing;
}

}  // namespace

void tell_the_others(store::Transaction& transaction, StudentId student, std::int64_t alert_no, AccountId taken_by,
                     std::int64_t now_ms) {
  struct Other {
    bool by_mail;
    std::int64_t notification_no;
  };
  std::vector<Other> others;
  transaction.each(
      telling,
      sql::alerts::list_called_besides{
          .student_id = student, .alert_no = alert_no, .account_id = taken_by, .since_ms = now_ms - told_of_taking_ms},
      [&](const auto& row) {
        others.push_back({row.kind() == mail_kind, row.notification_no()});
      });
  for (const auto& one : others)
    events::add(transaction, telling, student, one.by_mail ? taken_mail_kind : taken_webhook_kind,
                std::to_string(alert_no) + "." + std::to_string(one.notification_no), now_ms);
}

std::string taken_text(const Call& call) {
  const std::string at = instant_text(call.made_at_ms).substr(11, 5);
  return (call.tier == Tier::acute ? texts::alerts::taken_acute({.at = at}) : texts::alerts::taken({.at = at})).zh;
}

template <class Send>
events::Delivery TakenMessages::deliver(const events::Event& event, std::string_view kind, std::string_view call_kind,
                                        Send send) const {
  const events::Delivery not_needed{"", false, false};
  long alert_no = 0, number = 0;
  if (std::sscanf(event.subject.c_str(), "%ld.%ld", &alert_no, &number) != 2) return not_needed;
  const auto call = read_call(database_, clock_, event.student, alert_no, number);
  // Put back meanwhile: the ladder calls again, and nobody may be told to stay at home.
  if (!call || (call->state != Call::State::taken_by_another && call->state != Call::State::over)) return not_needed;
  const std::int64_t now_ms = clock_.now_ms();
  const bool late = now_ms - call->made_at_ms > told_of_taking_ms,
             quiet = !channels_.hurried && call->may_send_at_ms > now_ms;
  const auto standing = standing_of(database_, event, *call, kind, call_kind);
  if (late || quiet || standing.another_waits) return not_needed;
  events::Delivery delivery;
  const bool another_tells = !standing.together.empty() && standing.together.front() != event.number;
  if (standing.on_its_way || another_tells) {
    delivery.wait_until_ms = now_ms + look_again_ms;
    return delivery;
  }
  if (!standing.sent) return not_needed;
  const std::string token = take_on_token(keys_.public_id, event.student, alert_no, number);
  // Not as urgent as the call was: it should lie on the screen, not ring.
  events::Message message{"taken-" + std::to_string(event.number),
                          {},
                          texts::alerts::taken_subject().zh,
                          taken_text(*call),
                          "same_day",
                          channels_.public_address + (token.empty() ? "/staff/alerts" : "/t/" + token)};
  delivery = send(*call, message);
  if (delivery.fault.empty() && !standing.together.empty())
    delivery.with_it.assign(standing.together.begin() + 1, standing.together.end());
  return delivery;
}

events::Delivery TakenMessages::by_mail(const events::Event& event) const {
  return deliver(event, taken_mail_kind, mail_kind, [&](const Call& call, events::Message& message) {
    message.to = call.mail_address;
    return events::send_mail(channels_.mail, message, clock_.now_ms());
  });
}

events::Delivery TakenMessages::by_webhook(const events::Event& event) const {
  return deliver(event, taken_webhook_kind, webhook_kind, [&](const Call& call, events::Message& message) {
    message.to = call.phone;
    return events::send_webhook(channels_.webhook, message, clock_.now_ms());
  });
}

}  // namespace rongxin::alerts
