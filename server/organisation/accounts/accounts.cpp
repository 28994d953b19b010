#include "accounts/account_names.h"
#include "accounts/password.h"
#include "accounts/session_keeper.h"
#include "platform/normal_text.h"
#include "sql/accounts/add_account.h"
#include "sql/accounts/add_duty.h"
#include "sql/accounts/add_post.h"
#include "store/numbers.h"

namespace rongxin::accounts {
namespace {

constexpr auto operating = store::SystemKey::because("accounts are added by the operator's command line");

}  // namespace

std::optional<AccountId> add_account(store::Transaction& transaction, const NewAccount& account, const Clock& clock) {
  const std::string login = normal_login(account.login), name = normal_name(account.name);
  if (!may_be_login(login) || name.empty()) return std::nullopt;
  const AccountId id(store::take_numbers(transaction, "account"));
  const auto added = transaction.run(
      operating, sql::accounts::add_account{.account_id = id,
                                            .login = login,
                                            .name = name,
                                            .password_verifier = make_password_verifier(account.password),
                                            .now_ms = clock.now_ms()});
  return added == 0 ? std::nullopt : std::optional(id);
}

PostId add_post(store::Transaction& transaction, AccountId account, UnitId unit, access::Role role, const Clock& clock,
                std::optional<std::string> until_on) {
  const PostId id(store::take_numbers(transaction, "post"));
  transaction.run(operating, sql::accounts::add_post{.post_id = id,
                                                     .account_id = account,
                                                     .unit_id = unit,
                                                     .role = access::role_name(role),
                                                     .since_on = transaction.moment().day(),
                                                     .until_on = until_on});
  return id;
}

void add_duty(store::Transaction& transaction, AccountId account, UnitId unit, const Clock& clock) {
  transaction.run(operating, sql::accounts::add_duty{.duty_id = store::take_numbers(transaction, "duty"),
                                                     .unit_id = unit,
                                                     .account_id = account,
                                                     .since_on = transaction.moment().day()});
}

}  // namespace rongxin::accounts
