#include "platform/normal_text.h"
#include "school_roll/import/identity_numbers.h"
#include "school_roll/school_roll.h"
#include "school_roll/sort_key.h"
#include "sql/school_roll.h"

namespace rongxin::school_roll {
namespace {

using store::Row;
using store::SystemKey;
using store::Transaction;
constexpr auto upkeep = SystemKey::because("what was stored before normal forms is found by them too");
constexpr int portion_rows = 5000;
constexpr const char* step = "normal_forms_1";

struct Named {
  StudentId student;
  std::string name;
};

void normalise_numbers(Transaction& transaction, const KeyRing& keys, access::StudentVault& vault, StudentId after,
                       StudentId last) {
  struct Other {
    StudentId student;
    Digest digest;
  };
  std::vector<Other> others;
  transaction.each(
      upkeep, sql::school_roll::list_numbers_between,
      [&](const Row& row) {
        const StudentId student(row.integer(0));
        const auto key = vault.unwrap(student, row.bytes(3));
        std::string number;
        if (!key || !access::StudentVault::open(*key, student, number_place, row.bytes(2), number)) return;
        const std::string normal = normal_identity_number(row.text(1), number);
        if (normal != number) others.push_back({student, number_digest(keys, row.string(1), normal)});
      },
      after, last);
  for (const auto& one : others)
    transaction.run(upkeep, sql::school_roll::add_identifier_look_up, BytesView(view(one.digest)), one.student);
}

/// The last student of a portion, or 0 at the end.
StudentId normalise_portion(Transaction& transaction, const KeyRing& keys, access::StudentVault& vault,
                            StudentId after) {
  StudentId last(0);
  std::vector<Named> changed;
  transaction.each(
      upkeep, sql::school_roll::list_names_after,
      [&](const Row& row) {
        last = StudentId(row.integer(0));
        std::string name = normal_name(row.text(1));
        if (!name.empty() && name != row.text(1)) changed.push_back({last, std::move(name)});
      },
      after, portion_rows);
  for (const auto& one : changed)
    transaction.run(upkeep, sql::school_roll::set_student_name, one.student, one.name, sort_key(one.name));
  if (last.value != 0) normalise_numbers(transaction, keys, vault, after, last);
  return last;
}

}  // namespace

Status normalise_stored_roll(store::Database& database, const KeyRing& keys, access::StudentVault& vault,
                             const Clock& clock) {
  const bool done = database.read(upkeep, [&](Transaction& transaction) {
    return transaction
        .one(
            upkeep, sql::school_roll::has_upkeep, [](const Row&) { return true; }, step)
        .has_value();
  });
  for (StudentId last(0); !done;) {
    RONGXIN_CHECK(database.write(upkeep, [&](Transaction& transaction) {
      last = normalise_portion(transaction, keys, vault, last);
      if (last.value == 0) transaction.run(upkeep, sql::school_roll::add_upkeep, step, clock.now_ms());
      return success();
    }));
    if (last.value == 0) break;
  }
  return success();
}

}  // namespace rongxin::school_roll
