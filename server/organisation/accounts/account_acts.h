#pragma once
// What was done to accounts, told to their person, to the school and to the auditor.
#include <optional>
#include <string>

#include "platform/ids.h"
#include "store/transaction.h"

namespace rongxin::accounts {

struct AccountAct {
  AccountId account;
  const char*
      act;  ///< account_added, post_added, post_ended, password_given, factor_reset, factor_blocked, account_ended
  std::optional<AccountId> done_by = std::nullopt, confirmed_by = std::nullopt;
  std::optional<UnitId> unit = std::nullopt;
  std::optional<std::string> role = std::nullopt;
};
void add_account_act(store::Transaction& transaction, const AccountAct& act, std::int64_t now_ms);

}  // namespace rongxin::accounts
