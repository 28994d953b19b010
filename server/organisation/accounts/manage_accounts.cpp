#include "accounts/manage_accounts.h"

#include "accounts/account_acts.h"
#include "accounts/password.h"
#include "accounts/problems.h"
#include "accounts/second_person.h"
#include "accounts/session_keeper.h"
#include "platform/crypto.h"
#include "platform/plain_day.h"
#include "platform/problem_catalogue.h"
#include "sql/accounts/add_account.h"
#include "sql/accounts/count_other_roles.h"
#include "sql/accounts/end_account.h"
#include "sql/accounts/end_duties_without_post.h"
#include "sql/accounts/end_post.h"
#include "sql/accounts/end_sessions_of.h"
#include "sql/accounts/give_password.h"
#include "sql/accounts/know_account.h"
#include "sql/accounts/know_post.h"
#include "sql/accounts/mark_given_password.h"
#include "sql/accounts/read_unit_below.h"
#include "sql/accounts/reset_second_factor.h"
#include "store/numbers.h"

namespace rongxin::accounts {
namespace {

using access::Caller;
using access::Role;
using store::StaffTransaction;
constexpr auto keeping = store::SystemKey::because(
    "what an account leaves behind ends wherever it is; the account itself was found through the scope");

// Four groups of four, without letters that are mistaken for digits when they are read aloud.
std::string new_password() {
  constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyz23456789";
  std::string password;
  while (password.size() < 19) {
    std::uint8_t octet = 0;
    fill_random(&octet, sizeof octet);
    if (octet >= 256 / letters.size() * letters.size()) continue;
    password += letters[octet % letters.size()];
    if (password.size() % 5 == 4 && password.size() < 19) password += '-';
  }
  return password;
}

bool fits(Role role, std::string_view kind) {
  const bool school = kind == "school" || kind == "university";
  const bool office = kind == "county" || kind == "functional_zone";
  switch (role) {
    case Role::class_teacher: return school || kind == "grade" || kind == "class";
    case Role::session_operator:
    case Role::psychology_teacher:
    case Role::school_leader: return school;
    case Role::counselling_centre:
    case Role::county_officer: return office;
    case Role::security_administrator: return office || kind == "city";
    default: return kind == "city";
  }
}

bool kept_apart(Role role) {
  return role == Role::auditor || role == Role::system_administrator || role == Role::security_administrator;
}

Status unit_takes(StaffTransaction& transaction, const PostToAdd& post, const std::string& today) {
  const auto kind = transaction.one(sql::accounts::read_unit_below{.unit_id = post.unit},
                                    [](const auto& row) { return std::string(row.kind()); });
  if (!kind) return problems::not_found;
  if (!fits(post.role, *kind)) return problems::role_not_here;
  return post.until_on.empty() || (plain_day(post.until_on) && post.until_on >= today) ? success()
                                                                                       : Status(problems::post_over);
}

// Why an account may not be changed; hidden and absent are the same.
Status may_manage(StaffTransaction& transaction, const Caller& caller, AccountId account, bool only_here) {
  const auto managed = transaction.one(sql::accounts::know_account{.account_id = account},
                                       [](const auto& row) { return row.is_managed() != 0; });
  if (!managed) return problems::not_found;
  if (account == caller.account()) return problems::own_account;
  return *managed || !only_here ? success() : Status(problems::account_beyond);
}

std::string about(AccountId account) { return "account " + std::to_string(account.value); }

}  // namespace

Result<api::GivenPassword> add_managed_account(const AccountTools& tools, const Caller& caller,
                                               const std::string& login, const std::string& name,
                                               const PostToAdd& post) {
  api::GivenPassword given{.one_time_password = new_password()};
  const std::string verifier = make_password_verifier(given.one_time_password);
  return tools.database.write(caller, [&](StaffTransaction& transaction) -> Result<api::GivenPassword> {
    RONGXIN_CHECK(unit_takes(transaction, post, tools.clock.today()));
    const std::int64_t now_ms = tools.clock.now_ms();
    given.account_id = AccountId(store::take_numbers(transaction, "account"));
    if (transaction.run(keeping, sql::accounts::add_account{.account_id = given.account_id,
                                                            .login = login,
                                                            .name = name,
                                                            .password_verifier = verifier,
                                                            .now_ms = now_ms}) == 0)
      return problems::login_taken;
    transaction.run(keeping, sql::accounts::mark_given_password{.account_id = given.account_id, .now_ms = now_ms});
    add_account_act(transaction,
                    {given.account_id, "account_added", caller.account(), std::nullopt, post.unit,
                     std::string(access::role_name(post.role))},
                    now_ms);
    propose_post(tools, transaction, caller, {given.account_id, post.unit, post.role, post.until_on});
    tools.audit.append(transaction, audit::by(caller, "addAccount", 0,
                                              about(given.account_id) + " unit " + std::to_string(post.unit.value) +
                                                  " " + std::string(access::role_name(post.role))));
    return given;
  });
}

Status end_managed_account(const AccountTools& tools, const Caller& caller, AccountId account) {
  return tools.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    RONGXIN_CHECK(may_manage(transaction, caller, account, true));
    const std::int64_t now_ms = tools.clock.now_ms();
    if (transaction.run(sql::accounts::end_account{.account_id = account, .now_ms = now_ms}) == 0)
      return problems::not_found;
    transaction.run(keeping, sql::accounts::end_sessions_of{.account_id = account, .now_ms = now_ms});
    transaction.run(keeping, sql::accounts::end_duties_without_post{.account_id = account, .now_ms = now_ms});
    tools.hand_over(transaction, account, now_ms);
    add_account_act(transaction, {account, "account_ended", caller.account()}, now_ms);
    tools.audit.append(transaction, audit::by(caller, "endAccount", 0, about(account)));
    return success();
  });
}

