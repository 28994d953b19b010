#include "platform/normal_text.h"
#include "school_roll/import/identity_numbers.h"
#include "school_roll/school_roll.h"
#include "school_roll/sort_key.h"
#include "school_roll/unit_order.h"
#include "sql/school_roll/add_identifier_look_up.h"
#include "sql/school_roll/add_upkeep.h"
#include "sql/school_roll/has_upkeep.h"
#include "sql/school_roll/list_names_after.h"
#include "sql/school_roll/list_numbers_between.h"
#include "sql/school_roll/list_units_after.h"
#include "sql/school_roll/rename_unit.h"
#include "sql/school_roll/set_student_name.h"

namespace rongxin::school_roll {
namespace {

using store::SystemKey;
using store::Transaction;
constexpr auto upkeep = SystemKey::because("what was stored before normal forms is found by them too");
constexpr int portion_rows = 5000;

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
  transaction.each(upkeep,
                   sql::school_roll::list_numbers_between{.after_student = after.value, .last_student = last.value},
                   [&](const auto& row) {
                     const StudentId student = row.student_id();
                     const auto key = vault.unwrap(student, row.wrapped_key().value_or(BytesView()));
                     std::string number;
                     if (!key || !access::StudentVault::open(*key, student, number_place, row.sealed_number(), number))
                       return;
                     const std::string normal = normal_identity_number(row.kind(), number);
                     if (normal != number)
                       others.push_back({student, number_digest(keys, std::string(row.kind()), normal)});
                   });
  for (const auto& one : others)
    transaction.run(upkeep, sql::school_roll::add_identifier_look_up{.look_up_digest = BytesView(view(one.digest)),
                                                                     .student_id = one.student});
}

/// The last student of a portion, or 0 at the end.
StudentId normalise_portion(Transaction& transaction, const KeyRing& keys, access::StudentVault& vault,
                            StudentId after) {
  StudentId last(0);
  std::vector<Named> changed;
  transaction.each(upkeep, sql::school_roll::list_names_after{.after_student = after.value, .rows_max = portion_rows},
                   [&](const auto& row) {
                     last = row.student_id();
                     std::string name = normal_name(row.name());
                     if (!name.empty() && name != row.name()) changed.push_back({last, std::move(name)});
                   });
  for (const auto& one : changed)
    transaction.run(upkeep, sql::school_roll::set_student_name{
                                .student_id = one.student, .name = one.name, .name_sort_key = sort_key(one.name)});
  if (last.value != 0) normalise_numbers(transaction, keys, vault, after, last);
  return last;
}

/// The last unit of a portion, or 0 at the end.
std::int64_t order_portion(Transaction& transaction, std::int64_t after) {
  struct Moved {
    UnitId unit;
    std::string name, sort_key;
  };
  std::int64_t last = 0;
  std::vector<Moved> moved;
  transaction.each(upkeep, sql::school_roll::list_units_after{.after_unit = after, .rows_max = portion_rows},
                   [&](const auto& row) {
                     last = row.unit_id().value;
                     std::string key = unit_sort_key(row.kind(), row.code(), row.name());
                     if (key != row.sort_key())
                       moved.push_back({row.unit_id(), std::string(row.name()), std::move(key)});
                   });
  for (const auto& one : moved)
    transaction.run(upkeep,
                    sql::school_roll::rename_unit{.unit_id = one.unit, .name = one.name, .sort_key = one.sort_key});
  return last;
}

/// Does a step once for each store, portion by portion: `portion` takes the number that it goes on after and gives the
/// one where it stopped, 0 at the end.
template <class Portion>
Status once(store::Database& database, const char* step, const Clock& clock, const Portion& portion) {
  const bool done = database.read(upkeep, [&](Transaction& transaction) {
    return transaction.one(upkeep, sql::school_roll::has_upkeep{.step = step}, [](const auto&) { return true; })
        .has_value();
  });
  for (std::int64_t last = 0; !done;) {
    RONGXIN_CHECK(database.write(upkeep, [&](Transaction& transaction) {
      last = portion(transaction, last);
      if (last == 0) transaction.run(upkeep, sql::school_roll::add_upkeep{.step = step, .now_ms = clock.now_ms()});
      return success();
    }));
    if (last == 0) break;
  }
  return success();
}

}  // namespace

Status normalise_stored_roll(store::Database& database, const KeyRing& keys, access::StudentVault& vault,
                             const Clock& clock) {
  RONGXIN_CHECK(once(database, "normal_forms_1", clock, [&](Transaction& transaction, std::int64_t after) {
    return normalise_portion(transaction, keys, vault, StudentId(after)).value;
  }));
  return once(database, "unit_order_1", clock, order_portion);
}

}  // namespace rongxin::school_roll
