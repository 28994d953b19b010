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
  std::string sex;  ///< male, female, unknown; empty when the file leaves it open, like all below that may be empty:
                    ///< what is stored then stays
  std::string born_on;        ///< YYYY-MM-DD
  std::string identity_kind;  ///< citizen_id, other_id, or empty without a number
  std::string identity_number, registry_number, registry_auxiliary;
  int seat_no = 0;  ///< 0 when left open
  std::string grade, class_name;
  std::string entered_on;       ///< YYYY-MM
  std::string boarding;         ///< day, boarding, other
  std::string attributes;       ///< "left_behind migrant orphan ", those that hold
  std::string attributes_said;  ///< those of which the file says whether they hold
  std::vector<GuardianRow> guardians;
  std::size_t guardians_said = 0;  ///< places that name somebody, or say that there is nobody
};

/// All that a row says, for comparing one with another.
std::string content_of(const StudentRow& row);

/// another_person: the number is that of a student who has neither this name nor this day of birth.
enum class RefusedAs { none, enrolled_elsewhere, two_students, another_person };

struct StoredStudent {
  StoredAs how = StoredAs::unchanged;
  RefusedAs refused = RefusedAs::none;
  StudentId student;
  bool elsewhere = false;        ///< one of the numbers leads to a student of another school
  std::int64_t seat_holder = 0;  ///< another student who has this seat already
  std::vector<std::size_t>
      doubtful_guardians;          ///< places in the row of those who were given a limit that may be another's
  std::size_t guardians_kept = 0;  ///< of those that stand, whom the row does not name and who stay all the same
  bool other_name = false, other_birth = false;  ///< than is stored
};

/// Stores rows of the roll. A row that is there already changes nothing; a student enrolled in
/// another school is refused, since only a hand-over moves a child between schools.
class StudentWriter {
 public:
  StudentWriter(const KeyRing& keys, access::StudentVault& vault, const Clock& clock)
      : keys_(keys), vault_(vault), clock_(clock) {}
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
  struct Family;
  std::vector<Number> numbers_of(const StudentRow& row) const;
  Digest row_digest(const StudentRow& row) const;
  UnitId class_unit(store::Transaction& transaction, const StudentRow& row, UnitId school);
  StoredStudent find(store::Transaction& transaction, const StudentRow& row, Known& known);
  UnitId school_of(store::Transaction& transaction, const StudentRow& row);
  std::optional<UnitId> find_class(store::Transaction& transaction, const StudentRow& row, UnitId school);
  void look_at_seat(store::Transaction& transaction, const StudentRow& row, std::optional<UnitId> class_unit,
                    StoredStudent& out);
  /// What the row leaves open is filled with what stands; `family` is who stands and what becomes of them.
  StudentRow completed(store::Transaction& transaction, const StudentRow& row, const Known& known, const Key& key,
                       Family& family, StoredStudent& out);
  Family read_family(store::Transaction& transaction, StudentId student, const Key& key);
  void enrol(store::Transaction& transaction, StudentId student, std::int64_t enrolment_no, UnitId school, UnitId unit,
             const StudentRow& row);
  void store_numbers(store::Transaction& transaction, StudentId student, const Key& key, const StudentRow& row);
  void store_guardians(store::Transaction& transaction, StudentId student, const Key& key, const StudentRow& row,
                       const GuardianPlan& plan);

  const KeyRing& keys_;
  access::StudentVault& vault_;
  const Clock& clock_;
  std::unordered_map<std::string, UnitId> schools_;
  std::unordered_map<std::string, std::map<std::string, UnitId>> classes_;  ///< school code, then read_classes
};

}  // namespace rongxin::school_roll
