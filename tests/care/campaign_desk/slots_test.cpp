// When classes answer: proposed so that answers meet adults, chosen by the school, counted above it.
#include "campaign_desk/class_slots.h"
#include "tests/fixtures/desk.h"

using namespace rongxin;
using namespace rongxin::test;
using access::Role;
using calendar::CalendarSpan;
using campaign_desk::propose_slots;

namespace {

constexpr std::int64_t hour_ms = 3'600'000;

std::int64_t instant(const std::string& text) {
  std::int64_t at_ms = 0;
  REQUIRE(campaigns::read_instant(text, at_ms));
  return at_ms;
}

}  // namespace

TEST_CASE(
    "slots are proposed from Tuesday to Thursday, not at exams and holidays, none later than 90 minutes before "
    "children go home") {
  const calendar::SchoolCalendar calendar({{CalendarSpan::Kind::exam, 0, "2026-12-01", "2026-12-01"},
                                           {CalendarSpan::Kind::holiday, 1, "2026-12-03", "2026-12-03"}});
  std::vector<UnitId> classes;
  for (int i = 1; i <= 7; ++i) classes.emplace_back(i);
  const auto slots = propose_slots(classes, calendar, instant("2026-11-30T07:30+08:00"),
                                   instant("2026-12-10T18:00+08:00"), instant("2026-11-23T08:00+08:00"), 1, {});
  REQUIRE(slots.size() == 7);
  std::map<std::string, int> a_day;
  for (const auto& one : slots) {
    const std::string begins = instant_text(one.begins_at_ms), ends = instant_text(one.ends_at_ms);
    ++a_day[begins.substr(0, 10)];
    CHECK(ends.substr(11, 5) <= "15:30");
    CHECK(one.ends_at_ms - one.begins_at_ms == 45 * 60'000);
  }
  CHECK(a_day == std::map<std::string, int>{{"2026-12-02", 3}, {"2026-12-08", 3}, {"2026-12-09", 1}});
  CHECK(instant_text(slots[0].ends_at_ms).substr(0, 16) == "2026-12-02T15:30");
  // Two psychologists hold twice as many; a window that is too short leaves classes without a slot.
  CHECK(propose_slots(classes, calendar, instant("2026-12-02T07:30+08:00"), instant("2026-12-02T18:00+08:00"), 0, 2, {})
            .size() == 6);
}

TEST_CASE("a school chooses its slots, the class and the officers see it, and it can be undone") {
  on_both_engines([](World& world) {
    const std::string campaign = std::to_string(world.publish().value);
    add_person(world, "psychologist", Role::psychology_teacher, "2135010201", true);
    add_person(world, "other_school", Role::psychology_teacher, "2135010301");
    add_person(world, "teacher", Role::class_teacher, "2135010201/初二/初二(1)班");
    add_person(world, "county", Role::county_officer, "350102");
    add_person(world, "city", Role::city_officer, "city");
    auto client = world.serve();
    const auto school = sign_in_staff(client, "psychologist");
    const std::string path = "/api/campaigns/" + campaign + "/slots";
    const auto offered = boost::json::parse(client.request("GET", path, {}, school.headers).body);
    REQUIRE(offered.at("proposal").as_array().size() == 2);
    CHECK(!offered.as_object().contains("chosen_at_ms"));
    const std::string body = "{\"slots\":" + boost::json::serialize(offered.at("proposal")) + "}";
    for (int i = 0; i < 2; ++i) {
      const auto chosen = client.request("PUT", path, body, school.headers);
      REQUIRE_MESSAGE(chosen.status == 200, chosen.body);
      CHECK(chosen.body.find("chosen_at_ms") != std::string::npos);
    }
    CHECK(world.number("SELECT count(*) FROM class_slot") == 2);
    const auto teacher = sign_in_staff(client, "teacher");
    CHECK(client.request("GET", "/api/campaigns/" + campaign, {}, teacher.headers).body.find("slot_begins_at_ms") !=
          std::string::npos);
    // Another school cannot choose for these classes, and sees none of them.
    const auto other = sign_in_staff(client, "other_school");
    CHECK(client.request("PUT", path, body, other.headers).status == 404);
    CHECK(client.request("GET", path, {}, other.headers)
              .body.find("begins_at_ms\":" +
                         std::to_string(offered.at("proposal").as_array()[0].at("begins_at_ms").as_int64()) +
                         ",\"ends_at_ms\":0") == std::string::npos);
    CHECK(world.number("SELECT count(*) FROM class_slot") == 2);
    const auto seen_by = [&](const char* login) {
      return boost::json::parse(
          client
              .request("GET", "/api/campaigns/" + campaign + "/slot-coverage", {}, sign_in_staff(client, login).headers)
              .body);
    };
    CHECK(seen_by("county").at("schools").as_int64() == 2);
    CHECK(seen_by("county").at("chosen").as_int64() == 1);
    CHECK(seen_by("city").at("schools").as_int64() == 3);
    // Officers are told truly whether a school has nobody on duty: 第二中学 and 第三中学 have not.
    CHECK(client.request("GET", "/api/campaigns/" + campaign, {}, sign_in_staff(client, "county").headers)
              .body.find("\"roster_warning\":true") != std::string::npos);
    CHECK(
        client.request("GET", "/api/campaigns/" + campaign, {}, school.headers).body.find("\"roster_warning\":false") !=
        std::string::npos);
    CHECK(client.request("DELETE", path, {}, school.headers).status == 204);
    CHECK(seen_by("city").at("chosen").as_int64() == 0);
    CHECK(world.number("SELECT count(*) FROM class_slot") == 0);
  });
}

TEST_CASE("a slot outside the window or on a day without school is refused, and the choice before it stays") {
  on_both_engines([](World& world) {
    const std::string campaign = std::to_string(world.publish().value);
    add_person(world, "psychologist", Role::psychology_teacher, "2135010201", true);
    auto client = world.serve();
    const auto school = sign_in_staff(client, "psychologist");
    const std::string path = "/api/campaigns/" + campaign + "/slots";
    const auto offered = boost::json::parse(client.request("GET", path, {}, school.headers).body);
    REQUIRE(
        client
            .request("PUT", path, "{\"slots\":" + boost::json::serialize(offered.at("proposal")) + "}", school.headers)
            .status == 200);
    const std::string class_id(offered.at("classes").as_array()[0].at("class_id").as_string());
    const auto choose = [&](std::int64_t begins) {
      return client.request("PUT", path,
                            "{\"slots\":[{\"class_id\":\"" + class_id + "\",\"begins_at_ms\":" +
                                std::to_string(begins) + ",\"ends_at_ms\":" + std::to_string(begins + hour_ms) + "}]}",
                            school.headers);
    };
    CHECK(problem_of(choose(instant("2027-07-06T10:00+08:00"))) == "slot_outside_window");
    CHECK(problem_of(choose(instant("2026-12-05T10:00+08:00"))) == "slot_no_school_day");
    CHECK(world.number("SELECT count(*) FROM class_slot") == 2);
  });
}
