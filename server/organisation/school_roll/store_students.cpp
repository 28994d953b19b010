#include "school_roll/store_students.h"

#include <algorithm>
#include <boost/json.hpp>
#include <map>

#include "platform/normal_text.h"
#include "school_roll/import/identity_numbers.h"
#include "school_roll/school_roll.h"
#include "school_roll/sort_key.h"
#include "sql/school_roll/add_enrolment.h"
#include "sql/school_roll/add_identifier.h"
#include "sql/school_roll/add_identifier_look_up.h"
#include "sql/school_roll/add_reader.h"
#include "sql/school_roll/add_responsibility.h"
#include "sql/school_roll/add_student.h"
#include "sql/school_roll/change_student.h"
#include "sql/school_roll/count_enrolment.h"
#include "sql/school_roll/end_enrolment.h"
#include "sql/school_roll/find_seat_holder.h"
#include "sql/school_roll/find_student_by_number.h"
#include "sql/school_roll/list_guardian_contacts.h"
#include "sql/school_roll/read_identifier_state.h"
#include "sql/school_roll/read_last_guardian_no.h"
#include "sql/school_roll/read_roll_row.h"
#include "sql/school_roll/remember_guardian_no.h"
#include "sql/school_roll/remove_guardian.h"
#include "sql/school_roll/replace_identifier.h"
#include "sql/school_roll/set_guardian.h"
#include "sql/school_roll/update_seat.h"
#include "store/numbers.h"

