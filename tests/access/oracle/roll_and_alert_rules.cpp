// Units, students, guardians, alerts and what hangs on them.
#include "tests/access/oracle/rules.h"

namespace oracle {

Rules of_roll_and_alerts() {
  return {
      {"visible_unit",
       [](const City& c, const Sight& s) {
         return over(
             c.units, [](const Unit& u) { return Key{u.id}; },
             [&](const Unit& u) { return !u.closed && s.below(u.id); });
       }},
      {"visible_student",
       [](const City& c, const Sight& s) {
         return over(
             c.students, [](const Student& st) { return Key{st.id}; },
             [&](const Student& st) { return s.roster(st.id); });
       }},
      {"visible_identity",
       [](const City& c, const Sight& s) {
         return over(
             c.students, [](const Student& st) { return Key{st.id}; },
             [&](const Student& st) { return s.teacher_of(st.id); });
       }},
      {"visible_identifier",
       [](const City& c, const Sight& s) {
         return over(c.identifiers, by_number<Identifier>,
                     [&](const Identifier& i) { return !i.replaced && s.psychologist_of(i.student); });
       }},
      {"visible_guardian",
       [](const City& c, const Sight& s) {
         return over(c.guardians, by_number<Guardian>, [&](const Guardian& g) { return s.teacher_of(g.student); });
       }},
      {"visible_guardian_limit",
       [](const City& c, const Sight& s) {
         return over(c.guardians, by_number<Guardian>, [&](const Guardian& g) { return s.psychologist_of(g.student); });
       }},
      {"visible_student_key",
       [](const City& c, const Sight& s) {
         return over(
             c.students, [](const Student& st) { return Key{st.id}; },
             [&](const Student& st) { return s.teacher_of(st.id) || s.granted(st.id); });
       }},
      {"visible_campaign",
       [](const City& c, const Sight& s) {
         return over(
             c.campaigns, [](const Campaign& one) { return Key{one.id}; },
             [&](const Campaign& one) { return s.campaign(one); });
       }},
      {"visible_class_completion",
       [](const City& c, const Sight& s) {
         return over(
             c.campaign_classes,
             [](const CampaignClass& one) {
               return Key{one.campaign, one.school_class};
             },
             [&](const CampaignClass& one) {
               return s.is({"class_teacher", "session_operator", "psychology_teacher", "school_leader",
                            "county_officer", "city_officer"}) &&
                      s.below(one.school_class);
             });
       }},
      {"visible_completion",
       [](const City& c, const Sight& s) {
         return over(
             c.members,
             [](const Member& m) {
               return Key{m.student, m.campaign};
             },
             [&](const Member& m) { return s.teacher_of(m.student); });
       }},
      {"visible_attempt",
       [](const City& c, const Sight& s) {
         return over(
             c.members,
             [](const Member& m) {
               return Key{m.student, m.campaign};
             },
             [&](const Member& m) { return s.psychologist_of(m.student); });
       }},
      {"visible_set_aside",
       [](const City& c, const Sight& s) {
         return over(c.sheets, by_sheet<Sheet>,
                     [&](const Sheet& one) { return one.set_aside && s.psychologist_of(one.student); });
       }},
      {"visible_score",
       [](const City& c, const Sight& s) {
         return over(c.scores, by_sheet<Score>, [&](const Score& one) {
           return s.reads_sheet(one) && stands(c, one.student, one.campaign, one.attempt);
         });
       }},
      {"visible_sheet",
       [](const City& c, const Sight& s) {
         return over(c.sheets, by_sheet<Sheet>, [&](const Sheet& one) {
           return handed_in(one) && s.reads_sheet(one) && stands(c, one.student, one.campaign, one.attempt);
         });
       }},
      {"visible_item_answer",
       [](const City& c, const Sight& s) {
         return over(c.sheets, by_sheet<Sheet>, [&](const Sheet& one) {
           return handed_in(one) && s.psychologist_of(one.student) &&
                  s.signalled(one.student, one.campaign, one.attempt);
         });
       }},
      {"visible_draft_answer",
       [](const City& c, const Sight& s) {
         return over(
             c.drafts,
             [](const Draft& d) {
               return Key{d.student, d.campaign, d.attempt, d.device};
             },
             [&](const Draft& d) {
               return !d.withheld && s.psychologist_of(d.student) && s.signalled(d.student, d.campaign, d.attempt);
             });
       }},
      {"visible_alert",
       [](const City& c, const Sight& s) {
         return over(c.alerts, by_number<Alert>, [&](const Alert& a) { return s.alert_of(a.student, a.no); });
       }},
      {"visible_alert_signal",
       [](const City& c, const Sight& s) {
         return over(
             c.signals,
             [](const Signal& g) {
               return Key{g.student, g.alert, g.campaign};
             },
             [&](const Signal& g) { return s.alert_of(g.student, g.alert); });
       }},
      {"visible_notification",
       [](const City& c, const Sight& s) {
         return over(
             c.notifications,
             [](const Notification& one) {
               return Key{one.student, one.alert, one.no};
             },
             [&](const Notification& one) { return s.alert_of(one.student, one.alert); });
       }},
      {"visible_call_delivery",
       [](const City& c, const Sight& s) {
         return over(
             c.call_messages, [](const CallMessage& one) { return Key{one.event}; },
             [&](const CallMessage& one) { return one.belongs && s.alert_of(one.student, one.alert); });
       }},
      {"visible_support_request",
       [](const City& c, const Sight& s) {
         return over(
             c.supports,
             [](const Support& one) {
               return Key{one.student, one.alert, one.no};
             },
             [&](const Support& one) { return s.alert_of(one.student, one.alert); });
       }},
      {"visible_clock",
       [](const City& c, const Sight& s) {
         return over(
             c.clocks, [](const OpenClock& one) { return Key{one.id}; },
             [&](const OpenClock& one) {
               if (!s.below(one.school)) return false;
               if (s.is({"county_officer", "city_officer"})) return true;
               if (s.is({"school_leader"}))
                 return one.tier == 1 || one.came_up || one.reached_leaders ||
                        std::any_of(c.duties.begin(), c.duties.end(), [&](const Duty& d) {
                          return !d.ended && d.account == s.post().account && d.unit == s.post().unit;
                        });
               if (s.is({"system_administrator"})) return one.unreachable;
               return s.is({"counselling_centre"}) && (one.asked || one.came_up);
             });
       }},
      {"visible_school_completion",
       [](const City& c, const Sight& s) {
         return over(
             c.school_counts,
             [](const SchoolCount& one) {
               return Key{one.campaign, one.school};
             },
             [&](const SchoolCount& one) {
               return one.campaign != 0 && s.is({"county_officer", "city_officer"}) && s.below(one.school);
             });
       }},
      {"visible_alert_tally",
       [](const City& c, const Sight& s) {
         return over(
             c.school_counts, [](const SchoolCount& one) { return Key{one.school}; },
             [&](const SchoolCount& one) {
               return one.campaign == 0 && s.is({"county_officer", "city_officer"}) && s.below(one.school);
             });
       }},
      {"visible_colleague",
       [](const City& c, const Sight& s) {
         return over(
             c.accounts, [](const Account& one) { return Key{one.id}; },
             [&](const Account& one) { return s.colleague(one.id); });
       }},
      {"visible_duty",
       [](const City& c, const Sight& s) {
         return over(
             c.duties, [](const Duty& one) { return Key{one.id}; },
             [&](const Duty& one) {
               return s.is({"psychology_teacher", "school_leader", "counselling_centre", "county_officer"}) &&
                      s.post().unit == one.unit;
             });
       }},
      {"visible_my_contact",
       [](const City& c, const Sight& s) {
         return over(
             c.contacts, [](const Contact& one) { return Key{one.account}; },
             [&](const Contact& one) { return s.works() && s.post().account == one.account; });
       }},
      {"visible_leave",
       [](const City& c, const Sight& s) {
         return over(
             c.leaves, [](const Leave& one) { return Key{one.id}; },
             [&](const Leave& one) { return s.colleague(one.account); });
       }},
      {"visible_distribution",
       [](const City& c, const Sight& s) {
         return over(
             c.distributions,
             [](const Distribution& d) {
               return Key{d.campaign, d.value};
             },
             [&](const Distribution& d) {
               return s.is({"psychology_teacher"}) && s.campaign(d.campaign) && stands(c, 0, d.campaign, 0);
             });
       }},
  };
}

}  // namespace oracle
