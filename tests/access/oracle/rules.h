#pragma once
// What the rules of the second opinion are made of; each file of rules is about one part of the house.
#include <functional>
#include <map>

#include "tests/access/oracle/family_sight.h"
#include "tests/access/oracle/oracle.h"
#include "tests/access/oracle/sight.h"

namespace oracle {

template <class Rows, class KeyOf, class May>
inline Opinion over(const Rows& rows, KeyOf key_of, May may) {
  Opinion result;
  for (const auto& row : rows) {
    ++result.decisions;
    if (may(row)) result.seen.insert(key_of(row));
  }
  return result;
}

inline bool set_aside(const City& city, Number student, Number campaign, Number attempt) {
  return any_of(city.sheets, [&](const Sheet& one) {
    return one.student == student && one.campaign == campaign && one.attempt == attempt && one.set_aside;
  });
}

/// Read as a result: not of a recalled campaign, not one that two children shared or somebody else answered.
inline bool stands(const City& city, Number student, Number campaign, Number attempt) {
  return !any_of(city.campaigns, [&](const Campaign& one) { return one.id == campaign && one.recalled; }) &&
         !set_aside(city, student, campaign, attempt);
}

inline bool recalled(const City& city, Number campaign) {
  return any_of(city.campaigns, [&](const Campaign& one) { return one.id == campaign && one.recalled; });
}

/// A class teacher fills sheets about the own class; the psychologist reads what was handed in and kept.
inline bool fills_for(const City& city, const Sight& sight, Number student, Number campaign) {
  return sight.is({"class_teacher"}) && sight.roster(student) && !recalled(city, campaign);
}
inline bool reads_result(const City& city, const Sight& sight, const InformantSheet& one) {
  // Whoever may say yes has said it: a guardian of a child under 14, the child itself from 14.
  const bool yes = any_of(city.consent_acts, [&](const ConsentAct& act) {
    return act.student == one.student && !act.taken_back && act.decision == "given" && act.by_child == act.from_14;
  });
  const bool takes_part = any_of(city.members, [&](const Member& m) {
    return m.student == one.student && m.campaign == one.campaign && (!m.asked_of_families || yes);
  });
  return one.state == "submitted" && takes_part && sight.psychologist_of(one.student) && !recalled(city, one.campaign);
}

/// Sheets of paper are typed by the psychology teacher of the child's school, or an operator of that school whom she
/// has named.
inline bool types_for(const City& city, const Sight& sight, Number student, Number campaign) {
  const Enrolment* now = sight.enrolment(student);
  if (now == nullptr || !sight.works() || now->school != sight.post().unit || !sight.reads(now->school, student))
    return false;
  return sight.is({"psychology_teacher"}) ||
         (sight.is({"session_operator"}) && any_of(city.paper_helpers, [&](const PaperTypist& one) {
            return !one.ended && one.campaign == campaign && one.account == sight.post().account &&
                   one.school == sight.post().unit;
          }));
}

inline bool on_the_board(const Sight& sight, const Unit& unit) {
  if (unit.closed || !sight.below(unit.id)) return false;
  if (sight.is({"class_teacher", "psychology_teacher", "school_leader"})) return unit.kind == "class";
  return sight.is({"county_officer", "city_officer"}) && unit.parent == sight.post().unit;
}

inline bool handed_in(const Sheet& one) { return one.state == "submitted" || one.state == "closed_unfinished"; }

// Seats of a session: the operator only while it is open; the class's own teachers also afterwards.
inline Opinion seats(const City& city, const Sight& sight) {
  Opinion result;
  for (const auto& session : city.class_sessions)
    for (const auto& member : city.members) {
      if (member.campaign != session.campaign || member.school_class != session.school_class) continue;
      ++result.decisions;
      const Enrolment* now = sight.enrolment(member.student);
      if (!sight.class_session(session) || now == nullptr || now->school_class != session.school_class ||
          !sight.reads(now->school, member.student))
        continue;
      if (sight.is({"session_operator"}) && session.closed) continue;
      result.seen.insert({session.id, member.student});
    }
  return result;
}

inline Opinion seat_claims(const City& city, const Sight& sight) {
  const Opinion seen = seats(city, sight);
  return over(
      city.seat_claims,
      [](const SeatClaim& one) {
        return Key{one.session, one.student, one.no};
      },
      [&](const SeatClaim& one) {
        return seen.seen.contains(Key{one.session, one.student});
      });
}

inline Opinion reachable_adults(const City& city, const Sight& sight) {
  return over(
      city.duties,
      [](const Duty& one) {
        return Key{one.account, one.unit};
      },
      [&](const Duty& one) {
        const bool ended =
            any_of(city.accounts, [&](const Account& account) { return account.id == one.account && account.ended; });
        return !ended && !one.ended && sight.is({"class_teacher", "session_operator", "psychology_teacher"}) &&
               sight.above(one.unit);
      });
}

// Care: an operator is worried about whom the open session shows; everybody else about the own roster.
inline bool seated_in_open_session(const City& city, const Sight& sight, Number student) {
  const Enrolment* now = sight.enrolment(student);
  if (!sight.is({"session_operator"}) || now == nullptr || !sight.reads(now->school, student)) return false;
  return any_of(city.class_sessions, [&](const ClassSession& session) {
    return !session.closed && sight.class_session(session) && now->school_class == session.school_class &&
           any_of(city.members, [&](const Member& member) {
             return member.student == student && member.campaign == session.campaign &&
                    member.school_class == session.school_class;
           });
  });
}

inline Opinion my_concerns(const City& city, const Sight& sight) {
  return over(
      city.signals,
      [](const Signal& one) {
        return Key{one.student, one.no};
      },
      [&](const Signal& one) {
        if (one.raised_by == 0 || !sight.works() || one.raised_by != sight.post().account) return false;
        const Enrolment* now = sight.enrolment(one.student);
        return now != nullptr &&
               (sight.roster(one.student) || (sight.is({"session_operator"}) && sight.below(now->school_class)));
      });
}

using Rule = std::function<Opinion(const City&, const Sight&)>;

inline Key by_informant(const InformantSheet& one) { return {one.student, one.campaign, one.by_teacher ? 1 : 2}; }
template <class Row>
inline Key by_sheet(const Row& one) {
  return {one.student, one.campaign, one.attempt};
}
template <class Row>
inline Key by_campaign(const Row& one) {
  return {one.student, one.campaign};
}
template <class Row>
inline Key by_number(const Row& one) {
  return {one.student, one.no};
}

using Rules = std::map<std::string, Rule>;
using FamilyRules = std::map<std::string, std::function<Opinion(const City&, const FamilySight&)>>;
using ChildRules = std::map<std::string, std::function<Opinion(const City&, Number student)>>;

Rules of_roll_and_alerts();
Rules of_campaigns();
Rules of_consent_and_care();
Rules of_offices();
Rules of_informants();
FamilyRules of_guardians();
ChildRules of_children();

}  // namespace oracle
