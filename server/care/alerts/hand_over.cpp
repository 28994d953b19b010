#include "alerts/hand_over.h"

#include "alerts/ladder.h"
#include "alerts/take_on.h"
#include "events/events.h"
#include "platform/clock.h"
#include "sql/alerts/begin_round.h"
#include "sql/alerts/give_back.h"
#include "sql/alerts/list_handed_over.h"
#include "sql/alerts/list_taken_by.h"
#include "sql/alerts/read_round.h"

namespace rongxin::alerts {
namespace {

using store::Transaction;
constexpr auto handing_over = store::SystemKey::because(
    "who has what on hand is changed when a person goes or comes back; nobody is shown anything");

struct TakenAlert {
  StudentId student;
  std::int64_t alert_no = 0;
  Tier tier = Tier::ranked;
};

std::vector<TakenAlert> taken_by(Transaction& transaction, AccountId account) {
  std::vector<TakenAlert> all;
  transaction.each(handing_over, sql::alerts::list_taken_by{.account_id = account}, [&](const auto& row) {
    all.push_back({row.student_id(), row.alert_no(), static_cast<Tier>(row.tier_rank())});
  });
  return all;
}

// Whoever is called next has as long as anybody who is called first, counted from when calling is allowed.
std::int64_t due_of_round(Transaction& transaction, StudentId student, std::int64_t alert_no, std::int64_t now_ms,
                          double speed) {
  std::int64_t due_ms = 0;
  Tier tier{};
  UnitId school;
  const bool known = transaction
                         .one(handing_over, sql::alerts::read_round{.student_id = student, .alert_no = alert_no},
                              [&](const auto& row) {
                                tier = static_cast<Tier>(row.tier_rank());
                                school = row.school_unit_id();
                                return true;
                              })
                         .has_value();
  if (!known) return due_ms;
  const auto clocks = clocks_of(settings::read(transaction, school, "clocks", day_of(now_ms)));
  const auto calendar = calendar::SchoolCalendar::read(transaction, school);
  return answer_due_at_ms(tier, may_call_at_ms(tier, 1, now_ms, speed, clocks), calendar, speed, clocks);
}

void hand_over_all(Transaction& transaction, AccountId from, std::int64_t now_ms, std::int64_t leave_id) {
  for (const auto& one : taken_by(transaction, from)) {
    begin_round(transaction, one.student, one.alert_no, from, now_ms, leave_id);
    events::add(transaction, handing_over, one.student, changed_kind, std::to_string(one.alert_no), now_ms);
  }
}

}  // namespace

bool begin_round(Transaction& transaction, StudentId student, std::int64_t alert_no, AccountId from,
                 std::int64_t now_ms, std::int64_t leave_id, double speed) {
  return transaction.run(handing_over, sql::alerts::begin_round{
                                           .student_id = student,
                                           .alert_no = alert_no,
                                           .taken_by = from,
                                           .now_ms = now_ms,
                                           .due_at_ms = due_of_round(transaction, student, alert_no, now_ms, speed),
                                           .leave_id = leave_id}) != 0;
}

void hand_over_alerts(Transaction& transaction, AccountId from, std::int64_t now_ms) {
  hand_over_all(transaction, from, now_ms, 0);
}

void hand_over_for_leave(Transaction& transaction, AccountId from, std::int64_t now_ms, std::int64_t leave_id) {
  hand_over_all(transaction, from, now_ms, leave_id);
}

int give_back(Transaction& transaction, audit::AuditLog& audit, std::int64_t leave_id, AccountId to,
              std::int64_t now_ms) {
  std::vector<TakenAlert> all;
  transaction.each(handing_over, sql::alerts::list_handed_over{.leave_id = leave_id, .account_id = to},
                   [&](const auto& row) {
                     all.push_back({row.student_id(), row.alert_no(), Tier::ranked});
                   });
  for (const auto& one : all) {
    transaction.run(handing_over,
                    sql::alerts::give_back{
                        .student_id = one.student, .alert_no = one.alert_no, .account_id = to, .now_ms = now_ms});
    events::add(transaction, handing_over, one.student, changed_kind, std::to_string(one.alert_no), now_ms);
    audit.append(transaction,
                 {"system", 0, 0, "giveBackAlert", one.student.value, "alert " + std::to_string(one.alert_no)});
  }
  return static_cast<int>(all.size());
}

OnHand on_hand(Transaction& transaction, AccountId of) {
  OnHand count;
  for (const auto& one : taken_by(transaction, of))
    ++(one.tier == Tier::acute ? count.acute : one.tier == Tier::same_day ? count.same_day : count.ranked);
  return count;
}

}  // namespace rongxin::alerts
