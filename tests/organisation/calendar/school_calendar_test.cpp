#include <boost/json.hpp>

#include "calendar/school_calendar.h"
#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

boost::json::object calendar_page(http::PlainClient& client, const Session& who) {
  const auto answer = client.request("GET", "/api/calendar", {}, who.headers);
  REQUIRE_MESSAGE(answer.status == 200, answer.body);
  return boost::json::parse(answer.body).as_object();
}

std::string span(const std::string& kind, const std::string& name, const std::string& since, const std::string& until) {
  return "{\"kind\":\"" + kind + "\",\"name\":\"" + name + "\",\"since\":\"" + since + "\",\"until\":\"" + until +
         "\"}";
}

std::string list(const std::string& spans) { return "{\"spans\":[" + spans + "]}"; }

bool school_day(World& world, const std::string& day) {
  const auto key = store::SystemKey::because("a test reads a calendar");
  return world.database().read(key, [&](store::Transaction& transaction) {
    const UnitId school(world.number("SELECT unit_id FROM unit WHERE code = '2135010201'"));
    return calendar::SchoolCalendar::read(transaction, school).is_school_day(day);
  });
}

}  // namespace

TEST_CASE("a school's calendar shows what the city entered, and its own day goes before it") {
  on_both_engines([](World& world) {
    add_person(world, "city", access::Role::city_officer, "city");
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201");
    add_person(world, "other", access::Role::psychology_teacher, "2135010301");
    auto client = world.serve();
    const auto city = sign_in_staff(client, "city");
    const auto who = sign_in_staff(client, "psychologist");
    const auto other = sign_in_staff(client, "other");
    CHECK(school_day(world, "2027-10-04"));  // a Monday of the holiday week, before anybody has said so
    CHECK(client
              .request("POST", "/api/calendar",
                       list(span("holiday", "国庆节", "2027-10-01", "2027-10-07") + "," +
                            span("school_day", "国庆节补课", "2027-10-09", "2027-10-09")),
                       city.headers)
              .status == 200);
    CHECK(!school_day(world, "2027-10-04"));
    CHECK(school_day(world, "2027-10-09"));
    const auto inherited = calendar_page(client, who).at("spans").as_array();
    REQUIRE(inherited.size() == 2);
    CHECK(!inherited[0].at("own").as_bool());
    CHECK(inherited[0].at("name").as_string() == "国庆节");

    CHECK(client
              .request("POST", "/api/calendar", list(span("school_day", "校庆到校", "2027-10-07", "2027-10-07")),
                       who.headers)
              .status == 200);
    CHECK(school_day(world, "2027-10-07"));
    CHECK(calendar_page(client, who).at("spans").as_array().size() == 3);
    CHECK(calendar_page(client, other).at("spans").as_array().size() == 2);  // another school does not follow
  });
}

TEST_CASE("a list that is pasted twice is there once, and only the own spans can be ended") {
  on_both_engines([](World& world) {
    add_person(world, "city", access::Role::city_officer, "city");
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201");
    add_person(world, "class", access::Role::class_teacher, "2135010201/初二/初二(1)班");
    auto client = world.serve();
    const auto city = sign_in_staff(client, "city");
    const auto who = sign_in_staff(client, "psychologist");
    const auto teacher = sign_in_staff(client, "class");
    const std::string exams = list(span("exam", "期中考试", "2027-11-10", "2027-11-12") + "," +
                                   span("exam", "期末考试", "2028-01-12", "2028-01-14"));
    CHECK(client.request("POST", "/api/calendar", exams, who.headers).body == "{\"added\":2,\"known_before\":0}");
    CHECK(client.request("POST", "/api/calendar", exams, who.headers).body == "{\"added\":0,\"known_before\":2}");
    CHECK(client.request("POST", "/api/calendar", exams, teacher.headers).status == 404);
    CHECK(calendar_page(client, teacher).at("spans").as_array().size() == 2);  // reading is for the classes too
    CHECK(
        client.request("POST", "/api/calendar", list(span("holiday", "元旦", "2028-01-01", "2028-01-01")), city.headers)
            .status == 200);

    std::string own, above;
    const auto page = calendar_page(client, who);
    for (const auto& one : page.at("spans").as_array())
      (one.at("own").as_bool() ? own : above) = std::string(one.at("id").as_string());
    CHECK(client.request("DELETE", "/api/calendar/" + above, {}, who.headers).status == 404);
    CHECK(client.request("DELETE", "/api/calendar/" + own, {}, city.headers).status == 404);
    CHECK(client.request("DELETE", "/api/calendar/" + own, {}, who.headers).status == 204);
    CHECK(client.request("DELETE", "/api/calendar/" + own, {}, who.headers).status == 404);
    CHECK(calendar_page(client, who).at("spans").as_array().size() == 2);
  });
}

