#pragma once
// What kind of store this is: a demonstration has passwords that everybody knows and asks for no second factor.
#include "store/database.h"

namespace rongxin::store {

/// Marks an empty store as a demonstration, and finds the mark again. False: the store holds something that no
/// demonstration has made.
bool is_for_demonstration(Database& database, std::int64_t now_ms);

}  // namespace rongxin::store
