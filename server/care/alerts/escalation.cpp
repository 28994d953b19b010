#include "alerts/escalation.h"

#include "alerts/hand_over.h"
#include "duty/duty_roster.h"
#include "events/events.h"
#include "platform/log.h"
#include "sql/alerts/add_notification.h"
#include "sql/alerts/advance_ladder.h"
#include "sql/alerts/find_ladder_ahead.h"
#include "sql/alerts/hasten_step.h"
#include "sql/alerts/list_due_steps.h"
#include "sql/alerts/list_left_alone.h"
#include "sql/alerts/next_notification_no.h"
#include "sql/alerts/note_rung.h"
#include "sql/alerts/read_staff_contact.h"
#include "sql/alerts/rebase_ladders.h"
#include "sql/alerts/rebase_takings.h"
#include "sql/alerts/wait_for_morning.h"

namespace rongxin::alerts {
namespace {

constexpr auto escalating =
    store::SystemKey::because("silence is answered by the server itself; nobody is shown anything");
constexpr int steps_a_round_max = 500;
// A late step (the server was down) leaves the people it calls this part of their time.
constexpr std::int64_t late_share = 4;

const std::vector<AccountId>& people_of(const duty::Reachable& all, Rung rung) {
  switch (rung) {
    case Rung::on_duty: return all.on_duty;
    case Rung::deputies: return all.deputies;
    case Rung::leaders: return all.leaders;
    case Rung::county: return all.county;
    case Rung::city: break;
  }
  return all.city;
}

Rung above(Rung rung) { return static_cast<Rung>(static_cast<int>(rung) + 1); }

}  // namespace

struct Escalation::Due {
  StudentId student;
  std::int64_t alert_no = 0;
  std::int64_t round_no = 1;
  int step_no = 0;  ///< carried out so far
  Tier tier = Tier::ranked;
  std::int64_t raised_at_ms = 0, round_began_at_ms = 0;
  UnitId school;
  std::int64_t moment_ms =
      0;  ///< of the round that carries the step out: what is called for at one moment is one message
};

void Escalation::start(std::int64_t every_ms) {
  rounds_.start("escalation failed", every_ms, [this] { round(); });
}

void Escalation::stop() { rounds_.stop(); }

// Time never goes backwards: what waits by a clock that has since been set back waits its interval
// from now on, not the hour on top. Seconds between two machines are no set-back.
void Escalation::mend_clocks() {
  constexpr std::int64_t skew_ms_max = 60'000;
  const std::int64_t now_ms = clock_.now_ms();
  const bool any = database_.read(escalating, [&](store::Transaction& transaction) {
    return transaction
        .one(escalating, sql::alerts::find_ladder_ahead{.latest_ms = now_ms + skew_ms_max},
             [](const auto&) { return true; })
        .has_value();
  });
  if (!any) return;
  log::warning("the clock has been set back: alerts wait from now on", {});
  (void)database_.write(escalating, [&](store::Transaction& transaction) -> Status {
    transaction.run(escalating, sql::alerts::rebase_ladders{.now_ms = now_ms, .latest_ms = now_ms + skew_ms_max});
    transaction.run(escalating, sql::alerts::rebase_takings{.now_ms = now_ms, .latest_ms = now_ms + skew_ms_max});
    return success();
  });
}

// Whose leave has begun, who has left, works elsewhere or is not the child's any more, has it on hand no longer.
void Escalation::hand_over_from_absent() {
  struct Left {
    StudentId student;
    std::int64_t alert_no = 0;
    AccountId taken_by;
    std::int64_t leave_id = 0;
  };
  std::vector<Left> left;
  const std::int64_t now_ms = clock_.now_ms();
  database_.read(escalating, [&](store::Transaction& transaction) {
    transaction.each(escalating, sql::alerts::list_left_alone{}, [&](const auto& row) {
      left.push_back({row.student_id(), row.alert_no(), row.taken_by().value_or(AccountId()), row.leave_id()});
    });
    return 0;
  });
  for (const auto& one : left)
    (void)database_.write(escalating, [&](store::Transaction& transaction) -> Status {
      if (!begin_round(transaction, one.student, one.alert_no, one.taken_by, now_ms, one.leave_id, settings_.speed))
        return success();
      audit_.append(transaction,
                    {"system", 0, 0, "handOverAlert", one.student.value, "alert " + std::to_string(one.alert_no)});
      events::add(transaction, escalating, one.student, changed_kind, std::to_string(one.alert_no), now_ms);
      return success();
    });
}

int Escalation::round() {
  const std::lock_guard hold(moment_);
  const std::int64_t moment_ms = clock_.now_ms();
  mend_clocks();
  hand_over_from_absent();
  std::vector<Due> all;
  database_.read(escalating, [&](store::Transaction& transaction) {
    transaction.each(escalating, sql::alerts::list_due_steps{.now_ms = moment_ms, .rows_max = steps_a_round_max},
                     [&](const auto& row) {
                       all.push_back({row.student_id(), row.alert_no(), row.round_no(), static_cast<int>(row.step_no()),
                                      static_cast<Tier>(row.tier_rank()), row.raised_at_ms(), row.round_began_at_ms(),
                                      row.school_unit_id(), moment_ms});
                     });
    return 0;
  });
  int carried_out = 0;
  for (const auto& due : all) carried_out += carry_out(due) ? 1 : 0;
  return carried_out;
}

int Escalation::call(store::Transaction& transaction, const Due& due, Rung rung, const std::vector<AccountId>& people,
                     bool with_message) {
  int reached = 0;
  const std::int64_t now_ms = due.moment_ms;
  for (const AccountId person : people) {
    const auto number =
        transaction
            .one(escalating, sql::alerts::next_notification_no{.student_id = due.student, .alert_no = due.alert_no},
                 [](const auto& row) { return row.next_notification_no(); })
            .value_or(1);
    if (transaction.run(escalating, sql::alerts::add_notification{.student_id = due.student,
                                                                  .alert_no = due.alert_no,
                                                                  .notification_no = number,
                                                                  .round_no = due.round_no,
                                                                  .step_no = due.step_no + 1,
                                                                  .account_id = person,
                                                                  .rung = rung_name(rung),
                                                                  .tier_rank = static_cast<int>(due.tier),
                                                                  .made_at_ms = now_ms}) == 0)
      continue;
    bool by_mail = false, by_phone = false;
    transaction.each(escalating, sql::alerts::read_staff_contact{.account_id = person}, [&](const auto& row) {
      by_mail = settings_.by_mail && !row.mail_address().empty();
      by_phone = settings_.by_webhook && !row.phone().empty();
    });
    reached += !with_message || by_mail || by_phone ? 1 : 0;
    const std::string subject = std::to_string(due.alert_no) + "." + std::to_string(number);
    if (with_message && by_mail)
      events::add(transaction, escalating, due.student, mail_kind, subject, now_ms, static_cast<int>(due.tier));
    if (with_message && by_phone)
      events::add(transaction, escalating, due.student, webhook_kind, subject, now_ms, static_cast<int>(due.tier));
  }
  return reached;
}

void Escalation::given_up(StudentId student, std::string_view subject) {
  long alert_no = 0, number = 0;
  if (std::sscanf(std::string(subject).c_str(), "%ld.%ld", &alert_no, &number) != 2) return;
  (void)database_.write(escalating, [&](store::Transaction& transaction) -> Status {
    transaction.run(escalating, sql::alerts::hasten_step{.student_id = student,
                                                         .alert_no = static_cast<std::int64_t>(alert_no),
                                                         .notification_no = static_cast<std::int64_t>(number),
                                                         .now_ms = clock_.now_ms()});
    return success();
  });
}

// One step. A rung where nobody can be reached is passed over at once: an empty roster may not cost
// a child ten minutes. True when this process carried it out.
bool Escalation::carry_out(const Due& due) {
  bool mine = false, alarm = false;
  (void)database_.write(escalating, [&](store::Transaction& transaction) -> Status {
    mine = alarm = false;
    const auto calendar = calendar::SchoolCalendar::read(transaction, due.school);
    const auto clocks = clocks_of(settings::read(transaction, due.school, "clocks", clock_.today()));
    const int step_no = due.step_no + 1;
    const auto step = ladder_step(due.tier, step_no, clocks);
    const std::int64_t now_ms = clock_.now_ms(),
                       may_ms = may_call_at_ms(due.tier, step_no, now_ms, settings_.speed, clocks);
    if (may_ms > now_ms) {
      transaction.run(escalating, sql::alerts::wait_for_morning{.student_id = due.student,
                                                                .alert_no = due.alert_no,
                                                                .round_no = due.round_no,
                                                                .step_no = due.step_no,
                                                                .step_due_at_ms = may_ms,
                                                                .now_ms = now_ms});
      return success();
    }
    const auto due_of = [&](int number) {
      return ladder_due_at_ms(due.tier, number, due.round_began_at_ms, calendar, settings_.speed, clocks);
    };
    const std::int64_t at_ms = due_of(step_no), next_ms = due_of(step_no + 1);
    const std::int64_t leaves_ms = std::max<std::int64_t>((next_ms - at_ms) / late_share, 1);
    mine = transaction.run(escalating,
                           sql::alerts::advance_ladder{.student_id = due.student,
                                                       .alert_no = due.alert_no,
                                                       .round_no = due.round_no,
                                                       .step_no = due.step_no,
                                                       .step_due_at_ms = std::max(next_ms, now_ms + leaves_ms),
                                                       .due_at_ms = answer_due_at_ms(due.tier, due.raised_at_ms,
                                                                                     calendar, settings_.speed, clocks),
                                                       .now_ms = now_ms,
                                                       .school_unit_id = due.school,
                                                       .clocks_version = clocks.version}) != 0;
    if (!mine) return success();
    const auto people = duty::reachable(transaction, due.school, calendar, now_ms);
    Rung rung = step.rung;
    const bool channels = step.calls && (settings_.by_mail || settings_.by_webhook);
    int reached = call(transaction, due, rung, people_of(people, rung), step.calls);
    const auto nobody = [&] { return people_of(people, rung).empty() || (channels && reached == 0); };
    while (rung != last_rung && nobody()) {
      rung = above(rung);
      reached = call(transaction, due, rung, people_of(people, rung), step.calls);
    }
    alarm = nobody();
    audit_.append(transaction, {"system", 0, 0, alarm ? "nobodyReachable" : "callForAlert", due.student.value,
                                "alert " + std::to_string(due.alert_no) + " step " + std::to_string(step_no) + " " +
                                    std::string(rung_name(rung))});
    transaction.run_later(escalating,
                          sql::alerts::note_rung{.student_id = due.student,
                                                 .alert_no = due.alert_no,
                                                 .rung = alarm ? std::string_view("nobody") : rung_name(rung),
                                                 .unreachable_since_ms = alarm ? now_ms : 0});
    // Its urgency is what lets an open page say that something is urgent.
    events::add(transaction, escalating, due.student, changed_kind, std::to_string(due.alert_no), now_ms,
                static_cast<int>(due.tier));
    return success();
  });
  if (alarm)
    log::error("nobody can be reached for an alert",
               {{"school", std::to_string(due.school.value)}, {"tier", std::to_string(static_cast<int>(due.tier))}});
  return mine;
}

}  // namespace rongxin::alerts
