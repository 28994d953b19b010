#pragma once
#include <cstdint>

#include "store/transaction.h"

namespace rongxin::store {

/// Takes `count` consecutive numbers of a series ("student", "unit", …); returns the first.
/// Numbers grow in the order of the roll, so that classmates are neighbours in every index.
std::int64_t take_numbers(Transaction& transaction, const char* series, std::int64_t count = 1);

}  // namespace rongxin::store
