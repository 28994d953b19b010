#include "duty/leave.h"

#include "duty/duty_roster.h"
#include "duty/problems.h"
#include "events/events.h"
#include "platform/city_day.h"
#include "platform/problem_catalogue.h"
#include "settings/settings.h"
#include "sql/duty/ask_for_confirmation.h"
#include "sql/duty/begin_leave.h"
#include "sql/duty/confirm_leave.h"
#include "sql/duty/count_unconfirmed_leave.h"
#include "sql/duty/end_leave.h"
#include "sql/duty/end_my_leave.h"
#include "sql/duty/hear_of_leave.h"
#include "sql/duty/lengthen_leave.h"
#include "sql/duty/list_colleagues.h"
#include "sql/duty/list_my_leaves.h"
#include "sql/duty/read_leave.h"
#include "sql/duty/read_leave_to_tell.h"
#include "sql/duty/read_leave_told_at.h"
#include "sql/duty/read_my_leave.h"
#include "store/numbers.h"
#include "texts/duty.h"

namespace rongxin::duty {
namespace {

using access::Caller;
using store::StaffTransaction;
constexpr auto arranging = store::SystemKey::because(
    "the leave has been found in the caller's scope; counts of what is on hand name no child");

struct Known {
  AccountId account, told_by;
  std::int64_t asked_until_ms = 0;  ///< not confirmed yet; 0: nothing waits
};

Known known_of(const auto& row) { return {row.account_id(), row.told_by(), row.asked_until_ms()}; }

std::int64_t days_alone_max(StaffTransaction& transaction, const Caller& caller, const Clock& clock) {
  return settings::read(transaction, caller.unit(), "clocks", clock.today()).number("leave_alone_days_max");
}

// Short leaves one behind the other are one long leave: what others have entered and nobody has confirmed counts
// together.
std::int64_t alone_ms_left(StaffTransaction& transaction, const Caller& caller, const Clock& clock, AccountId account,
                           std::int64_t since_at_ms) {
  constexpr std::int64_t counted_ms = 60 * day_ms;
  const auto used_ms =
      transaction
          .one(arranging,
               sql::duty::count_unconfirmed_leave{
                   .account_id = account, .since_ms = since_at_ms - counted_ms, .until_ms = since_at_ms + counted_ms},
               [](const auto& row) { return row.away_ms(); })
          .value_or(0);
  return std::max<std::int64_t>(0, days_alone_max(transaction, caller, clock) * day_ms - used_ms);
}

void confirm(const DutyTools& tools, StaffTransaction& transaction, const Caller& caller, std::int64_t leave_id,
             std::int64_t asked_until_ms) {
  transaction.run(
      arranging,
      sql::duty::confirm_leave{.leave_id = leave_id, .confirmed_by = caller.account(), .now_ms = tools.clock.now_ms()});
  transaction.run(arranging, sql::duty::lengthen_leave{.leave_id = leave_id, .until_at_ms = asked_until_ms});
  tools.audit.append(transaction, audit::by(caller, "confirmLeave", 0, "leave " + std::to_string(leave_id)));
}

// Whoever is back says so: what a colleague ends gives nothing back, since the person may still be away and would not
// know that it waits. Only what a colleague has entered and takes back at once was a slip of the hand.
void come_back(const DutyTools& tools, StaffTransaction& transaction, const Caller& caller, std::int64_t leave_id,
               const Known& leave) {
  constexpr std::int64_t at_once_ms = 10 * 60'000;
  const auto told_at_ms = transaction
                              .one(arranging, sql::duty::read_leave_told_at{.leave_id = leave_id},
                                   [](const auto& row) { return row.told_at_ms(); })
                              .value_or(0);
  const bool slip = leave.told_by == caller.account() && tools.clock.now_ms() - told_at_ms < at_once_ms;
  const int back = leave.account == caller.account() || slip
                       ? tools.leave.give_back(transaction, tools.audit, leave_id, leave.account, tools.clock.now_ms())
                       : 0;
  tools.audit.append(transaction,
                     audit::by(caller, "endLeave", 0,
                               "leave " + std::to_string(leave_id) + ", " + std::to_string(back) + " given back"));
}

}  // namespace

Result<api::LeavePreview> preview_leave(const DutyTools& tools, const Caller& caller, AccountId account) {
  return tools.database.read(caller, [&](StaffTransaction& transaction) -> Result<api::LeavePreview> {
    bool colleague = false;
    transaction.each(sql::duty::list_colleagues{},
                     [&](const auto& row) { colleague = colleague || row.account_id().value == account.value; });
    if (!colleague) return problems::not_found;
    const auto [acute, same_day, ranked] = tools.leave.on_hand(transaction, account);
    api::LeavePreview counts{.acute = acute,
                             .yourself = account == caller.account(),
                             .alone_days_max = days_alone_max(transaction, caller, tools.clock)};
    // A leader knows of what is acute. A count of the rest that grows by one in a minute in which one child was spoken
    // with names it.
    if (caller.role() != access::Role::school_leader || account == caller.account()) {
      counts.same_day = same_day;
      counts.ranked = ranked;
    }
    return counts;
  });
}

Status begin_leave(const DutyTools& tools, const Caller& caller, AccountId account, std::int64_t since_at_ms,
                   std::int64_t until_at_ms) {
  return tools.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    const std::int64_t now_ms = tools.clock.now_ms(), id = store::take_numbers(transaction, "leave");
    const bool by_other = account != caller.account();
    const std::int64_t holds_until_ms =
        by_other
            ? std::min(until_at_ms, since_at_ms + alone_ms_left(transaction, caller, tools.clock, account, since_at_ms))
            : until_at_ms;
    if (transaction.run(sql::duty::begin_leave{.leave_id = id,
                                               .account_id = account,
                                               .since_at_ms = since_at_ms,
                                               .until_at_ms = holds_until_ms,
                                               .told_by = caller.account(),
                                               .now_ms = now_ms}) == 0)
      return problems::not_found;
    if (by_other) {
      transaction.run(arranging,
                      sql::duty::ask_for_confirmation{.leave_id = id,
                                                      .asked_until_ms = until_at_ms,
                                                      .confirmed_at_ms = holds_until_ms < until_at_ms ? 0 : now_ms});
      events::add(transaction, arranging, StudentId(0), leave_told_kind, std::to_string(id), now_ms);
    }
    tools.audit.append(transaction, audit::by(caller, "beginLeave", 0, "account " + std::to_string(account.value)));
    if (since_at_ms <= now_ms) tools.leave.hand_over(transaction, account, now_ms, id);
    return success();
  });
}

