#pragma once
#include <span>

#include "store/statement.h"

namespace rongxin::store {

struct AnyStatement {
  StatementText text;
  Reach reach;
};
/// Every statement of the program, by number. Made by tools/check_sql.
std::span<const AnyStatement> all_statements();

}  // namespace rongxin::store
