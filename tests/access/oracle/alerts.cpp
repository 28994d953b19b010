#include "tests/access/oracle/alerts.h"

#include "tests/access/oracle/rules.h"

namespace oracle {
namespace {

bool above(const City& city, Number unit, Number below) {
  for (Number at = below; at != 0; at = parent_of(city, at))
    if (at == unit) return true;
  return false;
}

/// Somebody of the school, of a class of it or of the county's centre: mostly who could be on duty.
Number taker_near(const City& city, Dice& dice, Number student) {
  const Number school = parent_of(city, parent_of(city, home_class(city, student)));
  std::vector<Number> near;
  for (const auto& post : city.of<Post>())
    if ((post.role == "school_leader" || post.role == "class_teacher" || post.role == "session_operator" ||
         post.role == "counselling_centre") &&
        (above(city, post.unit, school) || above(city, school, post.unit)))
      near.push_back(post.account);
  return near.empty() ? 0 : dice.any(near);
}

const MadeUp<Alert> alerts(
    "alert",
    [](const City& city, Dice& dice) {
      std::vector<Alert> rows;
      for (const auto& student : city.of<Student>()) {
        if (!dice.one_in(2)) continue;
        const Number taker = dice.one_in(2)   ? dice.any(city.of<Post>()).account
                             : dice.one_in(4) ? 0
                                              : taker_near(city, dice, student.id);
        rows.push_back({student.id, 1, taker, dice.one_in(2) ? 1 : 2});
      }
      return rows;
    },
    [](const City&, const Alert& one, Statements& to) {
      to.add("alert (student_id, alert_no, tier_rank, raised_at_ms, due_at_ms, taken_by)",
             {n(one.student), n(one.no), n(one.tier), "0", "0", one.taken_by == 0 ? "NULL" : n(one.taken_by)});
    });

std::vector<Signal> draw_signals(const City& city, Dice& dice) {
  std::vector<Signal> rows;
  for (const auto& alert : city.of<Alert>()) {
    Number no = 1;
    for (const auto& member : city.of<Member>())
      if (member.student == alert.student && dice.one_in(2))
        rows.push_back({alert.student, alert.no, no++, member.campaign, 1, 0});
    for (int i = 0; i < 2; ++i)
      if (!dice.one_in(3))
        rows.push_back({alert.student, alert.no, no++, 0, 0, somebody_at(city, dice, home_class(city, alert.student))});
  }
  return rows;
}
const MadeUp<Signal> signals("alert_signal", draw_signals, [](const City&, const Signal& one, Statements& to) {
  to.add(
      "alert_signal (student_id, signal_key, alert_no, campaign_id, attempt, kind, tier_rank, sealed_grounds, at_ms, "
      "raised_by)",
      {n(one.student), text(n(one.no)), n(one.alert), n(one.campaign), n(one.attempt),
       one.raised_by == 0 ? "'rule'" : "'manual_concern'", "1", "CAST('' AS BYTEA)", n(one.no),
       one.raised_by == 0 ? "NULL" : n(one.raised_by)});
});

const MadeUp<Notification> notifications(
    "notification",
    [](const City& city, Dice& dice) {
      std::vector<Notification> rows;
      for (const auto& one : city.of<Alert>())
        if (one.taken_by != 0 && !dice.one_in(4)) rows.push_back({one.student, one.no, 1, one.taken_by});
        else if (dice.one_in(2)) rows.push_back({one.student, one.no, 1, dice.any(city.of<Account>()).id});
      return rows;
    },
    [](const City&, const Notification& one, Statements& to) {
      to.add(
          "notification (student_id, alert_no, notification_no, round_no, step_no, "
          "account_id, rung, tier_rank, made_at_ms, answered_at_ms)",
          {n(one.student), n(one.alert), n(one.no), "1", "1", n(one.account), "'on_duty'", "1", "0", "NULL"});
    });

const MadeUp<CallMessage> call_messages(
    "outbox",
    [](const City& city, Dice& dice) {
      std::vector<CallMessage> rows;
      for (const auto& one : city.of<Notification>())
        rows.push_back({dice.fresh(), one.student, one.alert, one.no, !dice.one_in(3)});
      return rows;
    },
    [](const City&, const CallMessage& one, Statements& to) {
      to.add("outbox (event_id, student_id, kind, subject, at_ms, attempts, wait_until_ms)",
             {n(one.event), n(one.student), one.belongs ? "'call_by_mail'" : "'alert_changed'",
              text(n(one.alert) + "." + n(one.notification)), "0", "0", "0"});
    });

const StaffRules rules({
    {"visible_alert",
     [](const City& c, const Sight& s) {
       return over(c.of<Alert>(), by_number<Alert>, [&](const Alert& a) { return s.alert_of(a.student, a.no); });
     }},
});

const ChildRules of_children({
    {"own_alert", [](const City& c, Number student) { return of_child(c.of<Alert>(), by_number<Alert>, student); }},
    {"own_alert_signal",
     [](const City& c, Number student) { return of_child(c.of<Signal>(), by_number<Signal>, student); }},
});

}  // namespace
}  // namespace oracle
