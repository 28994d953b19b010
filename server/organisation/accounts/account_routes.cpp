#include <boost/json.hpp>
#include <map>

#include "accounts/account_names.h"
#include "accounts/manage_accounts.h"
#include "platform/city_day.h"
#include "platform/json_reader.h"
#include "platform/normal_text.h"
#include "platform/plain_number.h"
#include "platform/problem_catalogue.h"
#include "sql/accounts/list_account_acts.h"
#include "sql/accounts/list_account_posts.h"
#include "sql/accounts/list_accounts.h"
#include "sql/accounts/list_ending_posts.h"

namespace rongxin::accounts {
namespace {

namespace json = boost::json;
using access::Caller;
using http::Method;
using http::Request;
using http::Response;
using store::StaffTransaction;
constexpr int page_rows = 50;
constexpr std::int64_t soon_ms = 30LL * 24 * 3600 * 1000;

Response empty_or_problem(const Request& request, const Status& status) {
  return status.ok() ? Response::empty(204) : Response::problem(status.problem(), request.language());
}

json::object post_json(const auto& row, std::string_view until_on) {
  json::object one{{"post_id", std::to_string(row.post_id().value)},
                   {"role", row.role()},
                   {"unit_name", row.unit_name()},
                   {"since", row.since_on()}};
  if (!until_on.empty()) one["until"] = until_on;
  return one;
}

Response list_accounts(const AccountTools& tools, const Request& request, const Caller& caller) {
  json::array accounts;
  std::string first, last;
  const auto after = tools.cursor.read("accounts", request.query_value("after"));
  if (!after)
    return Response::problem({problems::field_invalid, "after", {{"name", "after"}, {"expected", "next"}}},
                             request.language());
  tools.database.read(caller, [&](StaffTransaction& transaction) {
    std::map<std::int64_t, std::size_t> place;
    transaction.each(
        sql::accounts::list_accounts{
            .after_login = *after, .wanted = normal_name(request.searched()), .rows_max = page_rows},
        [&](const auto& row) {
          last = std::string(row.login());
          if (first.empty()) first = last;
          place[row.account_id().value] = accounts.size();
          accounts.push_back({{"account_id", std::to_string(row.account_id().value)},
                              {"login", row.login()},
                              {"name", row.name()},
                              {"password_given", row.password_given() != 0},
                              {"second_factor", row.second_factor() != 0},
                              {"ended", row.ended() != 0},
                              {"own", row.account_id().value == caller.account().value},
                              {"posts", json::array{}}});
        });
    if (!accounts.empty())
      transaction.each(
          sql::accounts::list_account_posts{.first_login = first, .last_login = last}, [&](const auto& row) {
            if (const auto found = place.find(row.account_id().value); found != place.end())
              accounts[found->second].as_object()["posts"].as_array().push_back(post_json(row, row.until_on()));
          });
    return 0;
  });
  json::object body;
  if (accounts.size() == page_rows) body["next"] = tools.cursor.write("accounts", last);
  body["accounts"] = std::move(accounts);
  return Response::json(json::serialize(body));
}

Response list_ending(const AccountTools& tools, const Caller& caller) {
  json::array posts;
  tools.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(
        sql::accounts::list_ending_posts{.today = tools.clock.today(), .until = day_of(tools.clock.now_ms() + soon_ms)},
        [&](const auto& row) {
          json::object one = post_json(row, row.until_on().value_or(""));
          one["account_id"] = std::to_string(row.account_id().value);
          one["name"] = row.name();
          posts.push_back(std::move(one));
        });
    return 0;
  });
  return Response::json(json::serialize(json::object{{"posts", std::move(posts)}}));
}

// The auditor looks back over a year, everybody else is told what is new.
Response list_acts(const AccountTools& tools, const Caller& caller) {
  const bool auditor = caller.role() == access::Role::auditor;
  json::array acts;
  tools.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(
        sql::accounts::list_account_acts{.since_ms = tools.clock.now_ms() - (auditor ? 400 : 14) * day_ms,
                                         .rows_max = auditor ? 2000 : 100},
        [&](const auto& row) {
          json::object one{{"account_name", row.account_name().value_or("")},
                           {"act", row.act()},
                           {"at_ms", row.at_ms()},
                           {"own", row.own() != 0},
                           {"login", row.login().value_or("")}};
          for (const auto& [name, words] :
               {std::pair("done_by", row.done_by_name()), std::pair("confirmed_by", row.confirmed_by_name()),
                std::pair("unit_name", row.unit_name()), std::pair("role", row.role())})
            if (!words.empty()) one[name] = words;
          acts.push_back(std::move(one));
        });
    return 0;
  });
  return Response::json(json::serialize(json::object{{"acts", std::move(acts)}}));
}

