#include "school_roll/store_students.h"

#include <boost/json.hpp>
#include <map>

#include "platform/normal_text.h"
#include "school_roll/import/identity_numbers.h"
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
    if (!number.empty()) numbers.push_back({kind, number, number_digest(keys_, kind, number)});
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
                                   &row.registry_auxiliary, &row.grade, &row.class_name})
    add(*field);
  // As it was written when months had no hyphen: a roll that has not changed stays unchanged.
  std::string entered = row.entered_on;
  std::erase(entered, '-');
  for (const std::string& field : {entered, row.boarding, row.attributes}) add(field);
  add(std::to_string(row.seat_no));
  for (const auto& one : row.guardians) {
    add(one.name);
    add(one.relation);
    add(one.phone);
    add(one.is_guardian ? "1" : "0");
  }
  return CryptoProvider::standard().mac(keys_.look_up, text);
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
  const UnitId grade_unit = grade != classes.end() ? grade->second : ensure_unit(transaction, school, "grade", row.school_code + "/" + row.grade, row.grade, clock_);
  classes.emplace(unit_key(row.grade), grade_unit);
  return classes[class_key(row.grade, row.class_name)] = ensure_unit(transaction, grade_unit, "class", row.school_code + "/" + row.grade + "/" + row.class_name, row.class_name, clock_);
}

StoredStudent StudentWriter::find(Transaction& transaction, const StudentRow& row, Known& known) {
  StoredStudent out;
  const UnitId school = school_of(transaction, row);
  for (const auto& number : numbers_of(row)) {
    const auto student = transaction.one(importing, sql::school_roll::find_student_by_number, [](const Row& r) { return StudentId(r.integer(0)); }, BytesView(view(number.digest)));
    if (!student || *student == known.student) continue;
    if (known.student.value != 0) out.refused = RefusedAs::two_students;
    known.student = *student;
    transaction.each(importing, sql::school_roll::read_roll_row, [&](const Row& r) {
      known.digest = std::string(r.bytes(0).octets);
      known.school = UnitId(r.integer(1));
      known.class_unit = UnitId(r.integer(2));
      known.enrolment_no = r.integer(3);
      known.wrapped_key = r.octets(4);
    }, known.student);
    out.elsewhere = out.elsewhere || known.school != school;
  }
  out.student = known.student;
  if (out.refused == RefusedAs::none && out.elsewhere) out.refused = RefusedAs::enrolled_elsewhere;
  return out;
}

void StudentWriter::look_at_seat(Transaction& transaction, const StudentRow& row, std::optional<UnitId> class_unit, StoredStudent& out) {
  if (row.seat_no == 0 || !class_unit) return;
  transaction.each(importing, sql::school_roll::find_seat_holder, [&](const Row& r) { out.seat_holder = r.integer(0); }, *class_unit, row.seat_no, out.student);
}

StoredStudent StudentWriter::compare(Transaction& transaction, const StudentRow& row) {
  Known known;
  StoredStudent out = find(transaction, row, known);
  // A preview answers somebody else's child like a new one: the seat, too.
  if (out.elsewhere) look_at_seat(transaction, row, find_class(transaction, row, school_of(transaction, row)), out);
  if (out.refused != RefusedAs::none) return out;
  if (known.student.value == 0) out.how = StoredAs::added;
  else out.how = known.digest == view(row_digest(row)) ? StoredAs::unchanged : StoredAs::changed;
  if (out.how == StoredAs::unchanged) return out;
  look_at_seat(transaction, row, find_class(transaction, row, school_of(transaction, row)), out);
  if (out.how == StoredAs::changed) (void)plan_guardians(transaction, row, known.student, vault_.unwrap(known.student, known.wrapped_key).value(), out);
  return out;
}

StoredStudent StudentWriter::store(Transaction& transaction, const StudentRow& row) {
  Known known;
  StoredStudent out = find(transaction, row, known);
  if (out.refused != RefusedAs::none) return out;
  const std::int64_t now_ms = clock_.now_ms();
  const Digest digest = row_digest(row);
  if (known.student.value != 0 && known.digest == view(digest)) return out;
  const UnitId school = school_of(transaction, row);
  const UnitId unit = class_unit(transaction, row, school);
  look_at_seat(transaction, row, unit, out);
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
  store_guardians(transaction, out.student, key, row, known.student.value == 0 ? match_guardians({}, row.guardians) : plan_guardians(transaction, row, out.student, key, out));
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

GuardianPlan StudentWriter::plan_guardians(Transaction& transaction, const StudentRow& row, StudentId student, const Key& key, StoredStudent& out) {
  std::vector<StandingGuardian> standing;
  transaction.each(importing, sql::school_roll::list_guardian_contacts, [&](const Row& r) {
    StandingGuardian one{r.integer(0), "", "", r.string(2), {r.string(3), r.is_null(4) ? std::nullopt : std::optional(r.integer(4)), r.string(5), r.integer(6), r.integer(7)}};
    std::string contact;
    if (access::StudentVault::open(key, student, contact_place, r.bytes(1), contact)) {
      const auto read = boost::json::parse(contact);
      one.name = read.at("name").as_string();
      one.phone = read.at("phone").as_string();
    }
    standing.push_back(std::move(one));
  }, student);
  GuardianPlan plan = match_guardians(standing, row.guardians);
  for (std::size_t at = 0; at < plan.incoming.size(); ++at)
    if (plan.incoming[at].in_doubt) out.doubtful_guardians.push_back(at);
  std::int64_t last = standing.empty() ? 0 : standing.back().guardian_no;
  for (auto& one : plan.incoming)
    if (one.guardian_no == 0) one.guardian_no = ++last;
  return plan;
}

void StudentWriter::store_guardians(Transaction& transaction, StudentId student, const Key& key, const StudentRow& row, const GuardianPlan& plan) {
  for (std::size_t at = 0; at < row.guardians.size(); ++at) {
    const auto& one = row.guardians[at];
    const auto& [number, limit, in_doubt] = plan.incoming[at];
    const std::string contact = boost::json::serialize(boost::json::object{{"name", one.name}, {"phone", one.phone}});
    const auto known = [](std::int64_t value) { return value == 0 ? std::nullopt : std::optional(value); };
    transaction.run(importing, sql::school_roll::set_guardian, student, number == 0 ? static_cast<std::int64_t>(at) + 1 : number, one.relation, one.is_guardian ? "guardian" : "relative",
                    access::StudentVault::seal(key, student, contact_place, contact), limit.custody_limit, limit.do_not_inform_since_ms,
                    limit.reason.empty() ? std::nullopt : std::optional<std::string>(limit.reason), known(limit.set_by), known(limit.set_at_ms));
  }
  for (const std::int64_t gone : plan.gone) transaction.run(importing, sql::school_roll::remove_guardian, student, gone);
}

}  // namespace rongxin::school_roll