TEST_CASE("a day that does not exist, an end before the beginning and an unknown kind are refused with their place") {
  on_both_engines([](World& world) {
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201");
    auto client = world.serve();
    const auto who = sign_in_staff(client, "psychologist");
    const auto refused = [&](const std::string& one, const std::string& place) {
      const auto answer = client.request(
          "POST", "/api/calendar", list(span("holiday", "好", "2027-05-01", "2027-05-03") + "," + one), who.headers);
      CHECK(answer.status == 422);
      CHECK_MESSAGE(answer.body.find(place) != std::string::npos, answer.body);
    };
    refused(span("holiday", "错", "2027-02-30", "2027-03-01"), "spans[1].since");
    refused(span("holiday", "错", "2027-05-04", "2027-05-03"), "spans[1].until");
    refused(span("holiday", "错", "2027-05-04", "2099-05-03"), "spans[1].until");
    refused(span("party", "错", "2027-05-04", "2027-05-05"), "spans[1].kind");
    CHECK(world.number("SELECT count(*) FROM calendar_span") == 0);  // nothing of a list with a fault is kept
  });
}

TEST_CASE("a make-up day within a holiday is a school day, whichever of the two was entered first") {
  using Span = calendar::CalendarSpan;
  const Span holiday{Span::Kind::holiday, 0, "2027-10-01", "2027-10-07"},
      make_up{Span::Kind::school_day, 0, "2027-10-03", "2027-10-03"},
      city_holiday{Span::Kind::holiday, 2, "2027-10-03", "2027-10-03"};
  for (const auto& spans : {std::vector<Span>{holiday, make_up},
                            {make_up, holiday},
                            {city_holiday, make_up, holiday},
                            {holiday, make_up, city_holiday}}) {
    const calendar::SchoolCalendar days(spans);
    CHECK(days.is_school_day("2027-10-03"));
    CHECK(!days.is_school_day("2027-10-04"));
  }
  const Span lessons{Span::Kind::school_day, 0, "2027-07-05", "2027-07-23"},
      day_off{Span::Kind::holiday, 0, "2027-07-14", "2027-07-14"};
  for (const auto& spans : {std::vector<Span>{lessons, day_off}, {day_off, lessons}}) {
    CHECK(!calendar::SchoolCalendar(spans).is_school_day("2027-07-14"));
    CHECK(calendar::SchoolCalendar(spans).is_school_day("2027-07-18"));  // a Sunday of the lessons in summer
  }
  on_both_engines([](World& world) {
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201");
    auto client = world.serve();
    const auto who = sign_in_staff(client, "psychologist");
    CHECK(
        client
            .request("POST", "/api/calendar", list(span("holiday", "国庆节", "2027-10-01", "2027-10-07")), who.headers)
            .status == 200);
    CHECK(client
              .request("POST", "/api/calendar", list(span("school_day", "校庆到校", "2027-10-03", "2027-10-03")),
                       who.headers)
              .status == 200);
    CHECK(school_day(world, "2027-10-03"));
  });
}
