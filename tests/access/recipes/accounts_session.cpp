// The calendar, a test message, accounts, who viewed a student.
#include <boost/json.hpp>

#include "tests/access/recipes/recipes.h"

using namespace rongxin::test;

namespace {

const std::string holiday =
    "{\"spans\":[{\"kind\":\"holiday\",\"name\":\"运动会\",\"since\":\"2027-04-01\",\"until\":\"2027-04-02\"}]}";

// A span of the caller's own unit; a foreign caller gets the number of the last one.
std::string own_span(Asking& asking) {
  auto& id = asking.scene.id["/api/calendar"];
  if (asking.own && asking.allowed) {
    asking.client.request("POST", "/api/calendar", holiday, asking.session.headers);
    const auto calendar =
        boost::json::parse(asking.client.request("GET", "/api/calendar", {}, asking.session.headers).body);
    for (const auto& span : calendar.at("spans").as_array())
      if (span.at("own").as_bool()) id = std::string(span.at("id").as_string());
  }
  return "/api/calendar/" + (id.empty() ? "1" : id);
}

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
    {"readRoleTable",
     [](Asking&) {
       return Recipe{"/api/role-table", "", false, true};
     }},
    {"listStudentViews",
     [](Asking& a) {
       return Recipe{"/api/students/" + a.scene.student + "/views", ""};
     }},
});

const Recipes shell({
    {"sendTestMessage",
     [](Asking&) {
       return Recipe{"/api/staff/contact/test", "", false, true};
     }},
    {"readCalendar",
     [](Asking&) {
       return Recipe{"/api/calendar", "", false, true};
     }},
    {"addCalendarSpans",
     [](Asking&) {
       return Recipe{"/api/calendar", holiday, false, true};
     }},
    {"endCalendarSpan",
     [](Asking& a) {
       return Recipe{own_span(a), "", false, false, true};
     }},
});

}  // namespace
