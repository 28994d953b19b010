// Consent, concerns, observations, interviews.
#include "tests/access/oracle/rules.h"

namespace oracle {

Rules of_consent_and_care() {
  return {
      // Consent, class 3: who said what for the psychologist, 已回执 / 未回执 for the class teacher, counts above.
      {"visible_consent_act",
       [](const City& c, const Sight& s) {
         return over(c.consent_acts, by_number<ConsentAct>,
                     [&](const ConsentAct& a) { return s.psychologist_of(a.student); });
       }},
      {"visible_consent_return",
       [](const City& c, const Sight& s) {
         return over(
             c.consent_acts, [](const ConsentAct& a) { return Key{a.student}; },
             [&](const ConsentAct& a) {
               return !a.taken_back && a.way != "answering_page" && s.teacher_of(a.student);
             });
       }},
      {"visible_consent_entry",
       [](const City& c, const Sight& s) {
         return over(c.consent_acts, by_number<ConsentAct>, [&](const ConsentAct& a) {
           return a.way == "paper" && s.teacher_of(a.student) && s.post().account == a.entered_by;
         });
       }},
      {"visible_consent_link",
       [](const City& c, const Sight& s) {
         return over(c.consent_links, by_number<ConsentLink>,
                     [&](const ConsentLink& l) { return s.teacher_of(l.student); });
       }},
      {"visible_consent_count",
       [](const City& c, const Sight& s) {
         return over(
             c.consent_counts, [](const ConsentCount& one) { return Key{one.school_class}; },
             [&](const ConsentCount& one) {
               return s.is(
                          {"class_teacher", "psychology_teacher", "school_leader", "county_officer", "city_officer"}) &&
                      s.below(one.school_class);
             });
       }},
      {"visible_reachable_adult", reachable_adults},
      {"visible_class_session",
       [](const City& c, const Sight& s) {
         return over(
             c.class_sessions, [](const ClassSession& one) { return Key{one.id}; },
             [&](const ClassSession& one) { return s.class_session(one); });
       }},
      {"visible_seat", seats},
      // shell
      {"visible_own_calendar",
       [](const City& c, const Sight& s) {
         return over(
             c.calendar,
             [](const CalendarSpan& one) {
               return Key{one.unit, one.no};
             },
             [&](const CalendarSpan& one) {
               return s.is({"psychology_teacher", "school_leader", "county_officer", "city_officer"}) &&
                      s.post().unit == one.unit;
             });
       }},
      {"visible_concern_subject",
       [](const City& c, const Sight& s) {
         return over(
             c.students, [](const Student& st) { return Key{st.id}; },
             [&](const Student& st) { return s.roster(st.id) || seated_in_open_session(c, s, st.id); });
       }},
      {"visible_my_concern", my_concerns},
      {"visible_observation",
       [](const City& c, const Sight& s) {
         return over(
             c.observations,
             [](const Observation& o) {
               return Key{o.student, o.round};
             },
             [&](const Observation& o) { return s.teacher_of(o.student); });
       }},
      {"visible_observation_round",
       [](const City& c, const Sight& s) {
         return over(
             c.observation_rounds, [](const ObservationRound& r) { return Key{r.id}; },
             [&](const ObservationRound& r) {
               return s.is({"psychology_teacher", "class_teacher"}) && s.below(r.school_class);
             });
       }},
      {"visible_appointment",
       [](const City& c, const Sight& s) {
         return over(c.appointments, by_number<Appointment>,
                     [&](const Appointment& a) { return s.psychologist_of(a.student); });
       }},
      // Retests and rooms: class 5, what a sheet was worth.
      {"visible_retest",
       [](const City& c, const Sight& s) {
         return over(c.retests, by_campaign<Retest>, [&](const Retest& one) {
           return s.psychologist_of(one.student) && !set_aside(c, one.student, one.campaign, 1);
         });
       }},
      {"visible_class_anomaly",
       [](const City& c, const Sight& s) {
         return over(
             c.rooms, [](const Room& one) { return Key{one.session}; },
             [&](const Room& one) { return s.is({"psychology_teacher"}) && s.below(one.school_class); });
       }},
      {"visible_student_view",
       [](const City& c, const Sight& s) {
         return over(
             c.views,
             [](const View& one) {
               return Key{one.student, one.no};
             },
             [&](const View& one) { return s.is({"auditor"}) || s.psychologist_of(one.student); });
       }},
      {"visible_account",
       [](const City& c, const Sight& s) {
         return over(
             c.accounts, [](const Account& one) { return Key{one.id}; },
             [&](const Account& one) { return s.keeps_account(one.id); });
       }},
      {"visible_managed_account",
       [](const City& c, const Sight& s) {
         return over(
             c.accounts, [](const Account& one) { return Key{one.id}; },
             [&](const Account& one) {
               const bool elsewhere = any_of(c.posts, [&](const Post& post) {
                 return post.account == one.id && !post.ended && !s.below(post.unit);
               });
               return s.keeps_account(one.id) && !elsewhere && s.post().account != one.id;
             });
       }},
      {"visible_taken_alert",
       [](const City& c, const Sight& s) {
         return over(c.alerts, by_number<Alert>, [&](const Alert& a) { return s.took_on(a); });
       }},
      // Class 1: names only for a leader, the own class for a class teacher, like a psychologist for the centre.
      {"visible_taken_guardian",
       [](const City& c, const Sight& s) {
         return over(c.guardians, by_number<Guardian>, [&](const Guardian& g) {
           const Enrolment* now = s.enrolment(g.student);
           return !g.silent && now != nullptr &&
                  any_of(c.alerts, [&](const Alert& a) { return a.student == g.student && s.took_on(a); }) &&
                  (s.is({"counselling_centre"}) || (s.is({"class_teacher"}) && s.below(now->school_class)));
         });
       }},
      {"visible_alerted_sheet",
       [](const City& c, const Sight& s) {
         return over(
             c.signals,
             [](const Signal& g) {
               return Key{g.student, g.campaign, g.attempt};
             },
             [&](const Signal& g) {
               return s.alert_of(g.student, g.alert) && any_of(c.members, [&](const Member& m) {
                        return m.student == g.student && m.campaign == g.campaign;
                      });
             });
       }},
      {"visible_post",
       [](const City& c, const Sight& s) {
         return over(
             c.posts, [](const Post& one) { return Key{one.id}; },
             [&](const Post& one) { return s.is({"security_administrator"}) && !one.ended && s.below(one.unit); });
       }},
  };
}

}  // namespace oracle
