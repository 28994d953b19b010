#include "alerts/last_call.h"

#include "sql/alerts/read_last_call.h"

namespace rongxin::alerts {

std::int64_t last_call_at_ms(store::Transaction& transaction) {
  constexpr auto counting = store::SystemKey::because("when a page last called somebody; neither whom nor about whom");
  return transaction.one(counting, sql::alerts::read_last_call{}, [](const auto& row) { return row.made_at_ms(); })
      .value_or(0);
}

}  // namespace rongxin::alerts
