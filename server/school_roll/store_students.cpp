#include "school_roll/store_students.h"

#include <boost/json.hpp>
#include <map>

#include "school_roll/school_roll.h"
#include "school_roll/sort_key.h"
#include "sql/school_roll.h"
#include "store/numbers.h"

namespace rongxin::school_roll {
namespace {

using store::Row;
using store::SystemKey;
using store::Transaction;
constexpr auto importing = SystemKey::because("an import finds students by their numbers before anyone may see them");

std::optional<std::int64_t> seat_of(const StudentRow& row) { return row.seat_no > 0 ? std::optional<std::int64_t>(row.seat_no) : std::nullopt; }

}  // namespace

struct StudentWriter::Known {
  StudentId student;
  std::string digest;
  UnitId school, class_unit;
  std::int64_t enrolment_no = 0;
  Bytes wrapped_key;
};

std::vector<StudentWriter::Number> StudentWriter::numbers_of(const StudentRow& row) const {
  std::vector<Number> numbers;
  const auto add = [&](const std::string& kind, const std::string& number) {
    if (!number.empty()) numbers.push_back({kind, number, CryptoProvider::standard().mac(keys_.look_up, "number/" + kind + "/" + number)});
  };
  add(row.identity_kind, row.identity_number);
  add("registry_number", row.registry_number);
  add("registry_auxiliary", row.registry_auxiliary);
  return numbers;
}

Digest StudentWriter::row_digest(const StudentRow& row) const {
  std::string text;
  const auto add = [&](std::string_view field) { text.append(field).push_back('\x1f'); };
  for (const std::string* field : {&row.school_code, &row.name, &row.sex, &row.born_on, &row.identity_kind, &row.identity_number, &row.registry_number,
                                   &row.registry_auxiliary, &row.grade, &row.class_name, &row.entered_on, &row.boarding, &row.attributes})
    add(*field);
  add(std::to_string(row.seat_no));
  for (const auto& one : row.guardians) {
    add(one.name);
    add(one.relation);
    add(one.phone);
    add(one.is_guardian ? "1" : "0");
  }
  return CryptoProvider::standard().mac(keys_.look_up, text);
}

UnitId StudentWriter::class_unit(Transaction& transaction, const StudentRow& row, UnitId school) {
  const std::string code = row.school_code + "/" + row.grade + "/" + row.class_name;
  if (const auto known = classes_.find(code); known != classes_.end()) return known->second;
  const UnitId grade = ensure_unit(transaction, school, "grade", row.school_code + "/" + row.grade, row.grade, clock_);
  return classes_[code] = ensure_unit(transaction, grade, "class", code, row.class_name, clock_);
}

StoredStudent StudentWriter::find(Transaction& transaction, const StudentRow& row, Known& known) {
  StoredStudent out;
  for (const auto& number : numbers_of(row)) {
    const auto student = transaction.one(importing, sql::school_roll::find_student_by_number, [](const Row& r) { return StudentId(r.integer(0)); }, BytesView(view(number.digest)));
    if (!student) continue;
    if (known.student.value != 0 && known.student != *student) out.refused = RefusedAs::two_students;
    known.student = *student;
  }
  out.student = known.student;
  if (known.student.value == 0 || out.refused != RefusedAs::none) return out;
  transaction.each(importing, sql::school_roll::read_roll_row, [&](const Row& r) {
    known.digest = std::string(r.bytes(0).octets);
    known.school = UnitId(r.integer(1));
    known.class_unit = UnitId(r.integer(2));
    known.enrolment_no = r.integer(3);
    known.wrapped_key = r.octets(4);
  }, known.student);
  return out;
}

StoredStudent StudentWriter::compare(Transaction& transaction, const StudentRow& row) {
  Known known;
  StoredStudent out = find(transaction, row, known);
  if (out.refused != RefusedAs::none) return out;
  const auto school = find_unit(transaction, row.school_code);
  if (known.student.value == 0) out.how = StoredAs::added;
  else if (school && known.school != *school) out.refused = RefusedAs::enrolled_elsewhere;
  else out.how = known.digest == view(row_digest(row)) ? StoredAs::unchanged : StoredAs::changed;
  return out;
}

StoredStudent StudentWriter::store(Transaction& transaction, const StudentRow& row) {
  Known known;
  StoredStudent out = find(transaction, row, known);
  if (out.refused != RefusedAs::none) return out;
  const std::int64_t now_ms = clock_.now_ms();
  const Digest digest = row_digest(row);
  if (known.student.value != 0 && known.digest == view(digest)) return out;
  const auto [place, fresh] = schools_.try_emplace(row.school_code);
  if (fresh) place->second = find_unit(transaction, row.school_code).value();
  const UnitId school = place->second;
  if (known.student.value != 0 && known.school != school) {
    out.refused = RefusedAs::enrolled_elsewhere;
    return out;
  }
  const UnitId unit = class_unit(transaction, row, school);
  Key key;
  if (known.student.value == 0) {
    out.how = StoredAs::added;
    out.student = StudentId(store::take_numbers(transaction, "student"));
    transaction.run(importing, sql::school_roll::add_student, out.student, row.name, sort_key(row.name), row.sex, row.born_on, row.attributes, BytesView(view(digest)), now_ms);
    key = vault_.make_key(transaction, out.student, now_ms);
    enrol(transaction, out.student, 1, school, unit, row);
    transaction.run(importing, sql::school_roll::add_responsibility, out.student, school, now_ms);
    transaction.run(importing, sql::school_roll::add_reader, out.student, school, now_ms);
  } else {
    out.how = StoredAs::changed;
    key = vault_.unwrap(out.student, known.wrapped_key).value();
    transaction.run(importing, sql::school_roll::change_student, out.student, row.name, sort_key(row.name), row.sex, row.born_on, row.attributes, BytesView(view(digest)), now_ms);
    if (known.class_unit != unit) {
      transaction.run(importing, sql::school_roll::end_enrolment, out.student, clock_.today());
      transaction.run(importing, sql::school_roll::count_enrolment, known.class_unit, -1);
      enrol(transaction, out.student, known.enrolment_no + 1, school, unit, row);
    } else {
      transaction.run(importing, sql::school_roll::update_seat, out.student, seat_of(row), row.boarding);
    }
  }
  store_numbers(transaction, out.student, key, row);
  store_guardians(transaction, out.student, key, row, known.student.value != 0);
  return out;
}

void StudentWriter::enrol(Transaction& transaction, StudentId student, std::int64_t enrolment_no, UnitId school, UnitId unit, const StudentRow& row) {
  transaction.run(importing, sql::school_roll::add_enrolment, student, enrolment_no, school, unit, seat_of(row), row.boarding, row.entered_on, clock_.today());
  transaction.run(importing, sql::school_roll::count_enrolment, unit, 1);
}

void StudentWriter::store_numbers(Transaction& transaction, StudentId student, const Key& key, const StudentRow& row) {
  const std::int64_t now_ms = clock_.now_ms();
  for (const auto& number : numbers_of(row)) {
    const BytesView digest{view(number.digest)};
    struct State {
      std::int64_t last, current;
    };
    const auto state = transaction.one(importing, sql::school_roll::read_identifier_state, [](const Row& r) { return State{r.integer(0), r.integer(1)}; }, student, number.kind, digest);
    if (state && state->current > 0) continue;
    transaction.run(importing, sql::school_roll::replace_identifier, student, number.kind, digest, now_ms);
    transaction.run(importing, sql::school_roll::add_identifier, student, number.kind, (state ? state->last : 0) + 1, digest,
                    access::StudentVault::seal(key, student, number_place, number.number), now_ms);
    transaction.run(importing, sql::school_roll::add_identifier_look_up, digest, student);
  }
}

// A guardian is known by name, not by place: a limit on one person must never come to stand with
// another because the columns of a file were exchanged.
void StudentWriter::store_guardians(Transaction& transaction, StudentId student, const Key& key, const StudentRow& row, bool known) {
  struct Standing {
    std::int64_t number;
    bool limited;
  };
  std::multimap<std::string, Standing> standing;
  std::int64_t last = 0;
  if (known)
    transaction.each(importing, sql::school_roll::list_guardian_contacts, [&](const Row& r) {
      std::string contact;
      last = r.integer(0);
      if (access::StudentVault::open(key, student, contact_place, r.bytes(1), contact))
        standing.emplace(std::string(boost::json::parse(contact).at("name").as_string()), Standing{last, r.integer(2) != 0});
    }, student);
  for (const auto& one : row.guardians) {
    const auto found = standing.find(one.name);
    const std::int64_t number = found == standing.end() ? ++last : found->second.number;
    if (found != standing.end()) standing.erase(found);
    const std::string contact = boost::json::serialize(boost::json::object{{"name", one.name}, {"phone", one.phone}});
    transaction.run(importing, sql::school_roll::set_guardian, student, number, one.relation, one.is_guardian ? "guardian" : "relative",
                    access::StudentVault::seal(key, student, contact_place, contact));
  }
  // Someone about whom the school has set a limit stays in the file, whatever the roll says.
  for (const auto& [name, gone] : standing)
    if (!gone.limited) transaction.run(importing, sql::school_roll::remove_guardian, student, gone.number);
}

}  // namespace rongxin::school_roll
