// Monday's page: open alerts become a week of interviews, on school days without exams, most urgent first.
#include <boost/json.hpp>

#include "casework/alert_page.h"
#include "casework/plan_week.h"
#include "settings/settings.h"
#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;
using alerts::Tier;
using calendar::CalendarSpan;
using calendar::SchoolCalendar;
namespace json = boost::json;

namespace {

constexpr std::int64_t minute_ms = 60'000, day_ms = 24 * 60 * minute_ms;

std::vector<std::string> days_of(const std::vector<std::int64_t>& slots) {
  std::vector<std::string> days;
  for (const auto slot : slots)
    if (days.empty() || days.back() != day_of(slot)) days.push_back(day_of(slot));
  return days;
}

void answer(World& world, http::PlainClient& client, const char* name, int item_9) {
  const auto child = sign_in(client, world.slip("autumn", name).code);
  std::vector<int> answers(16, 1);
  answers[8] = item_9;
  REQUIRE(client.request("PUT", child.sheet, answers_json(answers), child.authorization).status == 200);
}

struct School {
  explicit School(World& w)
      : world(w),
        client((w.publish(), people(w), w.serve())),
        mine(sign_in_staff(client, "psychologist")),
        colleague(sign_in_staff(client, "colleague")) {
    answer(world, client, "林晨1", 1);
    answer(world, client, "陈曦1", 3);
    answer(world, client, "王芳1", 1);
    answer(world, client, "林晨3", 3);
  }
  static void people(World& world) {
    add_person(world, "psychologist", access::Role::psychology_teacher, "2135010201", true);
    add_person(world, "colleague", access::Role::psychology_teacher, "2135010201");
    add_person(world, "other", access::Role::psychology_teacher, "2135010301");
  }
  json::object plan(const Session& who, const std::string& query = "") {
    const auto got = client.request("GET", "/api/week-plan" + query, {}, who.headers);
    REQUIRE_MESSAGE(got.status == 200, got.body);
    return json::parse(got.body).as_object();
  }
  json::object accept(const Session& who, const json::array& proposed) {
    json::array wanted;
    for (const auto& one : proposed)
      wanted.push_back(
          {{"alert_id", one.at("alert_id")}, {"starts_at_ms", one.at("starts_at_ms")}, {"tier", one.at("tier")}});
    const auto got = client.request(
        "POST", "/api/appointments",
        json::serialize(json::object{{"room", "心理辅导室"}, {"appointments", std::move(wanted)}}), who.headers);
    REQUIRE_MESSAGE(got.status == 200, got.body);
    return json::parse(got.body).as_object();
  }
  World& world;
  http::PlainClient client;
  Session mine, colleague;
};

}  // namespace

std::vector<int> minutes_of(int per_day) {
  return casework::interview_minutes(settings::find_group("times")->fields.back().shipped, per_day);
}

TEST_CASE("a week has interviews on school days only, never in an exam, never in the first lesson or at lunch") {
  const SchoolCalendar calendar({{CalendarSpan::Kind::holiday, 1, "2026-10-01", "2026-10-07"},
                                 {CalendarSpan::Kind::school_day, 1, "2026-10-10", "2026-10-10"},
                                 {CalendarSpan::Kind::exam, 0, "2026-10-08", "2026-10-08"}});
  CHECK(casework::monday_of("2026-10-08") == "2026-10-05");
  CHECK(casework::monday_of("2026-10-05") == "2026-10-05");
  CHECK(casework::monday_of("2026-10-11") == "2026-10-05");
  const auto slots = casework::week_slots("2026-10-05", minutes_of(6), calendar, 0);
  CHECK(days_of(slots) == std::vector<std::string>{
                              "2026-10-09", "2026-10-10"});  // Friday, and the Saturday that makes up for the holiday
  CHECK(slots.size() == 12);
  for (int per_day = 1; per_day <= casework::interviews_a_day_max; ++per_day) {
    const auto minutes = minutes_of(per_day);
    CHECK(minutes.size() == static_cast<std::size_t>(per_day));
    for (const int at : minutes) {
      CHECK(at >= 8 * 60 + 45);
      CHECK((at <= 11 * 60 + 30 || at >= 14 * 60 + 30));
    }
  }
  CHECK(casework::week_slots("2026-10-05", minutes_of(6), calendar, slots[6]).size() == 5);  // what has begun is over
}

