#pragma once
// What the rules of the second opinion are made of. Each slice has a file with its made-up rows and its rules.
#include <map>
#include <source_location>

#include "tests/access/oracle/answering.h"
#include "tests/access/oracle/family_sight.h"
#include "tests/access/oracle/oracle.h"
#include "tests/access/oracle/sight.h"

namespace oracle {

template <class Whose>
using RuleBook = std::map<std::string, std::function<Opinion(const City&, const Whose&)>>;

/// A slice's rules by scope: `const StaffRules rules({{"visible_duty", …}});`. Throws std::logic_error for a second
/// rule about one scope.
struct StaffRules {
  explicit StaffRules(RuleBook<Sight> book, std::source_location where = std::source_location::current());
};
struct GuardianRules {
  explicit GuardianRules(RuleBook<FamilySight> book, std::source_location where = std::source_location::current());
};
/// By the child's id.
struct ChildRules {
  explicit ChildRules(RuleBook<Number> book, std::source_location where = std::source_location::current());
};

template <class Rows, class KeyOf, class May>
Opinion over(const Rows& rows, KeyOf key_of, May may) {
  Opinion result;
  for (const auto& row : rows) {
    ++result.decisions;
    if (may(row)) result.seen.insert(key_of(row));
  }
  return result;
}

/// Rows of one child and of nobody else.
template <class Rows, class KeyOf>
Opinion of_child(const Rows& rows, KeyOf key_of, Number student) {
  return over(rows, key_of, [&](const auto& row) { return row.student == student; });
}

template <class Row>
Key by_id(const Row& one) {
  return {one.id};
}
template <class Row>
Key by_number(const Row& one) {
  return {one.student, one.no};
}
template <class Row>
Key by_campaign(const Row& one) {
  return {one.student, one.campaign};
}
template <class Row>
Key by_sheet(const Row& one) {
  return {one.student, one.campaign, one.attempt};
}

}  // namespace oracle
