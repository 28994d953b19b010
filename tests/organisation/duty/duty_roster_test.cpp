#include <boost/json.hpp>

#include "calendar/school_calendar.h"
#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

boost::json::object roster(http::PlainClient& client, const Session& who) {
  const auto answer = client.request("GET", "/api/duty", {}, who.headers);
  REQUIRE_MESSAGE(answer.status == 200, answer.body);
  return boost::json::parse(answer.body).as_object();
}

std::string names(const boost::json::object& page, const char* rung) {
  std::string all;
  for (const auto& one : page.at(rung).as_array()) all += std::string(one.as_string()) + " ";
  return all;
}

std::string account(World& world, const std::string& login) {
  return std::to_string(world.number("SELECT account_id FROM account WHERE login = '" + login + "'"));
}

int put_on_duty(World& world, http::PlainClient& client, const Session& who, const std::string& login,
                const std::string& more) {
  return client
      .request("POST", "/api/duty", "{\"account_id\":\"" + account(world, login) + "\"" + more + "}", who.headers)
      .status;
}

int begin_leave(World& world, http::PlainClient& client, const Session& who, const std::string& login,
                std::int64_t hours) {
  const auto until = std::to_string(world.clock().now_ms() + hours * 3'600'000);
  return client
      .request("POST", "/api/leaves", "{\"account_id\":\"" + account(world, login) + "\",\"until_ms\":" + until + "}",
               who.headers)
      .status;
}

bool school_day(World& world) { return calendar::SchoolCalendar().is_school_day(world.clock().today()); }

}  // namespace

TEST_CASE("the roster says who is called now, by turn and hours, and what is missing with the next step") {
  on_both_engines([](World& world) {
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201");
    add_person(world, "nights", access::Role::class_teacher, "2135010201");
    add_person(world, "leader", access::Role::school_leader, "2135010201");
    add_person(world, "other", access::Role::psychology_teacher, "2135010301");
    auto client = world.serve();
    const auto who = sign_in_staff(client, "psychologist");
    const auto empty = roster(client, who);
    CHECK(empty.at("rows").as_array().empty());
    CHECK(std::string(empty.at("warnings").as_array()[0].as_string()).find("请先排一位值班") != std::string::npos);

    CHECK(put_on_duty(world, client, who, "psychologist", ",\"turn\":1,\"hours\":\"school_hours\"") == 204);
    CHECK(put_on_duty(world, client, who, "nights", ",\"turn\":1,\"hours\":\"off_hours\"") == 204);
    CHECK(put_on_duty(world, client, who, "other", ",\"turn\":2") == 404);  // of another school
    // From a school day's noon to its night.
    while (instant_text(world.clock().now_ms()).substr(11, 2) != "12") world.clock().advance_ms(3'600'000);
    while (!school_day(world)) world.clock().advance_ms(24 * 3'600'000);
    const auto by_day = sign_in_staff(client, "leader");
    CHECK(names(roster(client, by_day), "on_duty_now") == "psychologist ");
    world.clock().advance_ms(11 * 3'600'000);
    CHECK(names(roster(client, sign_in_staff(client, "leader")), "on_duty_now") == "nights ");
    CHECK(names(roster(client, sign_in_staff(client, "leader")), "leaders_now") == "leader ");
  });
}

TEST_CASE("leave moves the calls to the next in turn at once, and taking it back restores the roster") {
  on_both_engines([](World& world) {
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201", true);
    add_person(world, "deputy", access::Role::psychology_teacher, "2135010201");
    add_person(world, "other", access::Role::psychology_teacher, "2135010301");
    auto client = world.serve();
    const auto who = sign_in_staff(client, "deputy");
    const auto other = sign_in_staff(client, "other");
    CHECK(put_on_duty(world, client, who, "deputy", ",\"turn\":2") == 204);
    CHECK(names(roster(client, who), "on_duty_now") == "psychologist ");
    CHECK(begin_leave(world, client, other, "psychologist", 48) == 404);
    CHECK(begin_leave(world, client, who, "psychologist", 48) == 204);
    const auto away = roster(client, who);
    CHECK(names(away, "on_duty_now") == "deputy ");
    REQUIRE(away.at("leaves").as_array().size() == 1);
    const std::string leave(away.at("leaves").as_array()[0].at("id").as_string());
    CHECK(client.request("DELETE", "/api/leaves/" + leave, {}, other.headers).status == 404);
    CHECK(client.request("DELETE", "/api/leaves/" + leave, {}, who.headers).status == 204);
    CHECK(client.request("DELETE", "/api/leaves/" + leave, {}, who.headers).status == 404);
    CHECK(names(roster(client, who), "on_duty_now") == "psychologist ");
  });
}