Status confirm_leave(const DutyTools& tools, const Caller& caller, std::int64_t leave_id) {
  return tools.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    const auto leave =
        transaction.one(sql::duty::read_leave{.leave_id = leave_id}, [](const auto& row) { return known_of(row); });
    if (!leave) return problems::not_found;
    if (leave->asked_until_ms == 0) return success();
    if (leave->told_by == caller.account()) return problems::leave_needs_other;
    confirm(tools, transaction, caller, leave_id, leave->asked_until_ms);
    return success();
  });
}

Status end_leave(const DutyTools& tools, const Caller& caller, std::int64_t leave_id) {
  return tools.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    const auto leave =
        transaction.one(sql::duty::read_leave{.leave_id = leave_id}, [](const auto& row) { return known_of(row); });
    if (!leave || transaction.run(sql::duty::end_leave{.leave_id = leave_id, .now_ms = tools.clock.now_ms()}) == 0)
      return problems::not_found;
    come_back(tools, transaction, caller, leave_id, *leave);
    return success();
  });
}

api::MyLeaves my_leaves(const DutyTools& tools, const Caller& caller) {
  api::MyLeaves out;
  tools.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(sql::duty::list_my_leaves{.now_ms = tools.clock.now_ms()}, [&](const auto& row) {
      out.leaves.push_back({.id = row.leave_id(),
                            .since_ms = row.since_at_ms(),
                            .until_ms = row.until_at_ms(),
                            .told_by = row.told_by_name(),
                            .told_by_you = row.is_told_by_self() != 0,
                            .heard = row.is_heard() != 0});
      if (row.asked_until_ms() > row.until_at_ms()) out.leaves.back().asked_until_ms = row.asked_until_ms();
    });
    return 0;
  });
  return out;
}

Status answer_leave(const DutyTools& tools, const Caller& caller, std::int64_t leave_id,
                    api::MyLeaveAnswer::Answer answer) {
  return tools.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    const std::int64_t now_ms = tools.clock.now_ms();
    const auto leave =
        transaction.one(sql::duty::read_my_leave{.leave_id = leave_id}, [](const auto& row) { return known_of(row); });
    if (!leave) return problems::not_found;
    transaction.run(sql::duty::hear_of_leave{.leave_id = leave_id, .now_ms = now_ms});
    if (answer == "confirm" && leave->asked_until_ms != 0)
      confirm(tools, transaction, caller, leave_id, leave->asked_until_ms);
    if (answer == "end") {
      transaction.run(sql::duty::end_my_leave{.leave_id = leave_id, .now_ms = now_ms});
      come_back(tools, transaction, caller, leave_id, *leave);
    }
    return success();
  });
}

events::Delivery tell_of_leave(store::Database& database, const events::CallChannels& channels, const Clock& clock,
                               const events::Event& event) {
  std::string mail_address, phone, days;
  const bool wanted = database.read(arranging, [&](store::Transaction& transaction) {
    return transaction
        .one(arranging, sql::duty::read_leave_to_tell{.leave_id = std::stoll(event.subject)},
             [&](const auto& row) {
               days =
                   texts::duty::from_to({.from = day_of(row.since_at_ms()), .to = day_of(row.asked_until_ms() - 1)}).zh;
               mail_address = std::string(row.mail_address());
               phone = std::string(row.phone());
               return true;
             })
        .has_value();
  });
  const bool by_mail = wanted && !channels.mail.url.empty() && !mail_address.empty(),
             by_phone = wanted && !channels.webhook.url.empty() && !phone.empty();
  if (!by_mail && !by_phone) return {"", false, false};  // the home page tells it
  events::Message message{
      "leave-" + std::to_string(event.number),           mail_address, texts::duty::leave_entered().zh,
      texts::duty::leave_entered_for({.days = days}).zh, "same_day",   channels.public_address + "/staff/"};
  events::Delivery mailed{"not tried"}, posted{"not tried"};
  if (by_mail) mailed = events::send_mail(channels.mail, message, clock.now_ms());
  message.to = phone;
  if (by_phone) posted = events::send_webhook(channels.webhook, message, clock.now_ms());
  return by_phone && (posted.fault.empty() || !by_mail) ? posted : mailed.fault.empty() || !by_phone ? mailed : posted;
}

}  // namespace rongxin::duty
