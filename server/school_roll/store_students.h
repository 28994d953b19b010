#pragma once
#include <string>
#include <unordered_map>
#include <vector>

#include "access/student_vault.h"
#include "platform/clock.h"
#include "platform/key_ring.h"
#include "school_roll/match_guardians.h"
#include "school_roll/store_units.h"

namespace rongxin::school_roll {

/// A checked row of the roll: only what we keep, in normal form (platform/normal_text.h).
struct StudentRow {
  std::string school_code, name;
  std::string sex;                 ///< male, female, unknown
  std::string born_on;             ///< YYYY-MM-DD
  std::string identity_kind;       ///< citizen_id, other_id, or empty without a number
  std::string identity_number, registry_number, registry_auxiliary;
  int seat_no = 0;                 ///< 0 without one
  std::string grade, class_name;
  std::string entered_on;          ///< YYYY-MM
  std::string boarding;            ///< day, boarding, other
  std::string attributes;          ///< "left_behind migrant orphan", those that hold
  std::vector<GuardianRow> guardians;
};

enum class RefusedAs { none, enrolled_elsewhere, two_students };

struct StoredStudent {
  StoredAs how = StoredAs::unchanged;
  RefusedAs refused = RefusedAs::none;
  StudentId student;
  bool elsewhere = false;                       ///< one of the numbers leads to a student of another school
  std::int64_t seat_holder = 0;                 ///< another student who has this seat already
  std::vector<std::size_t> doubtful_guardians;  ///< places in the row of those who were given a limit that may be another's
};

/// Stores rows of the roll. A row that is there already changes nothing; a student enrolled in
/// another school is refused, since only a hand-over moves a child between schools.
class StudentWriter {
 public:
  StudentWriter(const KeyRing& keys, access::StudentVault& vault, const Clock& clock) : keys_(keys), vault_(vault), clock_(clock) {}
  StoredStudent store(store::Transaction& transaction, const StudentRow& row);
  /// Would it be new, changed or unchanged? Writes nothing.
  StoredStudent compare(store::Transaction& transaction, const StudentRow& row);
  /// After a transaction was taken back: forgets the units it had made.
  void forget_units() { classes_.clear(); }

 private:
  struct Number {
    std::string kind, number;
    Digest digest;
  };
  struct Known;
  std::vector<Number> numbers_of(const StudentRow& row) const;
  Digest row_digest(const StudentRow& row) const;
  UnitId class_unit(store::Transaction& transaction, const StudentRow& row, UnitId school);
  StoredStudent find(store::Transaction& transaction, const StudentRow& row, Known& known);
  UnitId school_of(store::Transaction& transaction, const StudentRow& row);
  std::optional<UnitId> find_class(store::Transaction& transaction, const StudentRow& row, UnitId school);
  void look_at_seat(store::Transaction& transaction, const StudentRow& row, std::optional<UnitId> class_unit, StoredStudent& out);
  GuardianPlan plan_guardians(store::Transaction& transaction, const StudentRow& row, StudentId student, const Key& key, StoredStudent& out);
  void enrol(store::Transaction& transaction, StudentId student, std::int64_t enrolment_no, UnitId school, UnitId unit, const StudentRow& row);
  void store_numbers(store::Transaction& transaction, StudentId student, const Key& key, const StudentRow& row);
  void store_guardians(store::Transaction& transaction, StudentId student, const Key& key, const StudentRow& row, const GuardianPlan& plan);

  const KeyRing& keys_;
  access::StudentVault& vault_;
  const Clock& clock_;
  std::unordered_map<std::string, UnitId> schools_;
  std::unordered_map<std::string, std::map<std::string, UnitId>> classes_;  ///< school code, then read_classes
};

}  // namespace rongxin::school_roll
