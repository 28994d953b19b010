// Settings of the bureau: inherited, dated, undone before they begin, and what follows from them.
#include "settings/settings.h"
#include "alerts/ladder.h"
#include "duty/duty_roster.h"
#include "platform/clock.h"
#include "tests/fixtures/desk.h"

using namespace rongxin;
using namespace rongxin::test;
using access::Role;

namespace {

constexpr const char* school_code = "2135010201";

std::string times(int dismissal, const std::string& interviews = "[585,875,635]", const std::string& more = "") {
  return "{\"dismissal_minute\":[" + std::to_string(dismissal) +
         "],\"lesson_minutes\":[40],\"break_minutes\":[10],\"left_for_adults_minutes\":[90],\"duty_from_minute\":[420],"
         "\"duty_until_minute\":[1020],\"interview_minutes\":" +
         interviews + more + "}";
}

http::PlainClient::Answer set(http::PlainClient& client, const Session& who, const std::string& group,
                              const std::string& day, const std::string& values) {
  return client.request("POST", "/api/settings",
                        "{\"group\":\"" + group + "\",\"effective_on\":\"" + day +
                            "\",\"reason\":\"作息有调整\",\"values\":" + values + "}",
                        who.headers);
}

boost::json::object group(http::PlainClient& client, const Session& who, const std::string& name) {
  const auto page = client.request("GET", "/api/settings", {}, who.headers);
  REQUIRE_MESSAGE(page.status == 200, page.body);
  const auto body = boost::json::parse(page.body);
  for (const auto& one : body.at("groups").as_array())
    if (one.at("group").as_string() == name) return one.as_object();
  FAIL("no such group");
  return {};
}

int dismissal(World& world, const std::string& unit_code, const std::string& day) {
  const auto key = store::SystemKey::because("a test reads a setting");
  return world.database().read(key, [&](store::Transaction& transaction) {
    return settings::read(transaction,
                          UnitId(world.number("SELECT unit_id FROM unit WHERE code = '" + unit_code + "'")), "times",
                          day)
        .number("dismissal_minute");
  });
}

std::string clocks(int deputies, int leaders) {
  std::string out;
  for (const auto& field : settings::find_group("clocks")->fields) {
    const std::string name = field.name;
    const int value = name == "acute_deputies_minutes"  ? deputies
                      : name == "acute_leaders_minutes" ? leaders
                                                        : field.shipped.front();
    out += (out.empty() ? "{\"" : ",\"") + name + "\":[" + std::to_string(value) + "]";
  }
  return out + "}";
}

void add_everybody(World& world) {
  add_person(world, "city", Role::city_officer, "city");
  add_person(world, "second", Role::city_officer, "city");
  add_person(world, "county", Role::county_officer, "350102");
  add_person(world, "psychologist", Role::psychology_teacher, school_code, true);
  add_person(world, "other_school", Role::psychology_teacher, "2135010301");
  add_person(world, "teacher", Role::class_teacher, "2135010201/初二/初二(1)班");
}

}  // namespace

TEST_CASE("a setting holds from its day on for the unit and all below it, and the nearest unit that has one decides") {
  on_both_engines([](World& world) {
    add_everybody(world);
    auto client = world.serve();
    const auto city = sign_in_staff(client, "city"), county = sign_in_staff(client, "county"),
               school = sign_in_staff(client, "psychologist"), other = sign_in_staff(client, "other_school");
    const std::string today = world.clock().today();
    CHECK(dismissal(world, school_code, today) == 17 * 60);  // as shipped
    CHECK(set(client, city, "times", today, times(1000)).status == 200);
    CHECK(dismissal(world, school_code, today) == 1000);
    CHECK(set(client, county, "times", "2027-03-01", times(990)).status == 200);
    CHECK(dismissal(world, school_code, "2027-02-28") == 1000);
    CHECK(dismissal(world, school_code, "2027-03-01") == 990);
    CHECK(dismissal(world, "2135010301", "2027-03-01") == 1000);  // another county
    CHECK(set(client, school, "times", today, times(980)).status == 200);
    CHECK(dismissal(world, school_code, "2027-03-01") == 980);
    const auto own = group(client, school, "times");
    CHECK(own.at("own").as_bool());
    CHECK(own.at("from_unit").as_string().find("第一中学") != std::string::npos);
    CHECK(own.at("values").at("dismissal_minute").as_array()[0].as_int64() == 980);
    CHECK(own.at("versions").as_array().size() == 3);  // of the county and the city too, with who, when and why
    CHECK(own.at("versions").as_array()[0].at("reason").as_string() == "作息有调整");
    CHECK(group(client, other, "times").at("versions").as_array().size() == 1);
    // Back to what the unit above has.
    CHECK(client
              .request("POST", "/api/settings",
                       "{\"group\":\"times\",\"effective_on\":\"2027-04-01\",\"reason\":\"跟随区里\",\"inherit\":true}",
                       school.headers)
              .status == 200);
    CHECK(dismissal(world, school_code, "2027-04-01") == 990);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'changeSetting'") == 4);
  });
}

