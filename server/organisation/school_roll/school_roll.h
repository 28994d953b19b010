#pragma once
// What the school roll offers to the other slices.
#include <optional>
#include <string>
#include <vector>

#include "access/student_vault.h"
#include "platform/clock.h"
#include "platform/key_ring.h"
#include "platform/result.h"
#include "store/database.h"
#include "store/transaction.h"

namespace rongxin::school_roll {

/// Open unit of a code ("2135010201", "350102", "city").
std::optional<UnitId> find_unit(store::Transaction& transaction, const std::string& code);

/// What a person types to find somebody: any part of a name, without middle dots, blanks and hyphens. Empty when
/// nothing was typed.
struct NameSought {
  explicit NameSought(std::string_view typed);
  std::string part, small;  ///< as typed, and in small letters
};

/// By which a number in normal form leads to its student. Kinds: citizen_id, other_id, registry_number,
/// registry_auxiliary.
Digest number_digest(const KeyRing& keys, const std::string& kind, const std::string& number);

/// What was stored before there were normal forms is brought into them, once for each store: names of students, and
/// numbers lead to their student by the normal form too. Units get the key of their order (unit_order.h). `database` is
/// open for writing.
Status normalise_stored_roll(store::Database& database, const KeyRing& keys, access::StudentVault& vault,
                             const Clock& clock);

/// 学籍辅号 of a student in normal form (none, or one).
std::vector<std::string> registry_auxiliaries(access::StudentVault& vault, store::Transaction& transaction,
                                              StudentId student);

inline constexpr std::string_view number_place = "student_identifier.sealed_number";
inline constexpr std::string_view contact_place = "guardian.sealed_contact";

}  // namespace rongxin::school_roll
