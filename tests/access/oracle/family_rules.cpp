// A guardian by a slip, and a child who answers: the columns St and Gu of the access table.
#include "tests/access/oracle/rules.h"

namespace oracle {
namespace {

/// Rows of one child and of nobody else.
template <class Rows, class KeyOf>
Opinion of_child(const Rows& rows, KeyOf key_of, Number student) {
  return over(rows, key_of, [&](const auto& row) { return row.student == student; });
}

Opinion last_scores(const City& city, Number student) {
  return over(
      city.scores,
      [](const Score& one) {
        return Key{one.student, one.campaign, 1};
      },
      [&](const Score& one) {
        return one.student == student && stands(city, one.student, one.campaign, one.attempt) &&
               any_of(city.sheets, [&](const Sheet& sheet) {
                 return sheet.student == one.student && sheet.campaign == one.campaign &&
                        sheet.attempt == one.attempt && sheet.state == "submitted";
               });
      });
}

}  // namespace

FamilyRules of_guardians() {
  return {
      {"guardian_link",
       [](const City& c, const FamilySight& s) {
         return over(c.consent_links, by_number<ConsentLink>,
                     [&](const ConsentLink& one) { return s.opens_for(one.student) && s.link().no == one.no; });
       }},
      // 1 identity: ward.
      {"guardian_child",
       [](const City& c, const FamilySight& s) {
         return over(
             c.students, [](const Student& one) { return Key{one.id}; },
             [&](const Student& one) { return s.opens_for(one.id); });
       }},
      // 3 consent: ward, gives it. What this slip has said, and no word of anybody else.
      {"guardian_word",
       [](const City& c, const FamilySight& s) {
         return over(c.consent_acts, by_number<ConsentAct>,
                     [&](const ConsentAct& one) { return s.opens_for(one.student) && s.link().act == one.no; });
       }},
      {"guardian_asked",
       [](const City& c, const FamilySight& s) {
         return over(
             c.students, [](const Student& one) { return Key{one.id}; },
             [&](const Student& one) { return s.asked_about(one.id); });
       }},
      // 4 completion: ward, yes or no.
      {"guardian_membership",
       [](const City& c, const FamilySight& s) {
         return over(c.members, by_campaign<Member>, [&](const Member& one) { return s.asked_about(one.student); });
       }},
      {"guardian_informant_progress",
       [](const City& c, const FamilySight& s) {
         return over(c.informant_sheets, by_informant,
                     [&](const InformantSheet& one) { return !one.by_teacher && s.asked_about(one.student); });
       }},
      // 6 item answers: never; but what they are writing with their own hand.
      {"guardian_own_sheet",
       [](const City& c, const FamilySight& s) {
         return over(c.informant_sheets, by_informant, [&](const InformantSheet& one) {
           return !one.by_teacher && one.state == "open" && s.asked_about(one.student) &&
                  one.author == s.link().guardian;
         });
       }},
  };
}

ChildRules of_children() {
  return {
      {"own_consent_act",
       [](const City& c, Number student) { return of_child(c.consent_acts, by_number<ConsentAct>, student); }},
      {"own_member", [](const City& c, Number student) { return of_child(c.members, by_campaign<Member>, student); }},
      // 6 item answers: while answering.
      {"own_draft",
       [](const City& c, Number student) {
         return of_child(
             c.drafts,
             [](const Draft& one) {
               return Key{one.student, one.campaign, one.attempt, one.device};
             },
             student);
       }},
      {"own_seat_claim",
       [](const City& c, Number student) {
         return of_child(
             c.seat_claims,
             [](const SeatClaim& one) {
               return Key{one.student, one.session, one.no};
             },
             student);
       }},
      {"own_sheet", [](const City& c, Number student) { return of_child(c.sheets, by_sheet<Sheet>, student); }},
      // What the server asks in the child's name and shows nobody: its own rows all the same.
      {"own_set_aside",
       [](const City& c, Number student) {
         return over(c.sheets, by_sheet<Sheet>,
                     [&](const Sheet& one) { return one.student == student && one.set_aside; });
       }},
      {"own_last_score", last_scores},
      {"own_informant_sheet",
       [](const City& c, Number student) { return of_child(c.informant_sheets, by_informant, student); }},
      {"own_alert", [](const City& c, Number student) { return of_child(c.alerts, by_number<Alert>, student); }},
      {"own_alert_signal",
       [](const City& c, Number student) { return of_child(c.signals, by_number<Signal>, student); }},
  };
}

}  // namespace oracle
