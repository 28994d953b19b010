#pragma once
// What the school roll offers to the other slices.
#include <optional>
#include <string>
#include <vector>

#include "access/student_vault.h"
#include "store/transaction.h"

namespace rongxin::school_roll {

/// Open unit of a code ("2135010201", "350102", "city").
std::optional<UnitId> find_unit(store::Transaction& transaction, const std::string& code);

/// 学籍辅号 of a student (none, or one).
std::vector<std::string> registry_auxiliaries(access::StudentVault& vault, store::Transaction& transaction, StudentId student);

inline constexpr std::string_view number_place = "student_identifier.sealed_number";
inline constexpr std::string_view contact_place = "guardian.sealed_contact";

}  // namespace rongxin::school_roll
