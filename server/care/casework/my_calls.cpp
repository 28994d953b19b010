#include "casework/my_calls.h"
#include "sql/casework.h"

#include <boost/json.hpp>

namespace rongxin::casework {

constexpr auto counting =
    store::SystemKey::because("how many calls wait for the caller's own answer; no child and no school is told");

std::string my_calls(campaigns::Screening& screening, const access::Caller& caller) {
  boost::json::object calls;
  screening.database.read(caller, [&](store::StaffTransaction& transaction) {
    transaction.each(
        counting, sql::casework::count_my_calls,
        [&](const store::Row& row) {
          calls = {{"acute", row.integer(0)}, {"same_day", row.integer(1)}, {"ranked", row.integer(2)}};
        },
        caller.account());
    return 0;
  });
  return boost::json::serialize(calls);
}

}  // namespace rongxin::casework