TEST_CASE("the roster of a county office shows its own people as the ones who are called") {
  on_both_engines([](World& world) {
    add_person(world, "officer", access::Role::county_officer, "350102");
    add_person(world, "city", access::Role::city_officer, "city");
    auto client = world.serve();
    const auto officer = sign_in_staff(client, "officer");
    CHECK(put_on_duty(world, client, officer, "officer", "") == 204);
    const auto page = roster(client, officer);
    CHECK(names(page, "on_duty_now") == "officer ");
    for (const auto& words : page.at("warnings").as_array())
      CHECK(std::string(words.as_string()).find("替补") == std::string::npos);
    CHECK(client.request("GET", "/api/duty", {}, sign_in_staff(client, "city").headers).status == 404);
  });
}

TEST_CASE("a test message says of each channel what became of it, and is noted without the address") {
  on_both_engines([](World& world) {
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201");
    auto client = world.serve();
    const auto who = sign_in_staff(client, "psychologist");
    CHECK(client
              .request("PUT", "/api/staff/contact", "{\"phone\":\"13800000000\",\"mail_address\":\"a@example.org\"}",
                       who.headers)
              .status == 200);
    const auto sent = client.request("POST", "/api/staff/contact/test", {}, who.headers);
    REQUIRE_MESSAGE(sent.status == 200, sent.body);
    CHECK(sent.body ==
          R"({"results":[{"channel":"mail","state":"not_set_up"},{"channel":"phone","state":"not_set_up"}]})");
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'sendTestMessage' AND detail = 'mail not_set_up "
                       "phone not_set_up'") == 1);
  });
}

TEST_CASE(
    "the ladder on the page contradicts itself nowhere: whoever is called earlier is not missing later, and silence is "
    "never sent to a rung on which nobody stands") {
  on_both_engines([](World& world) {
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201", true);
    add_person(world, "leader", access::Role::school_leader, "2135010201");
    auto client = world.serve();
    const auto who = sign_in_staff(client, "psychologist");
    const auto deputy_words = [&](const boost::json::object& page) {
      for (const auto& one : page.at("warnings").as_array())
        if (one.as_string().find("没有替补") != std::string::npos) return std::string(one.as_string());
      return std::string();
    };
    auto page = roster(client, who);
    CHECK(names(page, "leaders_now") == "leader ");
    CHECK(names(page, "leaders_before").empty());
    CHECK(deputy_words(page).find("立即转给校领导") != std::string::npos);

    // The only leader as deputy: called on the earlier rung, and so not 没有人 on the later one.
    REQUIRE(put_on_duty(world, client, who, "leader", ",\"turn\":2") == 204);
    page = roster(client, who);
    CHECK(names(page, "deputies_now") == "leader ");
    CHECK(names(page, "leaders_now").empty());
    CHECK(names(page, "leaders_before") == "leader ");
    CHECK(deputy_words(page).empty());

    // The one on duty away: the leader answers first, and nobody is promised who has been called already.
    REQUIRE(begin_leave(world, client, who, "psychologist", 8) == 204);
    page = roster(client, who);
    CHECK(names(page, "on_duty_now") == "leader ");
    CHECK(names(page, "leaders_before") == "leader ");
    CHECK(deputy_words(page).find("立即转给校领导") == std::string::npos);
    CHECK_FALSE(deputy_words(page).empty());
    CHECK_FALSE(page.at("county_reachable").as_bool());
    CHECK(deputy_words(page).find("值班之后也没有别人可以接") != std::string::npos);
    add_person(world, "centre", access::Role::counselling_centre, "350102");
    CHECK(deputy_words(roster(client, who)).find("立即转给县区") != std::string::npos);
  });
}
