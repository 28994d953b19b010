#include "staff/account_acts.h"

#include "sql/staff.h"
#include "store/numbers.h"

namespace rongxin::staff {

void add_account_act(store::Transaction& transaction, const AccountAct& act, std::int64_t now_ms) {
  constexpr auto telling = store::SystemKey::because("an act is told in the transaction in which it is done");
  transaction.run(telling, sql::staff::add_account_act, store::take_numbers(transaction, "account_act"), act.account, act.act, act.done_by, act.confirmed_by, act.unit, act.role, now_ms);
}

}  // namespace rongxin::staff