namespace rongxin::school_roll {
namespace {

using store::SystemKey;
using store::Transaction;
constexpr auto importing = SystemKey::because("an import finds students by their numbers before anyone may see them");

std::optional<std::int64_t> seat_of(const StudentRow& row) {
  return row.seat_no > 0 ? std::optional<std::int64_t>(row.seat_no) : std::nullopt;
}
std::string boarding_of(const StudentRow& row) { return row.boarding.empty() ? "other" : row.boarding; }

}  // namespace

std::string content_of(const StudentRow& row) {
  std::string text;
  const auto add = [&](std::string_view field) { text.append(field).push_back('\x1f'); };
  for (const std::string* field : {&row.school_code, &row.name}) add(*field);
  add(row.sex.empty() ? "unknown" : row.sex);
  for (const std::string* field : {&row.born_on, &row.identity_kind, &row.identity_number, &row.registry_number,
                                   &row.registry_auxiliary, &row.grade, &row.class_name})
    add(*field);
  // As it was written when months had no hyphen: a roll that has not changed stays unchanged.
  std::string entered = row.entered_on;
  std::erase(entered, '-');
  add(entered);
  add(row.boarding.empty() ? "other" : row.boarding);
  add(row.attributes);
  add(std::to_string(row.seat_no));
  for (const auto& one : row.guardians) {
    add(one.name);
    add(one.relation);
    add(one.phone);
    add(one.is_guardian ? "1" : "0");
  }
  return text;
}

struct StudentWriter::Family {
  std::vector<StandingGuardian> standing;
  GuardianPlan plan;
};

struct StudentWriter::Known {
  StudentId student;
  StudentRow stands;  ///< what a file may leave open, with name and day of birth
  std::string digest;
  UnitId school, class_unit;
  std::int64_t enrolment_no = 0;
  Bytes wrapped_key;
};

std::vector<StudentWriter::Number> StudentWriter::numbers_of(const StudentRow& row) const {
  std::vector<Number> numbers;
  const auto add = [&](const std::string& kind, const std::string& number) {
    if (!number.empty()) numbers.push_back({kind, number, number_digest(keys_, kind, number)});
  };
  add(row.identity_kind, row.identity_number);
  add("registry_number", row.registry_number);
  add("registry_auxiliary", row.registry_auxiliary);
  return numbers;
}

Digest StudentWriter::row_digest(const StudentRow& row) const {
  return CryptoProvider::standard().mac(keys_.look_up, content_of(row));
}

UnitId StudentWriter::school_of(Transaction& transaction, const StudentRow& row) {
  const auto [place, fresh] = schools_.try_emplace(row.school_code);
  if (fresh) place->second = find_unit(transaction, row.school_code).value();
  return place->second;
}

std::optional<UnitId> StudentWriter::find_class(Transaction& transaction, const StudentRow& row, UnitId school) {
  const auto [classes, fresh] = classes_.try_emplace(row.school_code);
  if (fresh) classes->second = read_classes(transaction, school);
  const auto found = classes->second.find(class_key(row.grade, row.class_name));
  return found == classes->second.end() ? std::nullopt : std::optional(found->second);
}

UnitId StudentWriter::class_unit(Transaction& transaction, const StudentRow& row, UnitId school) {
  if (const auto known = find_class(transaction, row, school)) return *known;
  auto& classes = classes_.at(row.school_code);
  const auto grade = classes.find(unit_key(row.grade));
  const UnitId grade_unit = grade != classes.end() ? grade->second
                                                   : ensure_unit(transaction, school, "grade",
                                                                 row.school_code + "/" + row.grade, row.grade, clock_);
  classes.emplace(unit_key(row.grade), grade_unit);
  return classes[class_key(row.grade, row.class_name)] =
             ensure_unit(transaction, grade_unit, "class", row.school_code + "/" + row.grade + "/" + row.class_name,
                         row.class_name, clock_);
}

StoredStudent StudentWriter::find(Transaction& transaction, const StudentRow& row, Known& known) {
  StoredStudent out;
  const UnitId school = school_of(transaction, row);
  for (const auto& number : numbers_of(row)) {
    const auto student = transaction.one(
        importing, sql::school_roll::find_student_by_number{.look_up_digest = BytesView(view(number.digest))},
        [](const auto& r) { return r.student_id(); });
    if (!student || *student == known.student) continue;
    if (known.student.value != 0) out.refused = RefusedAs::two_students;
    known.student = *student;
    transaction.each(importing, sql::school_roll::read_roll_row{.student_id = known.student}, [&](const auto& r) {
      known.digest = std::string(r.row_digest().octets);
      known.school = r.school_unit_id().value_or(UnitId());
      known.class_unit = r.class_unit_id().value_or(UnitId());
      known.enrolment_no = r.enrolment_no().value_or(0);
      known.wrapped_key = Bytes{std::string(r.wrapped_key().value_or(BytesView()).octets)};
      known.stands.name = std::string(r.name());
      known.stands.born_on = std::string(r.born_on());
      known.stands.sex = std::string(r.sex());
      known.stands.attributes = std::string(r.attributes());
      known.stands.seat_no = static_cast<int>(r.seat_no());
      known.stands.boarding = std::string(r.boarding());
      known.stands.entered_on = std::string(r.entered_on());
    });
    out.elsewhere = out.elsewhere || known.school != school;
  }
  out.student = known.student;
  if (out.refused == RefusedAs::none && out.elsewhere) out.refused = RefusedAs::enrolled_elsewhere;
  if (known.student.value != 0) {
    out.other_name = name_key(known.stands.name) != name_key(row.name);
    out.other_birth = known.stands.born_on != row.born_on;
  }
  // A mistyped number must not write one child over another.
  if (out.refused == RefusedAs::none && out.other_name && out.other_birth) out.refused = RefusedAs::another_person;
  return out;
}

void StudentWriter::look_at_seat(Transaction& transaction, const StudentRow& row, std::optional<UnitId> class_unit,
                                 StoredStudent& out) {
  if (row.seat_no == 0 || !class_unit) return;
  transaction.each(importing,
                   sql::school_roll::find_seat_holder{
                       .class_unit_id = *class_unit, .seat_no = row.seat_no, .student_id = out.student},
                   [&](const auto& r) { out.seat_holder = r.student_id().value; });
}

StoredStudent StudentWriter::compare(Transaction& transaction, const StudentRow& row) {
  Known known;
  StoredStudent out = find(transaction, row, known);
  // A preview answers somebody else's child like a new one: the seat, too.
  if (out.elsewhere) look_at_seat(transaction, row, find_class(transaction, row, school_of(transaction, row)), out);
  if (out.refused != RefusedAs::none) return out;
  if (known.student.value != 0 && known.digest == view(row_digest(row))) return out;
  StudentRow whole = row;
  Family family;
  if (known.student.value != 0) {
    whole = completed(transaction, row, known, vault_.unwrap(known.student, known.wrapped_key).value(), family, out);
    if (known.digest == view(row_digest(whole))) return out;
  }
  out.how = known.student.value == 0 ? StoredAs::added : StoredAs::changed;
  look_at_seat(transaction, whole, find_class(transaction, row, school_of(transaction, row)), out);
  return out;
}

StoredStudent StudentWriter::store(Transaction& transaction, const StudentRow& row) {
  Known known;
  StoredStudent out = find(transaction, row, known);
  if (out.refused != RefusedAs::none) return out;
  const std::int64_t now_ms = clock_.now_ms();
  if (known.student.value != 0 && known.digest == view(row_digest(row))) return out;
  StudentRow whole = row;
  Family family;
  Key key;
  if (known.student.value != 0) {
    key = vault_.unwrap(known.student, known.wrapped_key).value();
    whole = completed(transaction, row, known, key, family, out);
  } else {
    if (whole.sex.empty()) whole.sex = "unknown";
    family.plan = match_guardians({}, whole.guardians, whole.guardians_said);
    for (std::size_t at = 0; at < family.plan.incoming.size(); ++at)
      family.plan.incoming[at].guardian_no = static_cast<std::int64_t>(at) + 1;
  }
  const Digest digest = row_digest(whole);
  if (known.student.value != 0 && known.digest == view(digest)) return out;
  const UnitId school = school_of(transaction, row);
  const UnitId unit = class_unit(transaction, row, school);
  look_at_seat(transaction, whole, unit, out);
  if (known.student.value == 0) {
    out.how = StoredAs::added;
    out.student = StudentId(store::take_numbers(transaction, "student"));
    transaction.run(importing, sql::school_roll::add_student{.student_id = out.student,
                                                             .name = whole.name,
                                                             .name_sort_key = sort_key(whole.name),
                                                             .sex = whole.sex,
                                                             .born_on = whole.born_on,
                                                             .attributes = whole.attributes,
                                                             .row_digest = BytesView(view(digest)),
                                                             .now_ms = now_ms});
    key = vault_.make_key(transaction, out.student, now_ms);
    enrol(transaction, out.student, 1, school, unit, whole);
    transaction.run(importing, sql::school_roll::add_responsibility{
                                   .student_id = out.student, .unit_id = school, .now_ms = now_ms});
    transaction.run(importing,
                    sql::school_roll::add_reader{.student_id = out.student, .unit_id = school, .now_ms = now_ms});
  } else {
    out.how = StoredAs::changed;
    transaction.run(importing, sql::school_roll::change_student{.student_id = out.student,
                                                                .name = whole.name,
                                                                .name_sort_key = sort_key(whole.name),
                                                                .sex = whole.sex,
                                                                .born_on = whole.born_on,
                                                                .attributes = whole.attributes,
                                                                .row_digest = BytesView(view(digest)),
                                                                .now_ms = now_ms});
    if (known.class_unit != unit) {
      transaction.run(importing,
                      sql::school_roll::end_enrolment{.student_id = out.student, .until_on = clock_.today()});
      transaction.run(importing, sql::school_roll::count_enrolment{.class_unit_id = known.class_unit, .by = -1});
      enrol(transaction, out.student, known.enrolment_no + 1, school, unit, whole);
    } else {
      transaction.run(importing, sql::school_roll::update_seat{.student_id = out.student,
                                                               .seat_no = seat_of(whole),
                                                               .boarding = boarding_of(whole),
                                                               .entered_on = whole.entered_on});
    }
  }
  store_numbers(transaction, out.student, key, whole);
  store_guardians(transaction, out.student, key, whole, family.plan);
  return out;
}

void StudentWriter::enrol(Transaction& transaction, StudentId student, std::int64_t enrolment_no, UnitId school,
                          UnitId unit, const StudentRow& row) {
  transaction.run(importing, sql::school_roll::add_enrolment{.student_id = student,
                                                             .enrolment_no = enrolment_no,
                                                             .school_unit_id = school,
                                                             .class_unit_id = unit,
                                                             .seat_no = seat_of(row),
                                                             .boarding = boarding_of(row),
                                                             .entered_on = row.entered_on,
                                                             .since_on = clock_.today()});
  transaction.run(importing, sql::school_roll::count_enrolment{.class_unit_id = unit, .by = 1});
}

void StudentWriter::store_numbers(Transaction& transaction, StudentId student, const Key& key, const StudentRow& row) {
  const std::int64_t now_ms = clock_.now_ms();
  for (const auto& number : numbers_of(row)) {
    const BytesView digest{view(number.digest)};
    struct State {
      std::int64_t last, current;
    };
    const auto state = transaction.one(
        importing,
        sql::school_roll::read_identifier_state{.student_id = student, .kind = number.kind, .look_up_digest = digest},
        [](const auto& r) {
          return State{r.identifier_no(), r.current()};
        });
    if (state && state->current > 0) continue;
    transaction.run(importing,
                    sql::school_roll::replace_identifier{
                        .student_id = student, .kind = number.kind, .look_up_digest = digest, .now_ms = now_ms});
    transaction.run(importing, sql::school_roll::add_identifier{.student_id = student,
                                                                .kind = number.kind,
                                                                .identifier_no = (state ? state->last : 0) + 1,
                                                                .look_up_digest = digest,
                                                                .sealed_number = access::StudentVault::seal(
                                                                    key, student, number_place, number.number),
                                                                .now_ms = now_ms});
    transaction.run(importing,
                    sql::school_roll::add_identifier_look_up{.look_up_digest = digest, .student_id = student});
  }
}

StudentWriter::Family StudentWriter::read_family(Transaction& transaction, StudentId student, const Key& key) {
  Family family;
  transaction.each(importing, sql::school_roll::list_guardian_contacts{.student_id = student}, [&](const auto& r) {
    StandingGuardian one{r.guardian_no(),
                         "",
                         "",
                         std::string(r.relation()),
                         {std::string(r.custody_limit()), r.do_not_inform_since_ms(), std::string(r.limit_reason()),
                          r.limit_set_by().value, r.limit_set_at_ms()},
                         r.guardianship() == "guardian"};
    std::string contact;
    if (access::StudentVault::open(key, student, contact_place, r.sealed_contact(), contact)) {
      const auto read = boost::json::parse(contact);
      one.name = read.at("name").as_string();
      one.phone = read.at("phone").as_string();
    }
    family.standing.push_back(std::move(one));
  });
  return family;
}

StudentRow StudentWriter::completed(Transaction& transaction, const StudentRow& row, const Known& known, const Key& key,
                                    Family& family, StoredStudent& out) {
  StudentRow whole = row;
  if (whole.sex.empty()) whole.sex = known.stands.sex;
  if (whole.boarding.empty()) whole.boarding = known.stands.boarding;
  if (whole.entered_on.empty()) whole.entered_on = known.stands.entered_on;
  // A seat is one of its class: who moves to another has none until somebody says so.
  if (whole.seat_no == 0 && find_class(transaction, row, known.school) == std::optional(known.class_unit))
    whole.seat_no = known.stands.seat_no;
  whole.attributes.clear();
  for (const std::string_view one : {"left_behind ", "migrant ", "orphan "}) {
    const bool said = row.attributes_said.find(one) != std::string::npos;
    if ((said ? row : known.stands).attributes.find(one.substr(0, one.size() - 1)) != std::string::npos)
      whole.attributes += one;
  }
  family = read_family(transaction, known.student, key);
  family.plan = match_guardians(family.standing, row.guardians, row.guardians_said);
  const auto standing = [&](std::int64_t number) {
    return std::find_if(family.standing.begin(), family.standing.end(),
                        [&](const StandingGuardian& one) { return one.guardian_no == number; });
  };
  std::int64_t last = 0;
  for (std::size_t at = 0; at < family.plan.incoming.size(); ++at) {
    auto& planned = family.plan.incoming[at];
    auto& one = whole.guardians[at];
    if (planned.in_doubt) out.doubtful_guardians.push_back(at);
    if (planned.guardian_no == 0) {
      if (last == 0)
        last = transaction
                   .one(importing, sql::school_roll::read_last_guardian_no{.student_id = known.student},
                        [](const auto& r) { return r.guardian_no(); })
                   .value_or(0);
      planned.guardian_no = ++last;
      continue;
    }
    const auto& before = *standing(planned.guardian_no);
    if (one.keeps_phone) one.phone = before.phone;
    if (one.keeps_guardianship) one.is_guardian = before.is_guardian;
    if (one.relation.empty()) one.relation = before.relation;
  }
  out.guardians_kept = family.plan.kept.size();
  for (const std::int64_t number : family.plan.kept) {
    const auto& one = *standing(number);
    whole.guardians.push_back({one.name, one.relation, one.phone, one.is_guardian});
  }
  return whole;
}

void StudentWriter::store_guardians(Transaction& transaction, StudentId student, const Key& key, const StudentRow& row,
                                    const GuardianPlan& plan) {
  for (std::size_t at = 0; at < plan.incoming.size(); ++at) {
    const auto& one = row.guardians[at];
    const auto& [number, limit, in_doubt] = plan.incoming[at];
    const std::string contact = boost::json::serialize(boost::json::object{{"name", one.name}, {"phone", one.phone}});
    const auto known = [](std::int64_t value) { return value == 0 ? std::nullopt : std::optional(value); };
    transaction.run(importing,
                    sql::school_roll::set_guardian{
                        .student_id = student,
                        .guardian_no = number,
                        .relation = one.relation,
                        .guardianship = one.is_guardian ? "guardian" : "relative",
                        .sealed_contact = access::StudentVault::seal(key, student, contact_place, contact),
                        .custody_limit = limit.custody_limit,
                        .do_not_inform_since_ms = limit.do_not_inform_since_ms,
                        .limit_reason = limit.reason.empty() ? std::nullopt : std::optional<std::string>(limit.reason),
                        .limit_set_by = limit.set_by == 0 ? std::nullopt : std::optional(AccountId(limit.set_by)),
                        .limit_set_at_ms = known(limit.set_at_ms)});
  }
  for (const std::int64_t gone : plan.gone) {
    transaction.run(importing, sql::school_roll::remember_guardian_no{.student_id = student, .guardian_no = gone});
    transaction.run(importing, sql::school_roll::remove_guardian{.student_id = student, .guardian_no = gone});
  }
}

}  // namespace rongxin::school_roll