namespace {

casework::InterviewWanted wanted_of(std::size_t place, Tier tier, std::int64_t due_at_ms,
                                    casework::Severity severity = {}) {
  return {place, {tier, severity, due_at_ms, "", StudentId(static_cast<std::int64_t>(place) + 1)}};
}

std::string places_of(const std::vector<casework::PlannedInterview>& plan) {
  std::string places;
  for (const auto& one : plan) places += std::to_string(one.place) + (one.late ? "! " : " ");
  return places;
}

}  // namespace

TEST_CASE("the plan goes by tier, then by how severe, then by who is due first; the same alerts make the same plan") {
  const auto monday = casework::midnight_ms("2026-10-12");
  const auto slots = casework::week_slots("2026-10-12", minutes_of(2), SchoolCalendar(), monday);
  const std::vector<casework::InterviewWanted> wanted{
      wanted_of(0, Tier::ranked, monday + 2 * day_ms, {0, 400, 500, 1}),
      wanted_of(1, Tier::same_day, monday + 3 * day_ms),
      wanted_of(2, Tier::acute, monday + 5 * day_ms),
      wanted_of(3, Tier::ranked, monday + 3 * day_ms, {0, 800, 700, 1}),
      wanted_of(4, Tier::ranked, monday + day_ms, {0, 400, 500, 1}),
      wanted_of(5, Tier::ranked, monday + 3 * day_ms, {0, 800, 700, 2})};
  const auto plan = casework::plan_week(wanted, slots);
  CHECK(places_of(plan) == "2 1 5 3 4! 0! ");  // what is severe goes first, whoever of the mild ones was due before
  auto turned = wanted;
  std::reverse(turned.begin(), turned.end());
  CHECK(places_of(casework::plan_week(turned, slots)) == places_of(plan));
  CHECK(casework::plan_week(wanted, {slots[0]}).size() == 1);
}

TEST_CASE(
    "the plan keeps its own deadlines through days with exams: who cannot wait comes at noon, for the others the day "
    "does not count") {
  const SchoolCalendar calendar({{CalendarSpan::Kind::exam, 0, "2026-11-30", "2026-12-01"}});
  const std::int64_t thursday = casework::midnight_ms("2026-11-26") + 15 * 60 * minute_ms,
                     friday_evening = casework::midnight_ms("2026-11-27") + 20 * 60 * minute_ms;
  const std::int64_t due = casework::interview_due_at_ms(Tier::same_day, thursday, calendar);
  CHECK(day_of(due) == "2026-11-30");
  CHECK(day_of(casework::interview_due_at_ms(Tier::ranked, thursday, calendar, {2, 2})) ==
        "2026-12-02");  // Friday, and Wednesday after the exams
  CHECK(day_of(casework::interview_due_at_ms(Tier::ranked, thursday, SchoolCalendar(), {2, 2})) == "2026-11-30");
  const auto free = casework::week_slots("2026-11-30", minutes_of(6), calendar, friday_evening);
  const auto spare = casework::spare_slots("2026-11-30", minutes_of(8), minutes_of(6), calendar, friday_evening);
  CHECK(day_of(free.front()) == "2026-12-02");
  std::vector<casework::InterviewWanted> wanted;
  for (std::size_t i = 0; i < 6; ++i) wanted.push_back(wanted_of(i, Tier::same_day, due));
  wanted.push_back(wanted_of(6, Tier::ranked, casework::midnight_ms("2026-12-04")));
  const auto plan = casework::plan_week(wanted, free, spare);
  REQUIRE(plan.size() == 7);
  for (const auto& one : plan) {
    CHECK(!one.late);
    CHECK(day_of(one.starts_at_ms) ==
          (one.place < 6 ? "2026-11-30" : "2026-12-02"));  // no exam is disturbed for who can wait
    const auto minute = (one.starts_at_ms - casework::midnight_ms(day_of(one.starts_at_ms))) / minute_ms;
    if (one.place < 6) CHECK(((minute >= 12 * 60 && minute < 14 * 60) || minute >= 16 * 60 + 30));
  }
}

