#include <doctest/doctest.h>

#include "alerts/ladder.h"
#include "platform/clock.h"

using namespace rongxin;
using namespace rongxin::alerts;
using calendar::CalendarSpan;
using calendar::SchoolCalendar;

namespace {

constexpr std::int64_t minute = 60'000, hour = 60 * minute, day = 24 * hour;
constexpr std::int64_t monday_ten = 1'794'794'400'000;

std::string at(std::int64_t ms) { return instant_text(ms).substr(5, 11); }  // "11-16T10:00"
std::string step_at(Tier tier, int step, std::int64_t began, const SchoolCalendar& calendar = {}, double speed = 1) {
  return at(ladder_due_at_ms(tier, step, began, calendar, speed));
}

}  // namespace

TEST_CASE("an acute alert calls after 0, 10, 20 and 30 minutes at any hour of any day, and never falls silent") {
  REQUIRE(at(monday_ten) == "11-16T10:00");
  const SchoolCalendar holiday({{CalendarSpan::Kind::holiday, 0, "2026-01-01", "2027-12-31"}});
  for (const std::int64_t began : {monday_ten, monday_ten + 13 * hour + 50 * minute, monday_ten + 5 * day}) {
    for (int step = 1; step <= 4; ++step)
      CHECK(ladder_due_at_ms(Tier::acute, step, began, holiday, 1) == began + (step - 1) * 10 * minute);
    CHECK(may_call_at_ms(Tier::acute, 1, began, 1) == began);
  }
  CHECK(ladder_due_at_ms(Tier::acute, 5, monday_ten, {}, 1) == monday_ten + hour);
  for (int step = 6; step < 100; ++step) {
    CHECK(ladder_due_at_ms(Tier::acute, step, monday_ten, {}, 1) == monday_ten + hour + (step - 5) * 30 * minute);
    CHECK(ladder_step(Tier::acute, step).rung == Rung::city);
  }
}

TEST_CASE("what is to be read the same day climbs within the day, and its minutes stand still in quiet hours") {
  CHECK(step_at(Tier::same_day, 2, monday_ten) == "11-16T12:00");
  CHECK(step_at(Tier::same_day, 3, monday_ten) == "11-16T14:00");
  CHECK(step_at(Tier::same_day, 4, monday_ten) == "11-17T10:00");
  const std::int64_t evening = monday_ten + 11 * hour;  // 21:00
  CHECK(step_at(Tier::same_day, 1, evening) == "11-16T21:00");
  CHECK(step_at(Tier::same_day, 2, evening) == "11-17T08:30");
  CHECK(step_at(Tier::same_day, 3, evening) == "11-17T10:30");
  const std::int64_t night =
      monday_ten + 12 * hour;  // 22:00: nobody is called before the morning, and not all at once then
  CHECK(step_at(Tier::same_day, 1, night) == "11-17T07:00");
  CHECK(at(may_call_at_ms(Tier::same_day, 1, night, 1)) == "11-17T07:00");
  CHECK(step_at(Tier::same_day, 2, night) == "11-17T09:00");
  CHECK(step_at(Tier::same_day, 3, night) == "11-17T11:00");
}

TEST_CASE("silence of a same-day alert is followed up on school days, but waits for them three days at most") {
  const std::int64_t saturday = monday_ten + 5 * day;
  CHECK(step_at(Tier::same_day, 1, saturday) == "11-21T10:00");  // the first call is made on any day
  CHECK(step_at(Tier::same_day, 2, saturday) == "11-23T09:00");
  const SchoolCalendar summer({{CalendarSpan::Kind::holiday, 1, "2026-11-01", "2026-12-31"}});
  CHECK(step_at(Tier::same_day, 2, monday_ten, summer) == "11-19T12:00");
  CHECK(step_at(Tier::same_day, 3, monday_ten, summer) == "11-19T14:00");
  CHECK(at(answer_due_at_ms(Tier::same_day, monday_ten, {}, 1)) == "11-16T23:59");
  CHECK(at(answer_due_at_ms(Tier::same_day, saturday, {}, 1)) == "11-23T23:59");
  // In the quiet hours nobody is called: the day of the answer is the one on which somebody is.
  CHECK(at(answer_due_at_ms(Tier::same_day, monday_ten + 12 * hour, {}, 1)) == "11-17T23:59");
  CHECK(at(answer_due_at_ms(Tier::same_day, monday_ten - 6 * hour, {}, 1)) == "11-16T23:59");
  CHECK(at(answer_due_at_ms(Tier::same_day, monday_ten, summer, 1)) == "11-19T23:59");
}