TEST_CASE(
    "a version that has not begun can be taken back by its own unit; what has begun or belongs to another cannot") {
  on_both_engines([](World& world) {
    add_everybody(world);
    auto client = world.serve();
    const auto county = sign_in_staff(client, "county"), school = sign_in_staff(client, "psychologist");
    const std::string today = world.clock().today();
    const auto coming = boost::json::parse(set(client, county, "times", "2027-03-01", times(990)).body);
    const auto begun = boost::json::parse(set(client, county, "times", today, times(995)).body);
    const std::string coming_path = "/api/settings/" + std::string(coming.at("version").as_string()),
                      begun_path = "/api/settings/" + std::string(begun.at("version").as_string());
    CHECK(client.request("DELETE", coming_path, {}, school.headers).status == 404);
    CHECK(problem_of(client.request("DELETE", begun_path, {}, county.headers)) == "setting_begun");
    CHECK(client.request("DELETE", coming_path, {}, county.headers).status == 204);
    CHECK(client.request("DELETE", coming_path, {}, county.headers).status == 409);
    CHECK(dismissal(world, school_code, "2027-03-01") == 995);
    CHECK(group(client, county, "times").at("versions").as_array()[0].at("state").as_string() == "withdrawn");
  });
}

TEST_CASE("a school sets neither the clocks nor the limits, and wrong numbers are told by their place") {
  on_both_engines([](World& world) {
    add_everybody(world);
    auto client = world.serve();
    const auto city = sign_in_staff(client, "city"), school = sign_in_staff(client, "psychologist"),
               teacher = sign_in_staff(client, "teacher");
    const std::string today = world.clock().today();
    CHECK(problem_of(set(client, school, "clocks", today, clocks(10, 20))) == "setting_not_here");
    CHECK(problem_of(set(client, school, "rule_limits", today, "{\"flag_percent_max\":[10]}")) == "setting_not_here");
    CHECK(set(client, teacher, "times", today, times(1000)).status == 404);
    const auto refused = [&](const http::PlainClient::Answer& answer, const std::string& place) {
      CHECK(answer.status == 422);
      CHECK_MESSAGE(answer.body.find(place) != std::string::npos, answer.body);
    };
    refused(set(client, city, "times", today, times(100)), "values.dismissal_minute");
    refused(set(client, city, "times", today, times(1000, "[585,585]")), "values.interview_minutes");
    refused(set(client, city, "times", today, times(1000, "[585]", ",\"colour\":[1]")), "values.colour");
    refused(set(client, city, "times", "2020-01-01", times(1000)), "effective_on");
    refused(set(client, city, "colours", today, times(1000)), "group");
    CHECK(problem_of(set(client, city, "clocks", today, clocks(20, 20))) == "setting_order");
    CHECK(world.number("SELECT count(*) FROM setting_version") == 0);
  });
}

