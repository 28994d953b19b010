#include "casework/my_calls.h"

#include "sql/casework/count_my_calls.h"

namespace rongxin::casework {

constexpr auto counting =
    store::SystemKey::because("how many calls wait for the caller's own answer; no child and no school is told");

Result<api::MyCalls> my_calls(campaigns::Screening& screening, const access::Caller& caller,
                              const api::count_my_calls::In&) {
  api::MyCalls calls;
  screening.database.read(caller, [&](store::StaffTransaction& transaction) {
    transaction.each(counting, sql::casework::count_my_calls{.account_id = caller.account()}, [&](const auto& row) {
      calls = {.acute = row.acute(), .same_day = row.same_day(), .ranked = row.ranked()};
    });
    return 0;
  });
  return calls;
}

}  // namespace rongxin::casework
