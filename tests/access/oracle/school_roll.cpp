#include "tests/access/oracle/school_roll.h"

#include "tests/access/oracle/rules.h"

namespace oracle {

std::vector<Number> units_of_kind(const City& city, const std::string& kind) {
  std::vector<Number> found;
  for (const auto& unit : city.of<Unit>())
    if (unit.kind == kind) found.push_back(unit.id);
  return found;
}

Number parent_of(const City& city, Number unit) {
  for (const auto& one : city.of<Unit>())
    if (one.id == unit) return one.parent;
  return 0;
}

Number home_class(const City& city, Number student) {
  Number found = 0;
  for (const auto& one : city.of<Enrolment>())
    if (one.student == student) found = one.school_class;
  return found;
}

namespace {

/// Somebody has looked.
struct View {
  Number student, no, account;
};
/// Who answers for a student; no scope shows it.
struct Responsibility {
  Number student, no, unit;
};
struct Identifier {
  Number student, no;
  bool replaced;
};

std::vector<Unit> draw_units(const City&, Dice& dice) {
  std::vector<Unit> rows;
  const auto add = [&](Number parent, const char* kind) {
    rows.push_back({dice.fresh(), parent, kind, kind == std::string("class") && dice.one_in(8)});
    return rows.back().id;
  };
  const Number city = add(0, "city");
  for (int c = 0; c < 3; ++c) {
    const Number county = add(city, "county");
    for (int s = 0; s < 2; ++s) {
      const Number school = add(county, "school");
      for (int g = 0; g < 2; ++g) {
        const Number grade = add(school, "grade");
        for (int k = 0; k < 2; ++k) add(grade, "class");
      }
    }
  }
  return rows;
}
const MadeUp<Unit> units("unit", draw_units, [](const City& city, const Unit& one, Statements& to) {
  to.add("unit (unit_id, parent_id, kind, code, name, sort_key, opened_on, closed_on)",
         {n(one.id), one.parent == 0 ? "NULL" : n(one.parent), text(one.kind), "NULL", text("u" + n(one.id)), text("u"),
          "'2020-01-01'", day_if(one.closed)});
  Number depth = 0;
  for (Number at = one.id; at != 0; at = parent_of(city, at))
    to.add("unit_closure (ancestor_id, descendant_id, depth)", {n(at), n(one.id), n(depth++)});
});

const MadeUp<Student> students(
    "student",
    [](const City&, Dice& dice) {
      std::vector<Student> rows;
      for (int i = 0; i < 108; ++i) rows.push_back({dice.fresh(), dice.one_in(3)});
      return rows;
    },
    [](const City&, const Student& one, Statements& to) {
      to.add(
          "student (student_id, name, name_sort_key, sex, born_on, attributes, "
          "row_digest, added_at_ms, changed_at_ms, guardian_no_last)",
          {n(one.id), text("s" + n(one.id)), text("s"), "'male'", one.from_14 ? "'2012-01-01'" : "'2013-01-01'", "''",
           "CAST('' AS BYTEA)", "0", "0", "0"});
      to.add("student_key (student_id, wrapped_key, made_at_ms, destroyed_at_ms)",
             {n(one.id), "CAST('k' AS BYTEA)", "0", "NULL"});
    });

std::vector<Enrolment> draw_enrolments(const City& city, Dice& dice) {
  const auto classes = units_of_kind(city, "class");
  std::vector<Enrolment> rows;
  const auto enrol = [&](Number student, Number no, bool current) {
    const Number school_class = dice.any(classes);
    rows.push_back({student, no, parent_of(city, parent_of(city, school_class)), school_class, current});
  };
  for (const auto& student : city.of<Student>()) {
    const bool transferred = dice.one_in(4);
    if (transferred) enrol(student.id, 1, false);
    enrol(student.id, transferred ? 2 : 1, !dice.one_in(10));
  }
  return rows;
}
const MadeUp<Enrolment> enrolments("enrolment", draw_enrolments, [](const City&, const Enrolment& one, Statements& to) {
  to.add(
      "enrolment (student_id, enrolment_no, school_unit_id, class_unit_id, seat_no, "
      "boarding, entered_on, since_on, until_on)",
      {n(one.student), n(one.no), n(one.school), n(one.school_class), "NULL", "'day'", "'2024-09-01'", "'2024-09-01'",
       day_if(!one.current)});
});

// A transfer is done, or the old school still reads, or the new one does not yet.
std::vector<Reader> draw_readers(const City& city, Dice& dice) {
  std::vector<Reader> rows;
  for (const auto& one : city.of<Enrolment>()) {
    const bool left = any_of(city.of<Enrolment>(),
                             [&](const Enrolment& later) { return later.student == one.student && later.no > one.no; });
    if (left) rows.push_back({one.student, one.no, one.school, !dice.one_in(3)});
    else if (!dice.one_in(8)) rows.push_back({one.student, one.no, one.school, dice.one_in(8)});
  }
  return rows;
}
const MadeUp<Reader> readers("student_reader", draw_readers, [](const City&, const Reader& one, Statements& to) {
  to.add("student_reader (student_id, reader_no, unit_id, since_at_ms, until_at_ms)",
         {n(one.student), n(one.no), n(one.unit), "0", instant_if(one.ended)});
});

const MadeUp<Responsibility> responsibilities(
    "student_responsibility",
    [](const City& city, Dice&) {
      std::vector<Responsibility> rows;
      for (const auto& one : city.of<Enrolment>())
        if (one.current) rows.push_back({one.student, one.no, one.school});
      return rows;
    },
    [](const City&, const Responsibility& one, Statements& to) {
      to.add(
          "student_responsibility (student_id, responsibility_no, unit_id, since_at_ms, "
          "until_at_ms)",
          {n(one.student), n(one.no), n(one.unit), "0", "NULL"});
    });

const MadeUp<Identifier> identifiers(
    "student_identifier",
    [](const City& city, Dice& dice) {
      std::vector<Identifier> rows;
      for (const auto& one : city.of<Student>()) rows.push_back({one.id, 1, dice.one_in(4)});
      return rows;
    },
    [](const City&, const Identifier& one, Statements& to) {
      to.add(
          "student_identifier (student_id, kind, identifier_no, look_up_digest, "
          "sealed_number, since_at_ms, replaced_at_ms)",
          {n(one.student), "'other_id'", n(one.no), "CAST('' AS BYTEA)", "CAST('' AS BYTEA)", "0",
           instant_if(one.replaced)});
    });

const MadeUp<Guardian> guardians(
    "guardian",
    [](const City& city, Dice& dice) {
      std::vector<Guardian> rows;
      for (const auto& one : city.of<Student>()) {
        rows.push_back({one.id, 1, dice.one_in(4), dice.one_in(8)});
        if (dice.one_in(3)) rows.push_back({one.id, 2, dice.one_in(6), dice.one_in(8)});
      }
      return rows;
    },
    [](const City&, const Guardian& one, Statements& to) {
      to.add(
          "guardian (student_id, guardian_no, relation, guardianship, sealed_contact, "
          "custody_limit, do_not_inform_since_ms, limit_reason, limit_set_by, "
          "limit_set_at_ms)",
          {n(one.student), n(one.no), "'father'", "'guardian'", "CAST('' AS BYTEA)",
           one.limited ? "'limited'" : "'none'", instant_if(one.silent), "NULL", "NULL", "NULL"});
    });

const MadeUp<View> views(
    "student_view",
    [](const City& city, Dice& dice) {
      std::vector<View> rows;
      for (const auto& one : city.of<Student>()) rows.push_back({one.id, 5, dice.any(city.of<Account>()).id});
      return rows;
    },
    [](const City&, const View& one, Statements& to) {
      to.add(
          "student_view (student_id, at_ms, stream_id, line_no, account_id, post_id, "
          "action)",
          {n(one.student), n(one.no), "1", "1", n(one.account), "0", "'readStudent'"});
    });

const StaffRules rules({
    {"visible_unit",
     [](const City& c, const Sight& s) {
       return over(c.of<Unit>(), by_id<Unit>, [&](const Unit& u) { return !u.closed && s.below(u.id); });
     }},
    {"visible_student",
     [](const City& c, const Sight& s) {
       return over(c.of<Student>(), by_id<Student>, [&](const Student& st) { return s.roster(st.id); });
     }},
    {"visible_identity",
     [](const City& c, const Sight& s) {
       return over(c.of<Student>(), by_id<Student>, [&](const Student& st) { return s.teacher_of(st.id); });
     }},
    {"visible_student_key",
     [](const City& c, const Sight& s) {
       return over(c.of<Student>(), by_id<Student>,
                   [&](const Student& st) { return s.teacher_of(st.id) || s.granted(st.id); });
     }},
    {"visible_identifier",
     [](const City& c, const Sight& s) {
       return over(c.of<Identifier>(), by_number<Identifier>,
                   [&](const Identifier& i) { return !i.replaced && s.psychologist_of(i.student); });
     }},
    {"visible_guardian",
     [](const City& c, const Sight& s) {
       return over(c.of<Guardian>(), by_number<Guardian>, [&](const Guardian& g) { return s.teacher_of(g.student); });
     }},
    {"visible_guardian_limit",
     [](const City& c, const Sight& s) {
       return over(c.of<Guardian>(), by_number<Guardian>,
                   [&](const Guardian& g) { return s.psychologist_of(g.student); });
     }},
    {"visible_student_view",
     [](const City& c, const Sight& s) {
       return over(c.of<View>(), by_number<View>,
                   [&](const View& one) { return s.is({"auditor"}) || s.psychologist_of(one.student); });
     }},
});

}  // namespace
}  // namespace oracle