TEST_CASE(
    "the plan is accepted in one step: alerts are taken on, times are the person's, repeated it changes nothing") {
  on_both_engines([](World& world) {
    School school(world);
    const auto plan = school.plan(school.mine);
    const auto& proposed = plan.at("proposed").as_array();
    REQUIRE(proposed.size() == 3);
    CHECK(proposed[0].at("student_name").as_string() == "陈曦1");
    CHECK(proposed[0].at("tier").as_string() == "acute");
    CHECK(!proposed[0].at("reason_words").as_string().empty());
    CHECK(school.client
              .request("POST", "/api/alerts/" + std::string(proposed[2].at("alert_id").as_string()) + "/take-on", "",
                       school.colleague.headers)
              .status == 204);
    const auto done = school.accept(school.mine, proposed);
    CHECK(done.at("made").as_array().size() == 2);
    CHECK(done.at("missed").as_array().size() == 1);  // a colleague's by now
    CHECK(world.number("SELECT count(*) FROM alert WHERE taken_by IS NOT NULL") == 3);
    CHECK(school.accept(school.mine, proposed).at("made").as_array().empty());
    const auto after = school.plan(school.mine);
    CHECK(after.at("proposed").as_array().empty());
    CHECK(after.at("appointments").as_array().size() == 2);
    CHECK(after.at("appointments").at(0).at("room").as_string() == "心理辅导室");
    CHECK(school.plan(school.colleague).at("proposed").as_array().size() == 1);
    CHECK(school.plan(school.colleague).at("appointments").as_array().empty());
    CHECK(school.client.request("GET", "/api/week-plan?per_day=9", {}, school.mine.headers).status == 422);
    CHECK(school.client.request("GET", "/api/week-plan?day=2026-02-30", {}, school.mine.headers).status == 422);
  });
}

TEST_CASE(
    "the first page is told for how many an interview is overdue or due today; arranging one takes it off, other "
    "schools count their own") {
  on_both_engines([](World& world) {
    School school(world);
    const auto to_arrange = [&](const char* login) {
      const auto got =
          school.client.request("GET", "/api/appointments", {}, sign_in_staff(school.client, login).headers);
      REQUIRE_MESSAGE(got.status == 200, got.body);
      return json::parse(got.body).at("to_arrange").as_object();
    };
    const auto waiting = static_cast<std::int64_t>(school.plan(school.mine).at("proposed").as_array().size());
    CHECK(to_arrange("psychologist").at("overdue").as_int64() == 0);
    const auto plan = school.plan(school.mine);
    world.execute("UPDATE alert SET raised_at_ms = raised_at_ms - 2592000000");  // thirty days
    CHECK(to_arrange("psychologist").at("overdue").as_int64() == waiting);
    CHECK(to_arrange("other").at("overdue").as_int64() == 1);  // the only one of that school
    REQUIRE(school.accept(school.mine, {plan.at("proposed").at(0)}).at("made").as_array().size() == 1);
    CHECK(to_arrange("psychologist").at("overdue").as_int64() == waiting - 1);
    world.execute("UPDATE alert SET raised_at_ms = " + std::to_string(world.clock().now_ms()) + ", tier_rank = 1");
    CHECK(to_arrange("psychologist").at("today").as_int64() == waiting - 1);
    CHECK(to_arrange("psychologist").at("overdue").as_int64() == 0);
  });
}