Result<api::GivenPassword> give_password(const AccountTools& tools, const Caller& caller, AccountId account) {
  const api::GivenPassword given{.account_id = account, .one_time_password = new_password()};
  const std::string verifier = make_password_verifier(given.one_time_password);
  bool waits = false;
  auto done = tools.database.write(caller, [&](StaffTransaction& transaction) -> Result<api::GivenPassword> {
    RONGXIN_CHECK(may_manage(transaction, caller, account, true));
    if (waits = !may_change(tools, transaction, caller, account, Credential::password); waits)
      return given;  // the proposal stays
    const std::int64_t now_ms = tools.clock.now_ms();
    if (transaction.run(
            sql::accounts::give_password{.account_id = account, .password_verifier = verifier, .now_ms = now_ms}) == 0)
      return problems::not_found;
    transaction.run(keeping, sql::accounts::end_sessions_of{.account_id = account, .now_ms = now_ms});
    add_account_act(transaction, {account, "password_given", caller.account()}, now_ms);
    tools.audit.append(transaction, audit::by(caller, "givePassword", 0, about(account)));
    return given;
  });
  if (done && waits) return problems::credential_needs_two;
  return done;
}

Status reset_second_factor(const AccountTools& tools, const Caller& caller, AccountId account) {
  bool waits = false;
  auto done = tools.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    RONGXIN_CHECK(may_manage(transaction, caller, account, true));
    if (waits = !may_change(tools, transaction, caller, account, Credential::second_factor); waits) return success();
    if (transaction.run(sql::accounts::reset_second_factor{.account_id = account}) == 0) return problems::not_found;
    transaction.run(keeping, sql::accounts::end_sessions_of{.account_id = account, .now_ms = tools.clock.now_ms()});
    add_account_act(transaction, {account, "factor_reset", caller.account()}, tools.clock.now_ms());
    tools.audit.append(transaction, audit::by(caller, "resetSecondFactor", 0, about(account)));
    return success();
  });
  if (done && waits) return problems::credential_needs_two;
  return done;
}

Status add_managed_post(const AccountTools& tools, const Caller& caller, AccountId account, const PostToAdd& post) {
  return tools.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    RONGXIN_CHECK(may_manage(transaction, caller, account, false));
    RONGXIN_CHECK(unit_takes(transaction, post, tools.clock.today()));
    const std::string role(access::role_name(post.role));
    const auto others = transaction.one(keeping, sql::accounts::count_other_roles{.account_id = account, .role = role},
                                        [](const auto& row) { return row.posts(); });
    if (kept_apart(post.role) && others.value_or(0) > 0) return problems::roles_apart;
    propose_post(tools, transaction, caller, {account, post.unit, post.role, post.until_on});
    tools.audit.append(
        transaction,
        audit::by(caller, "addPost", 0, about(account) + " unit " + std::to_string(post.unit.value) + " " + role));
    return success();
  });
}

Status end_managed_post(const AccountTools& tools, const Caller& caller, PostId post) {
  return tools.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    const auto account =
        transaction.one(sql::accounts::know_post{.post_id = post}, [](const auto& row) { return row.account_id(); });
    if (!account) return problems::not_found;
    if (*account == caller.account()) return problems::own_account;
    const std::int64_t now_ms = tools.clock.now_ms();
    if (transaction.run(sql::accounts::end_post{.post_id = post, .now_ms = now_ms}) == 0) return problems::not_found;
    transaction.run(keeping, sql::accounts::end_duties_without_post{.account_id = *account, .now_ms = now_ms});
    tools.hand_over(transaction, *account, now_ms);
    add_account_act(transaction, {*account, "post_ended", caller.account()}, now_ms);
    tools.audit.append(transaction,
                       audit::by(caller, "endPost", 0, about(*account) + " post " + std::to_string(post.value)));
    return success();
  });
}

}  // namespace rongxin::accounts
