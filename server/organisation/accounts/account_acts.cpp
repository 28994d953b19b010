#include "accounts/account_acts.h"

#include "sql/accounts/add_account_act.h"
#include "store/numbers.h"

namespace rongxin::accounts {

void add_account_act(store::Transaction& transaction, const AccountAct& act, std::int64_t now_ms) {
  constexpr auto telling = store::SystemKey::because("an act is told in the transaction in which it is done");
  transaction.run(telling,
                  sql::accounts::add_account_act{.account_act_id = store::take_numbers(transaction, "account_act"),
                                                 .account_id = act.account,
                                                 .act = act.act,
                                                 .done_by = act.done_by,
                                                 .confirmed_by = act.confirmed_by,
                                                 .unit_id = act.unit,
                                                 .role = act.role,
                                                 .now_ms = now_ms});
}

}  // namespace rongxin::accounts
