#include "tests/access/oracle/oracle.h"

#include "tests/access/oracle/rules.h"

namespace oracle {
namespace {

const Rules& rules() {
  static const Rules all = [] {
    Rules joined = of_roll_and_alerts();
    for (auto* more : {of_campaigns, of_consent_and_care, of_offices, of_informants}) joined.merge(more());
    return joined;
  }();
  return all;
}

}  // namespace

Opinion opinion(const City& city, Number context, const std::string& view) {
  return rules().at(view)(city, Sight(city, context));
}

Opinion opinion_of_guardian(const City& city, Number student, Number link_no, const std::string& view) {
  static const FamilyRules all = of_guardians();
  return all.at(view)(city, FamilySight(city, student, link_no));
}

Opinion opinion_of_child(const City& city, Number student, const std::string& view) {
  static const ChildRules all = of_children();
  return all.at(view)(city, student);
}

bool leads_to_child(const City& city, Number student, Number link_no) {
  return any_of(city.consent_links, [&](const ConsentLink& link) {
    return link.student == student && link.no == link_no && !link.revoked &&
           any_of(city.guardians, [&](const Guardian& one) {
             return one.student == student && one.no == link.guardian && !one.silent && !one.limited;
           });
  });
}

std::set<Number> reachable_students(const City& city, Number context) {
  const Sight sight(city, context);
  std::set<Number> found;
  for (const auto& student : city.students) {
    const Enrolment* now = sight.enrolment(student.id);
    const bool by_school =
        sight.is({"psychology_teacher", "school_leader"}) && sight.reads(sight.post().unit, student.id);
    const bool by_class = sight.is({"class_teacher", "session_operator", "psychology_teacher"}) && now != nullptr &&
                          sight.below(now->school_class);
    const bool by_grant = sight.is({"counselling_centre"}) && any_of(city.grants, [&](const Grant& one) {
                            return one.student == student.id && !one.ended && one.account == sight.post().account &&
                                   one.unit == sight.post().unit;
                          });
    const bool by_call =
        sight.is({"class_teacher", "session_operator", "counselling_centre"}) &&
        any_of(city.alerts, [&](const Alert& one) {
          return one.student == student.id && one.taken_by == sight.post().account && sight.was_called(one);
        });
    if (by_school || by_class || by_grant || by_call) found.insert(student.id);
  }
  return found;
}

}  // namespace oracle
