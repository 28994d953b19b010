#include "accounts/account_names.h"

#include <algorithm>
#include <map>

#include "platform/log.h"
#include "platform/normal_text.h"
#include "sql/accounts/list_account_names.h"
#include "sql/accounts/set_account_names.h"

namespace rongxin::accounts {
namespace {

using store::Transaction;
constexpr auto upkeep = store::SystemKey::because("what was stored before normal forms is found by them too");

struct Account {
  AccountId id;
  std::string login, name;
};

std::vector<Account> stored_accounts(Transaction& transaction) {
  std::vector<Account> accounts;
  transaction.each(upkeep, sql::accounts::list_account_names{}, [&](const auto& row) {
    accounts.push_back({row.account_id(), std::string(row.login()), std::string(row.name())});
  });
  return accounts;
}

// The plain login of an account, or its own where that one is another's already.
std::string login_to_have(const Account& one, std::map<std::string, AccountId>& owners) {
  const std::string plain = normal_login(one.login);
  if (plain == one.login || !may_be_login(plain)) return one.login;
  const auto [owner, free] = owners.try_emplace(plain, one.id);
  if (free) return plain;
  log::warning("two accounts have one login in two spellings: end one of them and add it anew",
               {{"account", std::to_string(one.id.value)}, {"other_account", std::to_string(owner->second.value)}});
  return one.login;
}

bool is_normal(const Account& one) { return normal_login(one.login) == one.login && normal_name(one.name) == one.name; }

}  // namespace

std::string normal_login(std::string_view typed) { return normal_text(typed); }

bool may_be_login(std::string_view login) {
  return login.size() >= login_octets_min && login.size() <= login_octets_max &&
         std::none_of(login.begin(), login.end(), [](unsigned char c) { return c <= ' ' || c == 127; });
}

Status normalise_stored_accounts(store::Database& database) {
  const auto before = database.read(upkeep, stored_accounts);
  if (std::all_of(before.begin(), before.end(), is_normal)) return success();
  return database.write(upkeep, [](Transaction& transaction) {
    const auto accounts = stored_accounts(transaction);
    std::map<std::string, AccountId> owners;
    for (const auto& one : accounts) owners.emplace(one.login, one.id);
    for (const auto& one : accounts) {
      const std::string login = login_to_have(one, owners), plain_name = normal_name(one.name),
                        name = plain_name.empty() ? one.name : plain_name;
      if (login != one.login || name != one.name)
        transaction.run(upkeep, sql::accounts::set_account_names{.account_id = one.id, .login = login, .name = name});
    }
    return success();
  });
}

}  // namespace rongxin::accounts
