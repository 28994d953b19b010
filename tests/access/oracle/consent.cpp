#include "tests/access/oracle/consent.h"

#include "tests/access/oracle/rules.h"

namespace oracle {
namespace {

struct ConsentCount {
  Number school_class;
};

const MadeUp<ConsentAct> acts(
    "consent_act",
    [](const City& city, Dice& dice) {
      static const char* ways[] = {"link", "paper", "answering_page"};
      static const char* said[] = {"given", "given", "given", "informed", "refused", "withdrawn"};
      std::vector<ConsentAct> rows;
      for (const auto& student : city.of<Student>()) {
        const int last = dice.below(4);
        for (Number act = 1; act <= last; ++act)
          rows.push_back({student.id, act, ways[dice.below(3)], somebody_at(city, dice, home_class(city, student.id)),
                          dice.one_in(5), dice.one_in(4), said[dice.below(6)], dice.one_in(3)});
      }
      return rows;
    },
    [](const City&, const ConsentAct& one, Statements& to) {
      to.add(
          "consent_act (student_id, act_no, purpose, party, guardian_no, decision, "
          "age_band, text_version, text_hash, lawful_basis, way, entered_by, batch_id, "
          "at_ms, changed_at_ms, taken_back_at_ms)",
          {n(one.student), n(one.no), "'screening'", one.by_child ? "'child'" : "'guardian'", "NULL",
           text(one.decision), band(one.from_14), "1", "''", "'consent'", text(one.way), n(one.entered_by), "NULL", "0",
           "0", instant_if(one.taken_back)});
    });

ConsentLink draw_link(const City& city, Dice& dice, const Guardian& guardian, bool from_14) {
  ConsentLink link{guardian.student,          guardian.no,   guardian.no,   0, dice.one_in(8) ? "file" : "screening",
                   dice.one_in(6) != from_14, dice.end_ms(), dice.one_in(6)};
  for (const auto& act : city.of<ConsentAct>())
    if (act.student == link.student && !act.by_child && !dice.one_in(3)) link.act = act.no;
  return link;
}
const MadeUp<ConsentLink> links(
    "consent_link",
    [](const City& city, Dice& dice) {
      std::vector<ConsentLink> rows;
      for (const auto& student : city.of<Student>())
        for (const auto& guardian : city.of<Guardian>())
          if (guardian.student == student.id && (guardian.no == 1 ? dice.one_in(2) : !dice.one_in(3)))
            rows.push_back(draw_link(city, dice, guardian, student.from_14));
      return rows;
    },
    [](const City& city, const ConsentLink& one, Statements& to) {
      to.add(
          "consent_link (student_id, link_no, guardian_no, purpose, age_band, made_at_ms, "
          "made_by, expires_at_ms, tries_left, act_no, revoked_at_ms, opened_at_ms, "
          "made_from, opened_from)",
          {n(one.student), n(one.no), n(one.guardian), text(one.purpose), band(one.from_14), "0", anyone(city),
           n(one.expires_ms), "3", one.act == 0 ? "NULL" : n(one.act), instant_if(one.revoked), "NULL", "''", "''"});
    });

const MadeUp<ConsentCount> counts(
    "consent_class",
    [](const City& city, Dice& dice) {
      std::vector<ConsentCount> rows;
      for (const Number one : units_of_kind(city, "class"))
        if (!dice.one_in(4)) rows.push_back({one});
      return rows;
    },
    [](const City&, const ConsentCount& one, Statements& to) {
      to.add("consent_class (class_unit_id, enrolled, returned, counted_at_ms)", {n(one.school_class), "3", "1", "0"});
    });

// Class 3: who said what for the psychologist, 已回执 / 未回执 for the class teacher, counts above.
const StaffRules rules({
    {"visible_consent_act",
     [](const City& c, const Sight& s) {
       return over(c.of<ConsentAct>(), by_number<ConsentAct>,
                   [&](const ConsentAct& a) { return s.psychologist_of(a.student); });
     }},
    {"visible_consent_return",
     [](const City& c, const Sight& s) {
       return over(
           c.of<ConsentAct>(), [](const ConsentAct& a) { return Key{a.student}; },
           [&](const ConsentAct& a) { return !a.taken_back && a.way != "answering_page" && s.teacher_of(a.student); });
     }},
    {"visible_consent_entry",
     [](const City& c, const Sight& s) {
       return over(c.of<ConsentAct>(), by_number<ConsentAct>, [&](const ConsentAct& a) {
         return a.way == "paper" && s.teacher_of(a.student) && s.post().account == a.entered_by;
       });
     }},
    {"visible_consent_link",
     [](const City& c, const Sight& s) {
       return over(c.of<ConsentLink>(), by_number<ConsentLink>,
                   [&](const ConsentLink& l) { return s.teacher_of(l.student); });
     }},
    {"visible_consent_count",
     [](const City& c, const Sight& s) {
       return over(
           c.of<ConsentCount>(), [](const ConsentCount& one) { return Key{one.school_class}; },
           [&](const ConsentCount& one) {
             return s.is({"class_teacher", "psychology_teacher", "school_leader", "county_officer", "city_officer"}) &&
                    s.below(one.school_class);
           });
     }},
});

const GuardianRules of_guardians({
    {"guardian_link",
     [](const City& c, const FamilySight& s) {
       return over(c.of<ConsentLink>(), by_number<ConsentLink>,
                   [&](const ConsentLink& one) { return s.opens_for(one.student) && s.link().no == one.no; });
     }},
    // 1 identity: ward.
    {"guardian_child",
     [](const City& c, const FamilySight& s) {
       return over(c.of<Student>(), by_id<Student>, [&](const Student& one) { return s.opens_for(one.id); });
     }},
    // 3 consent: ward, gives it. What this slip has said, and no word of anybody else.
    {"guardian_word",
     [](const City& c, const FamilySight& s) {
       return over(c.of<ConsentAct>(), by_number<ConsentAct>,
                   [&](const ConsentAct& one) { return s.opens_for(one.student) && s.link().act == one.no; });
     }},
    {"guardian_asked",
     [](const City& c, const FamilySight& s) {
       return over(c.of<Student>(), by_id<Student>, [&](const Student& one) { return s.asked_about(one.id); });
     }},
});

const ChildRules of_children({
    {"own_consent_act",
     [](const City& c, Number student) { return of_child(c.of<ConsentAct>(), by_number<ConsentAct>, student); }},
});

}  // namespace
}  // namespace oracle
