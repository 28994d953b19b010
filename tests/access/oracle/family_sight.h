#pragma once
// What the access table asks of a guardian without an account: the slip in the hand, whose child it is about, and what
// families have said. "ward: the guardian's child"; nobody who must not be told or met is shown anything.
#include "tests/access/oracle/consent.h"
#include "tests/access/oracle/sight.h"

namespace oracle {

class FamilySight {
 public:
  FamilySight(const City& city, Number student, Number link_no) : city_(city) {
    for (const auto& one : city.of<ConsentLink>())
      if (one.student == student && one.no == link_no && opens(one)) link_ = &one;
  }

  /// Whether the slip opens anything at all; then it is of this child.
  bool opens_for(Number student) const { return link_ != nullptr && link_->student == student; }
  const ConsentLink& link() const { return *link_; }

  /// The family gives consent before it is asked anything, and a no of either side that holds ends it.
  bool asked_about(Number student) const {
    if (!opens_for(student) || link_->purpose != "screening") return false;
    const bool yes = any_of(city_.of<ConsentAct>(), [&](const ConsentAct& act) {
      return act.student == student && act.no == link_->act && (act.decision == "given" || act.decision == "informed");
    });
    return yes && !stopped(student);
  }

 private:
  bool is_from_14(Number student) const {
    return any_of(city_.of<Student>(), [&](const Student& one) { return one.id == student && one.from_14; });
  }
  /// A slip ends when it is revoked, when its guardian may not be told, and, unused, with its days and at fourteen.
  bool opens(const ConsentLink& one) const {
    const bool told = any_of(city_.of<Guardian>(), [&](const Guardian& guardian) {
      return guardian.student == one.student && guardian.no == one.guardian && !guardian.silent && !guardian.limited;
    });
    if (!told || one.revoked) return false;
    return one.act != 0 || (one.expires_ms > now_ms && one.from_14 == is_from_14(one.student));
  }
  const ConsentAct* last_word(Number student, bool by_child) const {
    const ConsentAct* last = nullptr;
    for (const auto& act : city_.of<ConsentAct>())
      if (act.student == student && act.by_child == by_child && !act.taken_back &&
          (last == nullptr || act.no > last->no))
        last = &act;
    return last;
  }
  static bool is_no(const ConsentAct* act) {
    return act != nullptr && (act->decision == "refused" || act->decision == "withdrawn");
  }
  /// Under 14 the guardians decide; a child's no on paper holds at the age at which it was said.
  bool stopped(Number student) const {
    const bool from_14 = is_from_14(student);
    const ConsentAct* child = last_word(student, true);
    return (!from_14 && is_no(last_word(student, false))) ||
           (is_no(child) && child->way != "answering_page" && child->from_14 == from_14);
  }

  const City& city_;
  const ConsentLink* link_ = nullptr;
};

}  // namespace oracle