TEST_CASE("the times of the ladder change by two officers of the city, and an alert stores which version called") {
  on_both_engines([](World& world) {
    add_everybody(world);
    world.publish();
    auto client = world.serve();
    const auto city = sign_in_staff(client, "city"), second = sign_in_staff(client, "second"),
               county = sign_in_staff(client, "county");
    const auto proposed = boost::json::parse(set(client, city, "clocks", world.clock().today(), clocks(5, 8)).body);
    CHECK(proposed.at("state").as_string() == "proposed");
    CHECK(world.number("SELECT count(*) FROM setting_version") == 0);
    CHECK(problem_of(set(client, second, "clocks", world.clock().today(), clocks(6, 9))) == "already_waiting");
    const std::string path = "/api/proposals/" + std::string(proposed.at("proposal_id").as_string());
    CHECK(client.request("GET", path, {}, county.headers).status == 404);  // the city's own matter
    const auto own = client.request("POST", path + "/confirm", "{}", city.headers);
    CHECK(problem_of(own) == "own_proposal");
    const auto page = boost::json::parse(client.request("GET", path, {}, second.headers).body);
    CHECK(page.at("values").at("acute_deputies_minutes").as_array()[0].as_int64() == 5);
    CHECK(page.at("values_before").at("acute_deputies_minutes").as_array()[0].as_int64() == 10);
    CHECK(client.request("POST", path + "/confirm", "{}", second.headers).status == 200);
    CHECK(problem_of(client.request("POST", path + "/confirm", "{}", second.headers)) == "proposal_settled");
    CHECK(world.number(
              "SELECT count(*) FROM setting_version WHERE confirmed_by IS NOT NULL AND confirmed_by <> changed_by") ==
          1);
    std::vector<int> answers(16, 0);
    answers[8] = 3;
    const auto child = sign_in(client, world.slip("autumn", "林晨1").code);
    REQUIRE(client.request("PUT", child.sheet, answers_json(answers), child.authorization).status == 200);
    for (int i = 0; i < 500 && world.number("SELECT MAX(step_no) FROM alert") == 0; ++i) world.serving().call_now();
    CHECK(world.number("SELECT MAX(step_due_at_ms - raised_at_ms) FROM alert") == 5 * 60'000);
    CHECK(world.number("SELECT MAX(clocks_version) FROM alert") ==
          world.number("SELECT MAX(setting_version_id) FROM setting_version"));
  });
}

TEST_CASE(
    "proposed lesson times and the week of interviews follow the school's own times, and the choice stores their "
    "version") {
  on_both_engines([](World& world) {
    add_everybody(world);
    const std::string path = "/api/campaigns/" + std::to_string(world.publish().value) + "/slots";
    auto client = world.serve();
    const auto school = sign_in_staff(client, "psychologist");
    const std::string today = world.clock().today();
    REQUIRE(set(client, school, "times", today, times(16 * 60 + 30)).status == 200);
    REQUIRE(set(client, school, "capacity", today,
                "{\"classes_a_day_max\":[1],\"interviews_a_day\":[2],\"interviews_a_week\":[9]}")
                .status == 200);
    const auto slots = boost::json::parse(client.request("GET", path, {}, school.headers).body);
    CHECK(slots.at("dismissal_minute").as_int64() == 16 * 60 + 30);
    CHECK(slots.at("classes_a_day_max").as_int64() == 1);
    const auto& first = slots.at("proposal").as_array()[0];
    CHECK(instant_text(first.at("ends_at_ms").as_int64()).substr(11, 5) == "15:00");
    CHECK(first.at("ends_at_ms").as_int64() - first.at("begins_at_ms").as_int64() == 40 * 60'000);
    REQUIRE(
        client.request("PUT", path, "{\"slots\":" + boost::json::serialize(slots.at("proposal")) + "}", school.headers)
            .status == 200);
    CHECK(world.number("SELECT times_version FROM slot_plan") ==
          world.number("SELECT MIN(setting_version_id) FROM setting_version"));
    CHECK(world.number("SELECT capacity_version FROM slot_plan") ==
          world.number("SELECT MAX(setting_version_id) FROM setting_version"));
    const auto week = boost::json::parse(client.request("GET", "/api/week-plan", {}, school.headers).body);
    CHECK(week.at("per_day").as_int64() == 2);
    CHECK(week.at("slot_minutes") == boost::json::parse("[585,875]"));
    CHECK(boost::json::parse(client.request("GET", "/api/week-plan?per_day=3", {}, school.headers).body)
              .at("slot_minutes") == boost::json::parse("[585,635,875]"));
    CHECK(make_draft(client, school).steps.at("interviews_a_week").as_int64() == 9);
  });
}

TEST_CASE("who is on duty by day is told by the school's own hours") {
  on_both_engines([](World& world) {
    add_everybody(world);
    auto client = world.serve();
    const auto school = sign_in_staff(client, "psychologist");
    world.execute("DELETE FROM duty");
    const std::string me = std::to_string(world.number("SELECT account_id FROM account WHERE login = 'psychologist'"));
    REQUIRE(client
                .request("POST", "/api/duty", "{\"account_id\":\"" + me + "\",\"turn\":1,\"hours\":\"school_hours\"}",
                         school.headers)
                .status == 204);
    const UnitId unit(world.number("SELECT unit_id FROM unit WHERE code = '2135010201'"));
    const auto on_duty_at = [&](const std::string& time) {
      std::int64_t at_ms = 0;
      REQUIRE(campaigns::read_instant(world.clock().today() + "T" + time + "+08:00", at_ms));
      return world.database().read(
          store::SystemKey::because("a test asks who would be called"), [&](store::Transaction& transaction) {
            return duty::reachable(transaction, unit, calendar::SchoolCalendar::read(transaction, unit), at_ms)
                .on_duty.size();
          });
    };
    CHECK(on_duty_at("17:15") == 1);
    CHECK(on_duty_at("07:15") == 0);
    REQUIRE(set(client, school, "times", world.clock().today(), times(1000)).status ==
            200);  // by day from 07:00 to 17:00
    CHECK(on_duty_at("17:15") == 0);
    CHECK(on_duty_at("07:15") == 1);
  });
}

TEST_CASE("every field that is shipped lies within its own bounds, and the shipped clocks are the shipped ladder") {
  for (const auto& group : settings::groups())
    for (const auto& field : group.fields) {
      CAPTURE(std::string(field.name));
      CHECK(field.shipped.size() <= static_cast<std::size_t>(field.most));
      for (const int value : field.shipped) CHECK((value >= field.low && value <= field.high));
    }
  const auto shipped = settings::value_of(*settings::find_group("clocks"), "", 0);
  const auto read = alerts::clocks_of(shipped);
  for (const auto tier : {alerts::Tier::acute, alerts::Tier::same_day, alerts::Tier::ranked})
    for (int step = 1; step < 9; ++step)
      CHECK(alerts::ladder_due_at_ms(tier, step, 1'794'794'400'000, {}, 1, read) ==
            alerts::ladder_due_at_ms(tier, step, 1'794'794'400'000, {}, 1));
  CHECK(alerts::clocks_fault(shipped).empty());
}
