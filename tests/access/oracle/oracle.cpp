#include "tests/access/oracle/oracle.h"

#include <stdexcept>

#include "tests/access/oracle/rules.h"

namespace oracle {
namespace {

template <class Whose>
RuleBook<Whose>& rules() {
  static RuleBook<Whose> all;
  return all;
}
std::map<std::string, std::string>& files() {
  static std::map<std::string, std::string> all;
  return all;
}

template <class Whose>
void keep(RuleBook<Whose>& book, const std::source_location& where) {
  for (const auto& [view, rule] : book)
    if (!files().emplace(view, where.file_name()).second) throw std::logic_error("two rules about " + view);
  rules<Whose>().merge(book);
}

}  // namespace

StaffRules::StaffRules(RuleBook<Sight> book, std::source_location where) { keep(book, where); }
GuardianRules::GuardianRules(RuleBook<FamilySight> book, std::source_location where) { keep(book, where); }
ChildRules::ChildRules(RuleBook<Number> book, std::source_location where) { keep(book, where); }

const std::map<std::string, std::string>& files_of_rules() { return files(); }

Opinion opinion(const City& city, Number context, const std::string& view) {
  return rules<Sight>().at(view)(city, Sight(city, context));
}
Opinion opinion_of_guardian(const City& city, Number student, Number link_no, const std::string& view) {
  return rules<FamilySight>().at(view)(city, FamilySight(city, student, link_no));
}
Opinion opinion_of_child(const City& city, Number student, const std::string& view) {
  return rules<Number>().at(view)(city, student);
}

bool leads_to_child(const City& city, Number student, Number link_no) {
  return any_of(city.of<ConsentLink>(), [&](const ConsentLink& link) {
    return link.student == student && link.no == link_no && !link.revoked &&
           any_of(city.of<Guardian>(), [&](const Guardian& one) {
             return one.student == student && one.no == link.guardian && !one.silent && !one.limited;
           });
  });
}

std::set<Number> reachable_students(const City& city, Number context) {
  // The policies know nothing of times: coarser than the scopes, as always.
  const Sight sight(city, context, Sight::Times::ignored);
  std::set<Number> found;
  for (const auto& student : city.of<Student>()) {
    const Enrolment* now = sight.enrolment(student.id);
    const bool by_school =
        sight.is({"psychology_teacher", "school_leader"}) && sight.reads(sight.post().unit, student.id);
    const bool by_class = sight.is({"class_teacher", "session_operator", "psychology_teacher"}) && now != nullptr &&
                          sight.below(now->school_class);
    const bool by_grant = sight.is({"counselling_centre"}) && any_of(city.of<Grant>(), [&](const Grant& one) {
                            return one.student == student.id && !one.ended && one.account == sight.post().account &&
                                   one.unit == sight.post().unit;
                          });
    const bool by_call =
        sight.is({"class_teacher", "session_operator", "counselling_centre"}) &&
        any_of(city.of<Alert>(), [&](const Alert& one) {
          return one.student == student.id && one.taken_by == sight.post().account && sight.was_called(one);
        });
    if (by_school || by_class || by_grant || by_call) found.insert(student.id);
  }
  return found;
}

}  // namespace oracle
