#include <map>

#include "accounts/account_names.h"
#include "accounts/manage_accounts.h"
#include "operations/slice.h"
#include "platform/city_day.h"
#include "platform/normal_text.h"
#include "sql/accounts/list_account_acts.h"
#include "sql/accounts/list_account_posts.h"
#include "sql/accounts/list_accounts.h"
#include "sql/accounts/list_ending_posts.h"

namespace rongxin::accounts {
namespace {

using access::Caller;
using store::StaffTransaction;
constexpr int page_rows = 50;
constexpr std::int64_t soon_ms = 30 * day_ms;

Result<api::AccountList> list_accounts(const AccountTools& tools, const Caller& caller,
                                       const api::list_accounts::In& in) {
  const auto after = tools.cursor.read("accounts", in.after);
  if (!after) return operations::refused("after", "next");
  api::AccountList out;
  tools.database.read(caller, [&](StaffTransaction& transaction) {
    std::map<std::int64_t, std::size_t> place;
    transaction.each(
        sql::accounts::list_accounts{.after_login = *after, .wanted = normal_name(in.search), .rows_max = page_rows},
        [&](const auto& row) {
          place[row.account_id().value] = out.accounts.size();
          out.accounts.push_back({.account_id = row.account_id(),
                                  .login = row.login(),
                                  .name = row.name(),
                                  .password_given = row.password_given() != 0,
                                  .second_factor = row.second_factor() != 0,
                                  .ended = row.ended() != 0,
                                  .own = row.account_id() == caller.account()});
        });
    if (out.accounts.empty()) return 0;
    transaction.each(
        sql::accounts::list_account_posts{.first_login = out.accounts.front().login,
                                          .last_login = out.accounts.back().login},
        [&](const auto& row) {
          const auto found = place.find(row.account_id().value);
          if (found == place.end()) return;
          auto& posts = out.accounts[found->second].posts;
          posts.push_back(
              {.post_id = row.post_id(), .role = row.role(), .unit_name = row.unit_name(), .since = row.since_on()});
          if (!row.until_on().empty()) posts.back().until = row.until_on();
        });
    return 0;
  });
  if (out.accounts.size() == page_rows) out.next = tools.cursor.write("accounts", out.accounts.back().login);
  return out;
}

Result<api::EndingPosts> list_ending(const AccountTools& tools, const Caller& caller,
                                     const api::list_ending_posts::In&) {
  api::EndingPosts out;
  tools.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(sql::accounts::list_ending_posts{.until = day_of(tools.clock.now_ms() + soon_ms)},
                     [&](const auto& row) {
                       out.posts.push_back({.post_id = row.post_id(),
                                            .role = row.role(),
                                            .unit_name = row.unit_name(),
                                            .since = row.since_on(),
                                            .until = row.until_on().value_or(""),
                                            .account_id = row.account_id(),
                                            .name = row.name()});
                     });
    return 0;
  });
  return out;
}

// The auditor looks back over a year, everybody else is told what is new.
Result<api::AccountActList> list_acts(const AccountTools& tools, const Caller& caller,
                                      const api::list_account_acts::In&) {
  using Act = api::AccountActList::Act;
  const bool auditor = caller.role() == access::Role::auditor;
  api::AccountActList out;
  tools.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(sql::accounts::list_account_acts{.since_ms = tools.clock.now_ms() - (auditor ? 400 : 14) * day_ms,
                                                      .rows_max = auditor ? 2000 : 100},
                     [&](const auto& row) {
                       Act act{.account_name = row.account_name().value_or(""),
                               .act = Act::ActWord(row.act()),
                               .at_ms = row.at_ms(),
                               .own = row.own() != 0,
                               .login = row.login().value_or("")};
                       if (!row.done_by_name().empty()) act.done_by = row.done_by_name();
                       if (!row.confirmed_by_name().empty()) act.confirmed_by = row.confirmed_by_name();
                       if (!row.unit_name().empty()) act.unit_name = row.unit_name();
                       if (!row.role().empty()) act.role = row.role();
                       out.acts.push_back(std::move(act));
                     });
    return 0;
  });
  return out;
}

/// Of an api::AccountToAdd and an api::PostToAdd.
Result<PostToAdd> post_of(const auto& body) {
  PostToAdd post{.unit = body.unit_id, .until_on = body.until.value_or("")};
  if (!access::parse_role(body.role, post.role)) return operations::refused("role", "role");
  return post;
}

Result<api::GivenPassword> add_one(const AccountTools& tools, const Caller& caller, const api::add_account::In& in) {
  RONGXIN_TRY(post, post_of(in.body));
  const std::string login = normal_login(in.body.login), name = normal_name(in.body.name);
  if (!may_be_login(login)) return operations::refused("login", "3..64, no blanks");
  if (name.empty()) return operations::refused("name", ">= 1");
  return add_managed_account(tools, caller, login, name, post);
}

Status add_post_to(const AccountTools& tools, const Caller& caller, const api::add_post::In& in) {
  RONGXIN_TRY(post, post_of(in.body));
  return add_managed_post(tools, caller, in.id, post);
}

}  // namespace

std::vector<http::Route> account_routes(const AccountTools& tools) {
  operations::Slice slice(tools);
  slice.on<api::list_accounts>(list_accounts)
      .on<api::add_account>(add_one)
      .on<api::end_account>([](const AccountTools& context, const Caller& caller, const api::end_account::In& in) {
        return end_managed_account(context, caller, in.id);
      })
      .on<api::give_password>([](const AccountTools& context, const Caller& caller, const api::give_password::In& in) {
        return give_password(context, caller, in.id);
      })
      .on<api::reset_second_factor>(
          [](const AccountTools& context, const Caller& caller, const api::reset_second_factor::In& in) {
            return reset_second_factor(context, caller, in.id);
          })
      .on<api::add_post>(add_post_to)
      .on<api::list_account_acts>(list_acts)
      .on<api::list_ending_posts>(list_ending)
      .on<api::end_post>([](const AccountTools& context, const Caller& caller, const api::end_post::In& in) {
        return end_managed_post(context, caller, in.id);
      });
  return slice.routes();
}

}  // namespace rongxin::accounts
