#include "accounts/act_messages.h"

#include "sql/accounts/claim_act_message.h"
#include "sql/accounts/finish_act_message.h"
#include "sql/accounts/list_due_act_messages.h"
#include "sql/accounts/note_act_messages.h"
#include "sql/accounts/note_block_messages.h"
#include "texts/accounts.h"

namespace rongxin::accounts {
namespace {

using store::SystemKey;
using store::Transaction;
constexpr auto telling = SystemKey::because("what was done to an account is told to its person, whoever is signed in");
constexpr std::int64_t told_within_ms = 3LL * 24 * 3600 * 1000, again_ms = 60'000;
constexpr int at_once = 20;

const Sentence& words_of(const std::string& act) {
  if (act == "password_given") return texts::accounts::password_given();
  if (act == "factor_reset") return texts::accounts::factor_reset();
  if (act == "factor_blocked") return texts::accounts::factor_blocked();
  return texts::accounts::post_added();
}

}  // namespace

void ActMessages::start(std::int64_t every_ms) {
  if (channels_.mail.url.empty() && channels_.webhook.url.empty()) return;
  rounds_.start("telling of account acts failed", every_ms, [this] { (void)round(); });
}

int ActMessages::round() {
  const std::int64_t now_ms = clock_.now_ms();
  std::vector<Due> due;
  const Status noted = database_.write(telling, [&](Transaction& transaction) -> Status {
    transaction.run(telling, sql::accounts::note_act_messages{.since_ms = now_ms - told_within_ms, .now_ms = now_ms});
    transaction.run(telling, sql::accounts::note_block_messages{.since_ms = now_ms - told_within_ms, .now_ms = now_ms});
    transaction.each(telling, sql::accounts::list_due_act_messages{.now_ms = now_ms, .rows_max = at_once},
                     [&](const auto& row) {
                       due.push_back({row.account_act_id(), row.tries(), row.account_id(), std::string(row.act()),
                                      std::string(row.mail_address()), std::string(row.phone()),
                                      row.act_account_id().value == row.account_id().value});
                     });
    return success();
  });
  int sent = 0;
  for (const auto& one : due)
    if (noted.ok() && claim(one)) sent += send(one);
  return sent;
}

// Before it is sent: of two processes one sends, and what fails comes again later.
bool ActMessages::claim(const Due& due) {
  std::int64_t claimed = 0;
  return database_
             .write(telling,
                    [&](Transaction& transaction) -> Status {
                      claimed = transaction.run(
                          telling,
                          sql::accounts::claim_act_message{.account_act_id = due.act_id,
                                                           .account_id = due.to,
                                                           .tries_before = due.tries,
                                                           .wait_until_ms = clock_.now_ms() + (again_ms << due.tries)});
                      return success();
                    })
             .ok() &&
         claimed == 1;
}

int ActMessages::send(const Due& due) {
  events::Message message;
  message.id =
      "account-" + std::to_string(due.act_id) + "-" + std::to_string(due.to.value) + "-" + std::to_string(due.tries);
  message.subject = texts::accounts::act_subject().zh;
  const Place act(words_of(due.act));
  message.text =
      (due.own ? texts::accounts::act_on_you({.act = act}) : texts::accounts::act_you_answer_for({.act = act})).zh;
  message.urgency = "ranked";
  message.link = channels_.public_address + "/staff/account-acts";
  int sent = 0;
  bool tried = false;
  const auto by = [&](bool open, const std::string& to, auto carry) {
    if (!open || to.empty()) return;
    tried = true;
    message.to = to;
    if (carry().fault.empty()) ++sent;
  };
  by(!channels_.mail.url.empty(), due.mail_address,
     [&] { return events::send_mail(channels_.mail, message, clock_.now_ms()); });
  by(!channels_.webhook.url.empty(), due.phone,
     [&] { return events::send_webhook(channels_.webhook, message, clock_.now_ms()); });
  if (sent > 0 || !tried)
    (void)database_.write(telling, [&](Transaction& transaction) -> Status {
      transaction.run(telling, sql::accounts::finish_act_message{
                                   .account_act_id = due.act_id, .account_id = due.to, .now_ms = clock_.now_ms()});
      return success();
    });
  return sent;
}

}  // namespace rongxin::accounts
