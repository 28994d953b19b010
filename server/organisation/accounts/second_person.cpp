#include "accounts/second_person.h"

#include <algorithm>
#include <boost/json.hpp>

#include "accounts/account_acts.h"
#include "accounts/problems.h"
#include "approvals/propose.h"
#include "platform/problem_catalogue.h"
#include "sql/accounts/add_waiting_post.h"
#include "sql/accounts/begin_waiting_post.h"
#include "sql/accounts/confirm_post.h"
#include "sql/accounts/count_acts.h"
#include "sql/accounts/count_handled.h"
#include "sql/accounts/count_other_roles.h"
#include "sql/accounts/find_permit.h"
#include "sql/accounts/find_post_unit.h"
#include "sql/accounts/find_waiting_for.h"
#include "sql/accounts/list_leaders_over.h"
#include "sql/accounts/read_person.h"
#include "store/numbers.h"
#include "texts/accounts.h"

namespace rongxin::accounts {
namespace {

namespace json = boost::json;
using access::Caller;
using approvals::Proposal;
using store::StaffTransaction;
constexpr auto deciding = store::SystemKey::because(
    "what was done to an account lately decides what one person may do to it; nothing of it is shown");
constexpr std::int64_t permit_ms = 24LL * 3600 * 1000;

struct Person {
  std::string login, name;
  bool password_given = false, second_factor = false;
};
std::optional<Person> person(StaffTransaction& transaction, AccountId account) {
  return transaction.one(deciding, sql::accounts::read_person{.account_id = account}, [](const auto& row) {
    return Person{std::string(row.login()), std::string(row.name()), row.password_given_at_ms() != 0,
                  row.totp_confirmed_at_ms() != 0};
  });
}

json::object about(AccountId account, const Person& one) {
  const auto title = texts::accounts::name_and_login({.name = one.name, .login = one.login});
  return {{"account_id", account.value},
          {"login", one.login},
          {"name", one.name},
          {"title_zh", title.zh},
          {"title_en", title.en}};
}

std::int64_t number(const json::object& content, const char* name) {
  return content.at(name).to_number<std::int64_t>();
}

// Who holds, or has lately been given, a key from the hands of the proposer is no second person.
bool in_the_hands_of(StaffTransaction& transaction, AccountId account, AccountId proposer, std::int64_t now_ms) {
  return transaction
             .one(deciding,
                  sql::accounts::count_handled{
                      .account_id = account, .done_by = proposer, .since_ms = now_ms - apart_ms},
                  [](const auto& row) { return row.acts(); })
             .value_or(0) > 0;
}

// Only the school knows whether it has such a colleague: an office far away would confirm a name on a page. It comes in
// for the leader's own appointment, where no leader is free to confirm, and when the school has let three days pass.
bool school_is_asked_first(StaffTransaction& transaction, const Caller& caller, const Proposal& confirmed,
                           AccountId account, const std::string& role, std::int64_t now_ms, const std::string& today) {
  constexpr std::int64_t schools_own_ms = 3LL * 24 * 3600 * 1000;
  if (caller.role() == access::Role::school_leader || role == "school_leader" ||
      now_ms - confirmed.proposed_at_ms >= schools_own_ms)
    return false;
  std::vector<AccountId> leaders;
  transaction.each(deciding, sql::accounts::list_leaders_over{.unit_id = confirmed.unit, .account_id = account},
                   [&](const auto& row) { leaders.emplace_back(row.account_id().value); });
  return std::any_of(leaders.begin(), leaders.end(), [&](AccountId leader) {
    return !in_the_hands_of(transaction, leader, AccountId(confirmed.proposed_by), now_ms) &&
           !in_the_hands_of(transaction, account, leader, now_ms);
  });
}

}  // namespace

void propose_post(const Services& services, StaffTransaction& transaction, const Caller& caller,
                  const PostWaiting& post) {
  const auto one = person(transaction, post.account).value_or(Person{});
  const std::string role(access::role_name(post.role));
  const std::int64_t id = store::take_numbers(transaction, "post");
  const auto until = post.until_on.empty() ? std::nullopt : std::optional(post.until_on);
  transaction.run(deciding, sql::accounts::add_waiting_post{.post_id = PostId(id),
                                                            .account_id = post.account,
                                                            .unit_id = post.unit,
                                                            .role = role,
                                                            .since_on = transaction.moment().day(),
                                                            .until_on = until,
                                                            .now_ms = services.clock.now_ms()});
  auto content = about(post.account, one);
  content["post_id"] = id;
  content["role"] = role;
  content["until"] = post.until_on;
  const std::string subject =
      "post/" + std::to_string(post.account.value) + "/" + std::to_string(post.unit.value) + "/" + role;
  approvals::add_proposal_for(services, transaction, caller, post.unit,
                              {"post", subject, json::serialize(content), ""});
}

bool may_change(const Services& services, StaffTransaction& transaction, const Caller& caller, AccountId account,
                Credential credential) {
  const std::int64_t now_ms = services.clock.now_ms();
  const bool password = credential == Credential::password;
  const auto one = person(transaction, account);
  const auto unit = transaction.one(deciding, sql::accounts::find_post_unit{.account_id = account},
                                    [](const auto& row) { return row.unit_id(); });
  if (!one || !unit) return true;  // without a post nothing opens
  const bool other_changed = transaction
                                 .one(deciding,
                                      sql::accounts::count_acts{.account_id = account,
                                                                .act = password ? "factor_reset" : "password_given",
                                                                .since_ms = now_ms - apart_ms},
                                      [](const auto& row) { return row.acts(); })
                                 .value_or(0) > 0;
  // Without a second factor of the person's own the password is everything; a password that is still another's is half.
  if (!other_changed && !(password ? !one->second_factor : one->password_given)) return true;
  const std::string subject = (password ? "password/" : "second_factor/") + std::to_string(account.value);
  const char* act = password ? "password_given" : "factor_reset";
  if (transaction.one(deciding,
                      sql::accounts::find_permit{.subject = subject,
                                                 .proposed_by = caller.account(),
                                                 .since_ms = now_ms - permit_ms,
                                                 .account_id = account,
                                                 .act = act},
                      [](const auto& row) { return row.proposal_id(); }))
    return true;
  if (transaction.one(deciding, sql::accounts::find_waiting_for{.subject = subject, .proposed_by = caller.account()},
                      [](const auto& row) { return row.proposal_id(); }))
    return false;
  auto content = about(account, *one);
  content["what"] = password ? "password" : "second_factor";
  approvals::add_proposal_for(services, transaction, caller, *unit,
                              {"credential", subject, json::serialize(content), ""});
  return false;
}

namespace {

Status take_effect(StaffTransaction& transaction, const Caller& caller, const Proposal& confirmed, std::int64_t now_ms,
                   const std::string& today) {
  const auto content = json::parse(confirmed.content).as_object();
  const AccountId account(number(content, "account_id"));
  const auto one = person(transaction, account);
  if (!one) return problems::not_found;
  if (account == caller.account() ||
      in_the_hands_of(transaction, caller.account(), AccountId(confirmed.proposed_by), now_ms) ||
      in_the_hands_of(transaction, account, caller.account(), now_ms))
    return problems::second_person_not_free;
  if (confirmed.kind == "credential") return success();
  // Whoever got the one-time password first has taken the account; it must be the person, and the second one asks.
  if (one->password_given) return problems::not_signed_in_yet;
  const std::string role(content.at("role").as_string());
  const bool apart = role == "auditor" || role == "system_administrator" || role == "security_administrator";
  if (apart && transaction
                       .one(deciding, sql::accounts::count_other_roles{.account_id = account, .role = role},
                            [](const auto& row) { return row.posts(); })
                       .value_or(0) > 0)
    return problems::roles_apart;
  if (school_is_asked_first(transaction, caller, confirmed, account, role, now_ms, today))
    return problems::leader_first;
  const PostId post(number(content, "post_id"));
  const auto unit = transaction.one(deciding, sql::accounts::begin_waiting_post{.post_id = PostId(post)},
                                    [](const auto& row) { return row.unit_id(); });
  if (!unit || transaction.run(deciding, sql::accounts::confirm_post{.post_id = PostId(post)}) == 0)
    return problems::not_found;
  add_account_act(transaction, {account, "post_added", AccountId(confirmed.proposed_by), caller.account(), *unit, role},
                  now_ms);
  return success();
}

}  // namespace

std::vector<approvals::Kind> account_kinds(const Services& services) {
  const std::vector<std::string> shown{"login", "role", "until", "what"};
  const auto take = [&clock = services.clock](StaffTransaction& transaction, const Proposal& one,
                                              const Caller& caller) -> Result<approvals::After> {
    RONGXIN_CHECK(take_effect(transaction, caller, one, clock.now_ms(), clock.today()));
    return approvals::After([] {});
  };
  return {{"post", {}, shown, {}, {}, take}, {"credential", {}, shown, {}, {}, take}};
}

}  // namespace rongxin::accounts
