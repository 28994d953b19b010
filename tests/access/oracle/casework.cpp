#include "tests/access/oracle/rules.h"

namespace oracle {
namespace {

struct ObservationRound {
  Number id, school_class, account;
};
struct Observation {
  Number student, round;
};
struct Appointment {
  Number student, no, alert, account;
};

const MadeUp<ObservationRound> rounds(
    "observation_round",
    [](const City& city, Dice& dice) {
      std::vector<ObservationRound> rows;
      for (int i = 0; i < 12; ++i)
        rows.push_back({dice.fresh(), dice.any(units_of_kind(city, "class")), dice.any(city.of<Account>()).id});
      return rows;
    },
    [](const City&, const ObservationRound& one, Statements& to) {
      to.add("observation_round (round_id, class_unit_id, observed_by, observed_at_ms)",
             {n(one.id), n(one.school_class), n(one.account), "0"});
    });

const MadeUp<Observation> observations(
    "observation",
    [](const City& city, Dice& dice) {
      std::vector<Observation> rows;
      for (const auto& student : city.of<Student>())
        for (const auto& round : city.of<ObservationRound>())
          if (dice.one_in(6)) rows.push_back({student.id, round.id});
      return rows;
    },
    [](const City&, const Observation& one, Statements& to) {
      to.add("observation (student_id, round_id, urgency, sealed_words, seen_at_ms, seen_by)",
             {n(one.student), n(one.round), "'watch'", "CAST('' AS BYTEA)", "NULL", "NULL"});
    });

const MadeUp<Appointment> appointments(
    "interview_appointment",
    [](const City& city, Dice& dice) {
      std::vector<Appointment> rows;
      for (const auto& one : city.of<Alert>())
        if (dice.one_in(2)) rows.push_back({one.student, 1, one.no, dice.any(city.of<Account>()).id});
      return rows;
    },
    [](const City&, const Appointment& one, Statements& to) {
      to.add(
          "interview_appointment (student_id, appointment_no, alert_no, account_id, "
          "starts_at_ms, room, made_at_ms, cancelled_at_ms)",
          {n(one.student), n(one.no), n(one.alert), n(one.account), "0", "'room'", "0", "NULL"});
    });

// An operator is worried about whom the open session shows; everybody else about the own roster.
bool seated_in_open_session(const City& city, const Sight& sight, Number student) {
  const Enrolment* now = sight.enrolment(student);
  if (!sight.is({"session_operator"}) || now == nullptr || !sight.reads(now->school, student)) return false;
  return any_of(city.of<ClassSession>(), [&](const ClassSession& session) {
    return !session.closed && sight.class_session(session) && now->school_class == session.school_class &&
           any_of(city.of<Member>(), [&](const Member& member) {
             return member.student == student && member.campaign == session.campaign &&
                    member.school_class == session.school_class;
           });
  });
}

Opinion my_concerns(const City& city, const Sight& sight) {
  return over(city.of<Signal>(), by_number<Signal>, [&](const Signal& one) {
    if (one.raised_by == 0 || !sight.works() || one.raised_by != sight.post().account) return false;
    const Enrolment* now = sight.enrolment(one.student);
    return now != nullptr &&
           (sight.roster(one.student) || (sight.is({"session_operator"}) && sight.below(now->school_class)));
  });
}

Opinion rescored_for_psychologist(const City& c, const Sight& s) {
  return over(c.of<Rescored>(), by_sheet<Rescored>, [&](const Rescored& one) {
    return s.psychologist_of(one.student) && stands(c, one.student, one.campaign, one.attempt);
  });
}

const StaffRules of_sheets({
    {"visible_rescored_sheet", rescored_for_psychologist},
    {"visible_rescored_score", rescored_for_psychologist},
    {"visible_distribution",
     [](const City& c, const Sight& s) {
       return over(
           c.of<Distribution>(),
           [](const Distribution& d) {
             return Key{d.campaign, d.value};
           },
           [&](const Distribution& d) {
             return s.is({"psychology_teacher"}) && s.campaign(d.campaign) && !recalled(c, d.campaign);
           });
     }},
    {"visible_score",
     [](const City& c, const Sight& s) {
       return over(c.of<Score>(), by_sheet<Score>, [&](const Score& one) {
         return s.reads_sheet(one) && stands(c, one.student, one.campaign, one.attempt);
       });
     }},
    {"visible_sheet",
     [](const City& c, const Sight& s) {
       return over(c.of<Sheet>(), by_sheet<Sheet>, [&](const Sheet& one) {
         return handed_in(one) && s.reads_sheet(one) && stands(c, one.student, one.campaign, one.attempt);
       });
     }},
    {"visible_item_answer",
     [](const City& c, const Sight& s) {
       return over(c.of<Sheet>(), by_sheet<Sheet>, [&](const Sheet& one) {
         return handed_in(one) && s.psychologist_of(one.student) && s.signalled(one.student, one.campaign, one.attempt);
       });
     }},
    {"visible_draft_answer",
     [](const City& c, const Sight& s) {
       return over(
           c.of<Draft>(),
           [](const Draft& d) {
             return Key{d.student, d.campaign, d.attempt, d.device};
           },
           [&](const Draft& d) {
             return !d.withheld && s.psychologist_of(d.student) && s.signalled(d.student, d.campaign, d.attempt);
           });
     }},
    {"visible_alerted_sheet",
     [](const City& c, const Sight& s) {
       return over(
           c.of<Signal>(),
           [](const Signal& g) {
             return Key{g.student, g.campaign, g.attempt};
           },
           [&](const Signal& g) {
             return s.alert_of(g.student, g.alert) && any_of(c.of<Member>(), [&](const Member& m) {
                      return m.student == g.student && m.campaign == g.campaign;
                    });
           });
     }},
});

const StaffRules of_alerts({
    {"visible_alert_signal",
     [](const City& c, const Sight& s) {
       return over(
           c.of<Signal>(),
           [](const Signal& g) {
             return Key{g.student, g.alert, g.campaign};
           },
           [&](const Signal& g) { return s.alert_of(g.student, g.alert); });
     }},
    {"visible_notification",
     [](const City& c, const Sight& s) {
       return over(
           c.of<Notification>(),
           [](const Notification& one) {
             return Key{one.student, one.alert, one.no};
           },
           [&](const Notification& one) { return s.alert_of(one.student, one.alert); });
     }},
    {"visible_call_delivery",
     [](const City& c, const Sight& s) {
       return over(
           c.of<CallMessage>(), [](const CallMessage& one) { return Key{one.event}; },
           [&](const CallMessage& one) { return one.belongs && s.alert_of(one.student, one.alert); });
     }},
    {"visible_support_request",
     [](const City& c, const Sight& s) {
       return over(
           c.of<Support>(),
           [](const Support& one) {
             return Key{one.student, one.alert, one.no};
           },
           [&](const Support& one) { return s.alert_of(one.student, one.alert); });
     }},
    {"visible_taken_alert",
     [](const City& c, const Sight& s) {
       return over(c.of<Alert>(), by_number<Alert>, [&](const Alert& a) { return s.took_on(a); });
     }},
    // Class 1: names only for a leader, the own class for a class teacher, like a psychologist for the centre.
    {"visible_taken_guardian",
     [](const City& c, const Sight& s) {
       return over(c.of<Guardian>(), by_number<Guardian>, [&](const Guardian& g) {
         const Enrolment* now = s.enrolment(g.student);
         return !g.silent && now != nullptr &&
                any_of(c.of<Alert>(), [&](const Alert& a) { return a.student == g.student && s.took_on(a); }) &&
                (s.is({"counselling_centre"}) || (s.is({"class_teacher"}) && s.below(now->school_class)));
       });
     }},
});

const StaffRules of_care({
    {"visible_concern_subject",
     [](const City& c, const Sight& s) {
       return over(c.of<Student>(), by_id<Student>,
                   [&](const Student& st) { return s.roster(st.id) || seated_in_open_session(c, s, st.id); });
     }},
    {"visible_my_concern", my_concerns},
    {"visible_observation",
     [](const City& c, const Sight& s) {
       return over(
           c.of<Observation>(),
           [](const Observation& o) {
             return Key{o.student, o.round};
           },
           [&](const Observation& o) { return s.teacher_of(o.student); });
     }},
    {"visible_observation_round",
     [](const City& c, const Sight& s) {
       return over(c.of<ObservationRound>(), by_id<ObservationRound>, [&](const ObservationRound& r) {
         return s.is({"psychology_teacher", "class_teacher"}) && s.below(r.school_class);
       });
     }},
    {"visible_appointment",
     [](const City& c, const Sight& s) {
       return over(c.of<Appointment>(), by_number<Appointment>,
                   [&](const Appointment& a) { return s.psychologist_of(a.student); });
     }},
});

}  // namespace
}  // namespace oracle
