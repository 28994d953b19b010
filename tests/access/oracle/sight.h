#pragma once
// What the access table asks of one post: where it works, and whom it stands beside.
#include <algorithm>

#include "tests/access/oracle/accounts.h"
#include "tests/access/oracle/alerts.h"
#include "tests/access/oracle/campaign_desk.h"
#include "tests/access/oracle/fieldwork.h"
#include "tests/access/oracle/oversight.h"
#include "tests/access/oracle/school_roll.h"

namespace oracle {

template <class Rows, class F>
bool any_of(const Rows& rows, F holds) {
  return std::any_of(rows.begin(), rows.end(), holds);
}

/// One context and the questions that the table asks about it.
class Sight {
 public:
  enum class Times : bool { hold, ignored };
  Sight(const City& city, Number context, Times times = Times::hold) : city_(city) {
    for (const auto& session : city.of<Session>()) {
      if (session.context != context || !session.working || session.ended) continue;
      if (times == Times::hold && session.expires_ms <= now_ms) continue;
      const bool account_ended =
          any_of(city.of<Account>(), [&](const Account& one) { return one.id == session.account && one.ended; });
      for (const auto& post : city.of<Post>())
        if (post.id == session.post && !account_ended && (times == Times::hold ? post.in_force() : !post.ended))
          post_ = &post;
    }
  }

  bool works() const { return post_ != nullptr; }
  const Post& post() const { return *post_; }
  bool is(std::initializer_list<const char*> roles) const {
    return works() && any_of(roles, [&](const char* role) { return post_->role == role; });
  }
  bool below(Number unit) const {
    for (Number at = unit; works() && at != 0; at = parent_of(city_, at))
      if (at == post_->unit) return true;
    return false;
  }
  bool above(Number unit) const {
    for (Number at = works() ? post_->unit : 0; at != 0; at = parent_of(city_, at))
      if (at == unit) return true;
    return false;
  }
  const Enrolment* enrolment(Number student) const {
    for (const auto& one : city_.of<Enrolment>())
      if (one.student == student && one.current) return &one;
    return nullptr;
  }
  bool reads(Number school, Number student) const {
    return any_of(city_.of<Reader>(),
                  [&](const Reader& one) { return one.student == student && one.unit == school && !one.ended; });
  }
  /// Class 2: the school's own people by the school's right to read, a class teacher by the class.
  bool roster(Number student) const {
    const Enrolment* now = enrolment(student);
    if (now == nullptr || !works()) return false;
    if (is({"psychology_teacher", "school_leader"})) return reads(post_->unit, student);
    if (is({"class_teacher"})) return below(now->school_class) && reads(now->school, student);
    return false;
  }
  bool psychologist_of(Number student) const { return is({"psychology_teacher"}) && roster(student); }
  /// The school's psychologist, or the person of the county who was put on this alert.
  bool alert_of(Number student, Number alert) const { return psychologist_of(student) || granted(student, alert); }
  bool granted(Number student) const {
    return any_of(city_.of<Alert>(),
                  [&](const Alert& one) { return one.student == student && granted(student, one.no); });
  }
  bool granted(Number student, Number alert) const {
    const Enrolment* now = enrolment(student);
    return is({"counselling_centre"}) && now != nullptr && below(now->school) &&
           any_of(city_.of<Grant>(), [&](const Grant& one) {
             return one.student == student && one.alert == alert && !one.ended && one.account == post_->account &&
                    one.unit == post_->unit;
           });
  }
  bool teacher_of(Number student) const { return is({"psychology_teacher", "class_teacher"}) && roster(student); }
  bool campaign(const Campaign& one) const { return below(one.unit) || above(one.unit); }
  bool campaign(Number id) const {
    return any_of(city_.of<Campaign>(), [&](const Campaign& one) { return one.id == id && campaign(one); });
  }
  bool signalled(Number student, Number campaign_id, Number attempt) const {
    return any_of(city_.of<Signal>(), [&](const Signal& one) {
      return one.student == student && one.campaign == campaign_id && one.attempt == attempt;
    });
  }
  /// The centre is a psychologist for the case that was handed to it: the sheets of that alert, no other of the
  /// student.
  template <class Row>
  bool reads_sheet(const Row& row) const {
    return psychologist_of(row.student) || any_of(city_.of<Signal>(), [&](const Signal& one) {
             return one.student == row.student && one.campaign == row.campaign && one.attempt == row.attempt &&
                    granted(row.student, one.alert);
           });
  }
  /// Class 8, "own task only": whoever was called and took it on. A leader by crisis, the centre below its county.
  bool took_on(const Alert& alert) const {
    const Enrolment* now = enrolment(alert.student);
    if (!works() || now == nullptr || !reads(now->school, alert.student) || alert.taken_by != post_->account)
      return false;
    if (is({"school_leader"})) return post_->unit == now->school && alert.tier == 1;  // crisis by name and clock
    if (is({"class_teacher", "session_operator"})) return was_called(alert) && above(now->school);
    return is({"counselling_centre"}) && (was_called(alert) || alert_of(alert.student, alert.no)) && below(now->school);
  }
  bool was_called(const Alert& alert) const {
    return any_of(city_.of<Notification>(), [&](const Notification& one) {
      return one.student == alert.student && one.alert == alert.no && one.account == post_->account;
    });
  }
  bool class_session(const ClassSession& one) const {
    return is({"class_teacher", "session_operator", "psychology_teacher"}) && below(one.school_class);
  }

 private:
  const City& city_;
  const Post* post_ = nullptr;
};

}  // namespace oracle