TEST_CASE("an interview is moved to a free time, removed and made again; another school finds none of it") {
  on_both_engines([](World& world) {
    School school(world);
    const auto plan = school.plan(school.mine);
    const auto made = school.accept(school.mine, plan.at("proposed").as_array()).at("made").as_array();
    REQUIRE(made.size() == 3);
    const std::string first = "/api/appointments/" + std::string(made[0].at("id").as_string()),
                      second_time = std::to_string(plan.at("proposed").at(1).at("starts_at_ms").as_int64());
    const auto other = sign_in_staff(school.client, "other");
    CHECK(school.client.request("PUT", first, "{\"starts_at_ms\":1795300000000}", other.headers).status == 404);
    CHECK(school.client.request("DELETE", first, "", other.headers).status == 404);
    CHECK(school.client.request("PUT", first, "{\"starts_at_ms\":" + second_time + "}", school.mine.headers).status ==
          409);
    CHECK(school.client.request("PUT", first, "{\"starts_at_ms\":1795300000000}", school.mine.headers).status == 204);
    CHECK(world.number("SELECT count(*) FROM interview_appointment WHERE starts_at_ms = 1795300000000") == 1);
    const auto that_day =
        json::parse(
            school.client.request("GET", "/api/appointments?day=" + day_of(1795300000000), {}, school.mine.headers)
                .body)
            .at("appointments")
            .as_array();
    CHECK(that_day.size() >= 1);
    CHECK(school.client.request("DELETE", first, "", school.mine.headers).status == 204);
    CHECK(school.client.request("DELETE", first, "", school.mine.headers).status == 404);
    CHECK(school.plan(school.mine).at("proposed").as_array().size() == 1);
    CHECK(school.accept(school.mine, {plan.at("proposed").at(0)}).at("made").as_array().size() == 1);
    CHECK(world.number("SELECT count(*) FROM interview_appointment") == 4);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action IN ('makeAppointments', 'moveAppointment', "
                       "'removeAppointment')") == 6);
  });
}

TEST_CASE("where every time is taken two interviews change places; another's cannot be taken that way") {
  on_both_engines([](World& world) {
    School school(world);
    const auto proposed = school.plan(school.mine).at("proposed").as_array();
    const auto made = school.accept(school.mine, proposed).at("made").as_array();
    const auto id = [&](std::size_t i) { return std::string(made[i].at("id").as_string()); };
    const auto at = [&](std::size_t i) { return proposed[i].at("starts_at_ms").as_int64(); };
    const auto swap = [&](const Session& who, std::size_t which, std::size_t with, std::int64_t to_ms) {
      return school.client
          .request("PUT", "/api/appointments/" + id(which),
                   "{\"starts_at_ms\":" + std::to_string(to_ms) + ",\"swap_with\":\"" + id(with) + "\"}", who.headers)
          .status;
    };
    CHECK(swap(school.colleague, 0, 1, at(1)) == 404);
    CHECK(swap(school.mine, 0, 1, at(2)) == 409);  // that is not where the other one is
    CHECK(swap(school.mine, 0, 1, at(1)) == 204);
    const auto after = school.plan(school.mine);
    for (const auto& one : after.at("appointments").as_array()) {
      if (one.at("id").as_string() == id(0)) CHECK(one.at("starts_at_ms").as_int64() == at(1));
      if (one.at("id").as_string() == id(1)) CHECK(one.at("starts_at_ms").as_int64() == at(0));
    }
  });
}