void read_post(const JsonObject& root, PostToAdd& post) {
  post.unit = UnitId(plain_number(root.string("unit_id", 20)));
  if (!access::parse_role(root.string("role", 40), post.role)) root.refuse("role", "role");
  post.until_on = root.string("until", 10, false);
}

Response given_response(const Request& request, const Result<GivenPassword>& given) {
  if (!given) return Response::problem(given.problem(), request.language());
  return Response::json(json::serialize(
      json::object{{"account_id", std::to_string(given->account.value)}, {"one_time_password", given->password}}));
}

Response add_one(const AccountTools& tools, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  std::string login, name;
  PostToAdd post;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"login", "name", "unit_id", "role", "until"});
    login = normal_login(root.string("login", login_typed_octets_max));
    name = normal_name(root.string("name", 120));
    read_post(root, post);
    if (!may_be_login(login)) root.refuse("login", "3..64, no blanks");
    if (name.empty()) root.refuse("name", ">= 1");
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  return given_response(request, add_managed_account(tools, caller, login, name, post));
}

Response add_post_to(const AccountTools& tools, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  PostToAdd post;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"unit_id", "role", "until"});
    read_post(root, post);
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  return empty_or_problem(request,
                          add_managed_post(tools, caller, AccountId(plain_number(request.path_parameters[0])), post));
}

}  // namespace

std::vector<http::Route> account_routes(AccountTools tools) {
  const http::StaffOf may{{access::Role::security_administrator}, http::DataClass::staff_only, http::Rate::ordinary};
  const http::StaffOf everybody{
      {access::Role::class_teacher, access::Role::session_operator, access::Role::psychology_teacher,
       access::Role::school_leader, access::Role::counselling_centre, access::Role::county_officer,
       access::Role::city_officer, access::Role::auditor, access::Role::system_administrator,
       access::Role::security_administrator},
      http::DataClass::staff_only,
      http::Rate::ordinary};
  const auto account = [](const Request& r) { return AccountId(plain_number(r.path_parameters[0])); };
  return {
      http::staff_route(Method::get, "/api/accounts", may,
                        [tools](const Request& r, const Caller& c) { return list_accounts(tools, r, c); }),
      http::staff_route(Method::post, "/api/accounts", may,
                        [tools](const Request& r, const Caller& c) { return add_one(tools, r, c); },
                        {2048, http::BodyKind::json, http::Work::password}),
      http::staff_route(Method::post, "/api/accounts/{id}/end", may,
                        [tools, account](const Request& r, const Caller& c) {
                          return empty_or_problem(r, end_managed_account(tools, c, account(r)));
                        }),
      http::staff_route(Method::post, "/api/accounts/{id}/password", may,
                        [tools, account](const Request& r, const Caller& c) {
                          return given_response(r, give_password(tools, c, account(r)));
                        },
                        {1024, http::BodyKind::json, http::Work::password}),
      http::staff_route(Method::del, "/api/accounts/{id}/second-factor", may,
                        [tools, account](const Request& r, const Caller& c) {
                          return empty_or_problem(r, reset_second_factor(tools, c, account(r)));
                        }),
      http::staff_route(Method::post, "/api/accounts/{id}/posts", may,
                        [tools](const Request& r, const Caller& c) { return add_post_to(tools, r, c); }, {2048}),
      http::staff_route(Method::get, "/api/account-acts", everybody,
                        [tools](const Request&, const Caller& c) { return list_acts(tools, c); }),
      http::staff_route(Method::get, "/api/posts/ending", may,
                        [tools](const Request&, const Caller& c) { return list_ending(tools, c); }),
      http::staff_route(Method::del, "/api/posts/{id}", may,
                        [tools](const Request& r, const Caller& c) {
                          return empty_or_problem(
                              r, end_managed_post(tools, c, PostId(plain_number(r.path_parameters[0]))));
                        }),
  };
}

}  // namespace rongxin::accounts
