#include "store/numbers.h"

#include "sql/store/take_numbers.h"

namespace rongxin::store {

std::int64_t take_numbers(Transaction& transaction, const char* series, std::int64_t count) {
  const auto last = transaction.one(SystemKey::because("number series hold no person"),
                                    sql::store::take_numbers{.series = series, .count = count},
                                    [](const auto& row) { return row.last_number(); });
  return last.value_or(0) - count + 1;
}

}  // namespace rongxin::store