TEST_CASE(
    "undoing a plan undoes all that it did: interviews go, who was taken on with it is nobody's again and calls, and "
    "it says what stayed") {
  on_both_engines([](World& world) {
    School school(world);
    const auto proposed = school.plan(school.mine).at("proposed").as_array();
    REQUIRE(school.client
                .request("POST", "/api/alerts/" + std::string(proposed[1].at("alert_id").as_string()) + "/take-on", "",
                         school.mine.headers)
                .status == 204);
    const auto made = school.accept(school.mine, proposed).at("made").as_array();
    REQUIRE(made.size() == 3);
    CHECK(made[0].at("took_on").as_bool());
    CHECK(!made[1].at("took_on").as_bool());  // was the person's before
    CHECK(world.number("SELECT count(*) FROM alert WHERE taken_by IS NOT NULL") == 3);
    REQUIRE(school.client
                .request("DELETE", "/api/appointments/" + std::string(made[2].at("id").as_string()), "",
                         school.mine.headers)
                .status == 204);
    json::array undo;
    for (const auto& one : made) undo.push_back({{"id", one.at("id")}, {"put_back", one.at("took_on")}});
    const std::string body = json::serialize(json::object{{"appointments", undo}});
    CHECK(json::parse(school.client.request("POST", "/api/appointment-undos", body, school.colleague.headers).body)
              .at("undone")
              .as_array()
              .empty());
    const auto done =
        json::parse(school.client.request("POST", "/api/appointment-undos", body, school.mine.headers).body);
    CHECK(done.at("undone").as_array().size() == 2);
    CHECK(done.at("kept").as_array().size() == 1);  // removed meanwhile by hand: its alert stays the person's
    CHECK(world.number("SELECT count(*) FROM interview_appointment WHERE cancelled_at_ms IS NULL") == 0);
    CHECK(world.number("SELECT count(*) FROM alert WHERE taken_by IS NOT NULL") == 2);
    CHECK(world.number(
              "SELECT count(*) FROM alert WHERE taken_by IS NULL AND step_due_at_ms IS NOT NULL AND round_no = 2") ==
          1);
  });
}

TEST_CASE("an arranged interview is seen wherever the student is: list, page of the alert, page of the student") {
  on_both_engines([](World& world) {
    School school(world);
    const auto proposed = school.plan(school.mine).at("proposed").as_array();
    REQUIRE(school.accept(school.mine, {proposed[0]}).at("made").as_array().size() == 1);
    const std::int64_t at_ms = proposed[0].at("starts_at_ms").as_int64();
    const auto get = [&](const std::string& path, const Session& who) {
      return school.client.request("GET", path, {}, who.headers);
    };
    const auto row = json::parse(get("/api/alerts", school.colleague).body).at("alerts").at(0);
    CHECK(row.at("interview").at("starts_at_ms").as_int64() == at_ms);
    const auto page =
        json::parse(get("/api/alerts/" + std::string(proposed[0].at("alert_id").as_string()), school.mine).body);
    CHECK(page.at("interview").at("room").as_string() == "心理辅导室");
    const std::string student(page.at("student").at("id").as_string());
    const auto care = get("/api/students/" + student + "/care", school.colleague);
    REQUIRE_MESSAGE(care.status == 200, care.body);
    CHECK(json::parse(care.body).at("alert").at("interview").at("starts_at_ms").as_int64() == at_ms);
    CHECK(json::parse(care.body).at("alert").at("taken_by").as_string() == "psychologist");
    CHECK(get("/api/students/" + student + "/care", sign_in_staff(school.client, "other")).status == 404);
    CHECK(world.number("SELECT count(*) FROM audit_line WHERE action = 'readStudentCare'") == 1);
  });
}

TEST_CASE(
    "who asks for no week in particular and has nothing left of this one is shown the next, and whom no time is left "
    "for is named") {
  on_both_engines([](World& world) {
    School school(world);
    world.clock().advance_ms(casework::midnight_ms("2026-11-20") + 21 * 60 * minute_ms -
                             world.clock().now_ms());  // Friday evening
    const auto mine = sign_in_staff(school.client, "psychologist");
    const auto plan = school.plan(mine);
    CHECK(plan.at("monday").as_string() == "2026-11-23");
    CHECK(plan.at("this_monday").as_string() == "2026-11-16");
    CHECK(plan.at("unplaced").as_array().empty());
    const auto past = school.plan(mine, "?day=2026-11-20");
    CHECK(past.at("monday").as_string() == "2026-11-16");
    CHECK(past.at("left_over").as_int64() == 3);
    REQUIRE(past.at("unplaced").as_array().size() == 3);
    CHECK(past.at("unplaced").at(0).at("student_name").as_string() == "陈曦1");  // the acute one
  });
}
