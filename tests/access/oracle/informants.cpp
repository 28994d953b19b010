#include "tests/access/oracle/rules.h"

namespace oracle {
namespace {

/// About a student.
struct InformantSheet {
  Number student, campaign;
  bool by_teacher;
  Number author;
  std::string state;
};

/// Mostly somebody who could: a colleague of the class or school.
Number author_near(const City& city, Dice& dice, Number school_class) {
  Number found = dice.any(city.of<Account>()).id;
  for (const auto& post : city.of<Post>())
    if (post.unit == school_class) found = post.account;
  return found;
}

const MadeUp<InformantSheet> sheets(
    "informant_sheet",
    [](const City& city, Dice& dice) {
      static const char* written[] = {"open", "submitted", "read"};
      std::vector<InformantSheet> rows;
      for (const auto& one : city.of<Member>()) {
        if (!dice.one_in(3))
          rows.push_back(
              {one.student, one.campaign, true, author_near(city, dice, one.school_class), written[dice.below(3)]});
        if (dice.one_in(2))
          rows.push_back({one.student, one.campaign, false, dice.one_in(3) ? 2 : 1, written[dice.below(3)]});
      }
      return rows;
    },
    [](const City&, const InformantSheet& one, Statements& to) {
      const std::string by = one.by_teacher ? "'teacher'" : "'guardian'", instrument = one.by_teacher ? "'1'" : "'2'";
      to.add(
          "informant_sheet (student_id, campaign_id, informant, instrument_id, "
          "instrument_version, scorer_version, author, state, sealed_answers, "
          "began_at_ms, saved_at_ms, handed_in_at_ms)",
          {n(one.student), n(one.campaign), by, instrument, "'1'", "'1'", n(one.author), text(one.state),
           "CAST('' AS BYTEA)", "0", "0", instant_if(one.state != "open")});
      if (one.state == "submitted")
        to.add(
            "informant_score (student_id, campaign_id, informant, instrument_id, scale, "
            "state, value, band, missing)",
            {n(one.student), n(one.campaign), by, instrument, "'s'", "'scored'", "1", "NULL", "0"});
    });

Key by_informant(const InformantSheet& one) { return {one.student, one.campaign, one.by_teacher ? 1 : 2}; }

// Class teachers fill sheets about the own class, the psychologist reads what was handed in and kept; leaders and
// everybody above see nothing.
bool fills_for(const City& city, const Sight& sight, Number student, Number campaign) {
  return sight.is({"class_teacher"}) && sight.roster(student) && !recalled(city, campaign);
}
bool reads_result(const City& city, const Sight& sight, const InformantSheet& one) {
  // Whoever may say yes has said it: a guardian of a child under 14, the child itself from 14.
  const bool yes = any_of(city.of<ConsentAct>(), [&](const ConsentAct& act) {
    return act.student == one.student && !act.taken_back && act.decision == "given" && act.by_child == act.from_14;
  });
  const bool takes_part = any_of(city.of<Member>(), [&](const Member& m) {
    return m.student == one.student && m.campaign == one.campaign && (!m.asked_of_families || yes);
  });
  return one.state == "submitted" && takes_part && sight.psychologist_of(one.student) && !recalled(city, one.campaign);
}

Opinion results(const City& c, const Sight& s) {
  return over(c.of<InformantSheet>(), by_informant, [&](const InformantSheet& one) { return reads_result(c, s, one); });
}

const StaffRules rules({
    {"visible_informant_pupil",
     [](const City& c, const Sight& s) {
       return over(c.of<Member>(), by_campaign<Member>,
                   [&](const Member& m) { return fills_for(c, s, m.student, m.campaign); });
     }},
    {"visible_informant_progress",
     [](const City& c, const Sight& s) {
       return over(c.of<InformantSheet>(), by_informant, [&](const InformantSheet& one) {
         return one.by_teacher && fills_for(c, s, one.student, one.campaign);
       });
     }},
    {"visible_own_informant_sheet",
     [](const City& c, const Sight& s) {
       return over(c.of<InformantSheet>(), by_informant, [&](const InformantSheet& one) {
         return one.by_teacher && one.state == "open" && fills_for(c, s, one.student, one.campaign) &&
                one.author == s.post().account;
       });
     }},
    {"visible_informant_sheet", results},
    {"visible_informant_score", results},
    {"visible_informant_answer",
     [](const City& c, const Sight& s) {
       return over(c.of<InformantSheet>(), by_informant, [&](const InformantSheet& one) {
         return reads_result(c, s, one) &&
                any_of(c.of<Alert>(), [&](const Alert& alert) { return alert.student == one.student; });
       });
     }},
    {"visible_informant_return",
     [](const City& c, const Sight& s) {
       return over(c.of<InformantSheet>(), by_informant,
                   [&](const InformantSheet& one) { return one.state != "open" && s.psychologist_of(one.student); });
     }},
});

const GuardianRules of_guardians({
    // 4 completion: ward, yes or no.
    {"guardian_membership",
     [](const City& c, const FamilySight& s) {
       return over(c.of<Member>(), by_campaign<Member>, [&](const Member& one) { return s.asked_about(one.student); });
     }},
    {"guardian_informant_progress",
     [](const City& c, const FamilySight& s) {
       return over(c.of<InformantSheet>(), by_informant,
                   [&](const InformantSheet& one) { return !one.by_teacher && s.asked_about(one.student); });
     }},
    // 6 item answers: never; but what they are writing with their own hand.
    {"guardian_own_sheet",
     [](const City& c, const FamilySight& s) {
       return over(c.of<InformantSheet>(), by_informant, [&](const InformantSheet& one) {
         return !one.by_teacher && one.state == "open" && s.asked_about(one.student) && one.author == s.link().guardian;
       });
     }},
});

const ChildRules of_children({
    {"own_informant_sheet",
     [](const City& c, Number student) { return of_child(c.of<InformantSheet>(), by_informant, student); }},
});

}  // namespace
}  // namespace oracle
