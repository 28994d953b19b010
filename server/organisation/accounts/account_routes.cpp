#include <boost/json.hpp>
#include <map>

#include "accounts/account_names.h"
#include "accounts/manage_accounts.h"
#include "platform/city_day.h"
#include "platform/json_reader.h"
#include "platform/normal_text.h"
#include "platform/plain_number.h"
#include "platform/problem_catalogue.h"
#include "sql/accounts.h"

namespace rongxin::accounts {
namespace {

namespace json = boost::json;
using access::Caller;
using http::Method;
using http::Request;
using http::Response;
using store::Row;
using store::StaffTransaction;
constexpr int page_rows = 50;
constexpr std::int64_t soon_ms = 30LL * 24 * 3600 * 1000;

Response empty_or_problem(const Request& request, const Status& status) {
  return status.ok() ? Response::empty(204) : Response::problem(status.problem(), request.language());
}

json::object post_json(const Row& row) {
  json::object one{{"post_id", std::to_string(row.integer(1))},
                   {"role", row.text(2)},
                   {"unit_name", row.text(3)},
                   {"since", row.text(4)}};
  if (!row.text(5).empty()) one["until"] = row.text(5);
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
        sql::accounts::list_accounts,
        [&](const Row& row) {
          last = row.string(1);
          if (first.empty()) first = last;
          place[row.integer(0)] = accounts.size();
          accounts.push_back({{"account_id", std::to_string(row.integer(0))},
                              {"login", row.text(1)},
                              {"name", row.text(2)},
                              {"password_given", row.integer(3) != 0},
                              {"second_factor", row.integer(4) != 0},
                              {"ended", row.integer(5) != 0},
                              {"own", row.integer(0) == caller.account().value},
                              {"posts", json::array{}}});
        },
        *after, normal_name(request.searched()), page_rows);
    if (!accounts.empty())
      transaction.each(
          sql::accounts::list_account_posts,
          [&](const Row& row) {
            if (const auto found = place.find(row.integer(0)); found != place.end())
              accounts[found->second].as_object()["posts"].as_array().push_back(post_json(row));
          },
          first, last);
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
        sql::accounts::list_ending_posts,
        [&](const Row& row) {
          json::object one = post_json(row);
          one["account_id"] = std::to_string(row.integer(0));
          one["name"] = row.text(6);
          posts.push_back(std::move(one));
        },
        tools.clock.today(), day_of(tools.clock.now_ms() + soon_ms));
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
        sql::accounts::list_account_acts,
        [&](const Row& row) {
          json::object one{{"account_name", row.text(0)},
                           {"act", row.text(1)},
                           {"at_ms", row.integer(6)},
                           {"own", row.integer(7) != 0},
                           {"login", row.text(8)}};
          for (const auto& [name, column] :
               {std::pair("done_by", 2), std::pair("confirmed_by", 3), std::pair("unit_name", 4), std::pair("role", 5)})
            if (!row.text(column).empty()) one[name] = row.text(column);
          acts.push_back(std::move(one));
        },
        tools.clock.now_ms() - (auditor ? 400 : 14) * day_ms, auditor ? 2000 : 100);
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