TEST_CASE(
    "ranked alerts wait by school days, without holidays, with make-up days, on the deepest calendar that says "
    "something") {
  CHECK_FALSE(ladder_step(Tier::ranked, 1).calls);
  CHECK(step_at(Tier::ranked, 2, monday_ten) == "11-18T10:00");
  CHECK(step_at(Tier::ranked, 3, monday_ten) == "11-23T10:00");
  CHECK(at(answer_due_at_ms(Tier::ranked, monday_ten, {}, 1)) == "11-30T10:00");
  const SchoolCalendar calendar({{CalendarSpan::Kind::holiday, 2, "2026-11-17", "2026-11-20"},
                                 {CalendarSpan::Kind::school_day, 1, "2026-11-21", "2026-11-22"}});
  CHECK(step_at(Tier::ranked, 2, monday_ten, calendar) ==
        "11-22T10:00");  // the bridge days are worked off at the weekend
  const SchoolCalendar own({{CalendarSpan::Kind::holiday, 2, "2026-11-17", "2026-11-20"},
                            {CalendarSpan::Kind::school_day, 0, "2026-11-18", "2026-11-18"}});
  CHECK(step_at(Tier::ranked, 2, monday_ten, own) == "11-23T10:00");
  CHECK(step_at(Tier::ranked, 2, monday_ten - 3 * hour - 30 * minute) == "11-18T07:00");  // raised at 06:30
  std::int64_t before = 0;
  for (int step = 1; step < 60; ++step) {
    const auto due = ladder_due_at_ms(Tier::ranked, step, monday_ten, {}, 1);
    CHECK(due > before);  // never the last word
    before = due;
  }
}

TEST_CASE("an exam is a school day, and a calendar that never has a school day again still ends") {
  const SchoolCalendar exam({{CalendarSpan::Kind::exam, 0, "2026-11-17", "2026-11-18"}});
  CHECK(step_at(Tier::ranked, 2, monday_ten, exam) == "11-18T10:00");
  CHECK(exam.is_exam_day("2026-11-17"));
  CHECK_FALSE(exam.is_exam_day("2026-11-19"));
  const SchoolCalendar never({{CalendarSpan::Kind::holiday, 0, "2000-01-01", "2100-01-01"}});
  CHECK(ladder_due_at_ms(Tier::ranked, 2, monday_ten, never, 1) > monday_ten);
  CHECK(ladder_due_at_ms(Tier::same_day, 2, monday_ten, never, 1) <= monday_ten + 4 * day);
  // Whoever enters a holiday without an end silences nobody for more than the longest holiday there is.
  CHECK(ladder_due_at_ms(Tier::ranked, 2, monday_ten, never, 1) <= monday_ten + 80 * day);
  CHECK(ladder_due_at_ms(Tier::ranked, 5, monday_ten, never, 1) <= monday_ten + 100 * day);
  CHECK(answer_due_at_ms(Tier::ranked, monday_ten, never, 1) <= monday_ten + 100 * day);
}

TEST_CASE("the fast clock of a demonstration makes minutes shorter and knows no quiet hours") {
  CHECK(ladder_due_at_ms(Tier::acute, 2, monday_ten, {}, 60) == monday_ten + 10'000);
  CHECK(ladder_due_at_ms(Tier::same_day, 2, monday_ten + 13 * hour, {}, 60) == monday_ten + 13 * hour + 120'000);
  CHECK(may_call_at_ms(Tier::same_day, 1, monday_ten + 13 * hour, 60) == monday_ten + 13 * hour);
}
