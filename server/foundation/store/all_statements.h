#pragma once
#include <span>

#include "store/statement.h"

namespace rongxin::store {

/// Every statement of the program, by number. Made by tools/check_sql.
std::span<const StatementText> all_statements();
/// Tables that scoped and own statements read through the scopes only (access/scope/ and scope.sql of each slice).
std::span<const std::string_view> protected_tables();

}  // namespace rongxin::store
