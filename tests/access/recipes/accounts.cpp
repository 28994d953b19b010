// Accounts, posts, what was done to them.
#include <boost/json.hpp>

#include "tests/access/recipes/recipes.h"

using namespace rongxin::test;

namespace {

// A person with one post in the city, made by whoever may.
std::string fresh_account(Asking& asking) {
  if (!asking.allowed) return "1";
  const std::string city = std::to_string(asking.scene.world.number("SELECT unit_id FROM unit WHERE kind = 'city'"));
  const auto done =
      asking.client.request("POST", "/api/accounts",
                            "{\"login\":\"made" + std::to_string(++asking.scene.made) +
                                "\",\"name\":\"新同事\",\"unit_id\":\"" + city + "\",\"role\":\"city_officer\"}",
                            asking.session.headers);
  REQUIRE_MESSAGE(done.status == 200, done.body);
  return std::string(boost::json::parse(done.body).at("account_id").as_string());
}
std::string city_id(Asking& asking) {
  return std::to_string(asking.scene.world.number("SELECT unit_id FROM unit WHERE kind = 'city'"));
}
std::string post_of(Asking& asking) {
  const auto account = fresh_account(asking);
  if (account == "1") return account;
  asking.scene.world.execute("UPDATE post SET ended_at_ms = NULL WHERE account_id = " +
                             account);  // as if a second person had confirmed it
  return std::to_string(asking.scene.world.number("SELECT post_id FROM post WHERE account_id = " + account));
}
std::string account_body(Asking& asking) {
  return "{\"login\":\"wanted" + std::to_string(++asking.scene.made) + "\",\"name\":\"新同事\",\"unit_id\":\"" +
         city_id(asking) + "\",\"role\":\"city_officer\"}";
}

const Recipes accounts({
    {"listAccounts",
     [](Asking&) {
       return Recipe{"/api/accounts", "", false, true};
     }},
    {"addAccount",
     [](Asking& a) {
       return Recipe{"/api/accounts", account_body(a)};
     }},
    {"endAccount",
     [](Asking& a) {
       return Recipe{"/api/accounts/" + fresh_account(a) + "/end", "{}"};
     }},
    {"givePassword",
     [](Asking& a) {
       return Recipe{"/api/accounts/" + fresh_account(a) + "/password", "{}"};
     }},
    {"resetSecondFactor",
     [](Asking& a) {
       return Recipe{"/api/accounts/" + fresh_account(a) + "/second-factor", ""};
     }},
    {"addPost",
     [](Asking& a) {
       return Recipe{"/api/accounts/" + fresh_account(a) + "/posts",
                     "{\"unit_id\":\"" + city_id(a) + "\",\"role\":\"auditor\"}"};
     }},
    {"endPost",
     [](Asking& a) {
       return Recipe{"/api/posts/" + post_of(a), ""};
     }},
    {"listAccountActs",
     [](Asking&) {
       return Recipe{"/api/account-acts", "", true};
     }},
    {"listEndingPosts",
     [](Asking&) {
       return Recipe{"/api/posts/ending", "", false, true};
     }},
});

}  // namespace
