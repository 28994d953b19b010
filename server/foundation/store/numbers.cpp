#include "store/numbers.h"
#include "sql/store.h"

namespace rongxin::store {

std::int64_t take_numbers(Transaction& transaction, const char* series, std::int64_t count) {
  const auto last = transaction.one(
      SystemKey::because("number series hold no person"), sql::store::take_numbers,
      [](const Row& row) { return row.integer(0); }, series, count);
  return last.value_or(0) - count + 1;
}

}  // namespace rongxin::store
