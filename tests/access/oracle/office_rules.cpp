// What offices see, and sheets of other informants.
#include "tests/access/oracle/rules.h"

namespace oracle {

// Height widens aggregates: an office reads and chooses schools, their own people classes.
Rules of_offices() {
  return {
      // Leave is the person's own business and the roster's; what it waits for is seen by the same.
      {"visible_leave_confirmation",
       [](const City& c, const Sight& s) {
         return over(
             c.leaves, [](const Leave& one) { return Key{one.id}; },
             [&](const Leave& one) { return s.colleague(one.account); });
       }},
      {"visible_my_leave",
       [](const City& c, const Sight& s) {
         return over(
             c.leaves, [](const Leave& one) { return Key{one.id}; },
             [&](const Leave& one) { return s.works() && s.post().account == one.account; });
       }},
      {"visible_my_leave_confirmation",
       [](const City& c, const Sight& s) {
         return over(
             c.leaves, [](const Leave& one) { return Key{one.id}; },
             [&](const Leave& one) { return s.works() && s.post().account == one.account; });
       }},
      {"visible_population_unit",
       [](const City& c, const Sight& s) {
         const auto whole = [&](const Unit& u) {
           return u.kind != "grade" && u.kind != "class" && u.kind != "hospital" && u.kind != "university" &&
                  u.kind != "bureau_department";
         };
         return over(
             c.units, [](const Unit& u) { return Key{u.id}; },
             [&](const Unit& u) {
               return !u.closed && s.below(u.id) &&
                      (s.is({"psychology_teacher"}) || (s.is({"county_officer", "city_officer"}) && whole(u)));
             });
       }},
      {"visible_campaign_class",
       [](const City& c, const Sight& s) {
         const auto own = [&](const CampaignClass& one) {
           return s.is({"class_teacher", "session_operator", "psychology_teacher", "school_leader"}) &&
                  s.below(one.school_class);
         };
         return over(
             c.campaign_classes,
             [](const CampaignClass& one) {
               return Key{one.campaign, one.school_class};
             },
             own);
       }},
  };
}

// Class teachers write, the psychologist reads; leaders and everybody above see nothing.
Rules of_informants() {
  return {
      {"visible_informant_pupil",
       [](const City& c, const Sight& s) {
         return over(
             c.members,
             [](const Member& m) {
               return Key{m.student, m.campaign};
             },
             [&](const Member& m) { return fills_for(c, s, m.student, m.campaign); });
       }},
      {"visible_informant_progress",
       [](const City& c, const Sight& s) {
         return over(c.informant_sheets, by_informant, [&](const InformantSheet& one) {
           return one.by_teacher && fills_for(c, s, one.student, one.campaign);
         });
       }},
      {"visible_own_informant_sheet",
       [](const City& c, const Sight& s) {
         return over(c.informant_sheets, by_informant, [&](const InformantSheet& one) {
           return one.by_teacher && one.state == "open" && fills_for(c, s, one.student, one.campaign) &&
                  one.author == s.post().account;
         });
       }},
      {"visible_informant_sheet",
       [](const City& c, const Sight& s) {
         return over(c.informant_sheets, by_informant,
                     [&](const InformantSheet& one) { return reads_result(c, s, one); });
       }},
      {"visible_informant_score",
       [](const City& c, const Sight& s) {
         return over(c.informant_sheets, by_informant,
                     [&](const InformantSheet& one) { return reads_result(c, s, one); });
       }},
      {"visible_informant_answer",
       [](const City& c, const Sight& s) {
         return over(c.informant_sheets, by_informant, [&](const InformantSheet& one) {
           return reads_result(c, s, one) &&
                  any_of(c.alerts, [&](const Alert& alert) { return alert.student == one.student; });
         });
       }},
      {"visible_informant_return",
       [](const City& c, const Sight& s) {
         return over(c.informant_sheets, by_informant,
                     [&](const InformantSheet& one) { return one.state != "open" && s.psychologist_of(one.student); });
       }},
  };
}

}  // namespace oracle
