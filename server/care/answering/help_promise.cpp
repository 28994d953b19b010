#include "answering/help_promise.h"

#include "calendar/school_calendar.h"
#include "duty/duty_roster.h"
#include "platform/city_day.h"
#include "settings/settings.h"
#include "sql/answering/find_school_of.h"
#include "texts/answering.h"

namespace rongxin::answering {
namespace {

using psychometrics::Text;
constexpr auto promising =
    store::SystemKey::because("what a child may be promised depends on who is on duty, and names nobody");
// A promise for "before school ends" is not made in its last minutes.
constexpr int reads_within_minutes = 60, days_ahead_max = 4;

Text both(const Sentence& one) { return {{"zh-CN", one.zh}, {"en", one.en}}; }

// "9月1日" and "2026-09-01".
Sentence named(const std::string& day) {
  return {
      texts::answering::month_and_day({.month = std::stoi(day.substr(5, 2)), .day = std::stoi(day.substr(8, 2))}).zh,
      day};
}

HelpAtHand look_around(store::Transaction& transaction, StudentId student, std::int64_t now_ms) {
  struct School {
    UnitId unit;
    bool psychologist;
  };
  const std::string today = day_of(now_ms);
  const auto school =
      transaction.one(promising, sql::answering::find_school_of{.student_id = student}, [](const auto& row) {
        return School{row.school_unit_id(), row.has_psychologist() != 0};
      });
  HelpAtHand found;
  if (!school) return found;
  const auto calendar = calendar::SchoolCalendar::read(transaction, school->unit);
  const auto times = settings::read(transaction, school->unit, "times", today);
  const int from = times.number("duty_from_minute"), until = times.number("dismissal_minute");
  const auto reached = duty::reachable(transaction, school->unit, calendar, now_ms);
  found.psychologist = school->psychologist;
  found.anybody = !(reached.on_duty.empty() && reached.deputies.empty() && reached.leaders.empty() &&
                    reached.county.empty() && reached.city.empty());
  found.school_time = calendar.is_school_time(now_ms, from, until - reads_within_minutes);
  found.before_school = calendar.is_school_day(today) && city_minute(now_ms) < from;
  for (int ahead = 1; ahead <= days_ahead_max && found.next_school_day.empty(); ++ahead)
    if (const std::string day = day_of(now_ms + ahead * day_ms); calendar.is_school_day(day))
      found.next_school_day = day;
  return found;
}

}  // namespace

HelpPromises promises_of(const HelpAtHand& at_hand, const Text& own_words) {
  const bool at_school = at_hand.school_time;
  namespace words = texts::answering;
  const Place who(at_hand.psychologist ? words::the_psychologist() : words::a_teacher());
  const Place urgent(words::if_you_cannot_wait());
  HelpPromises out;
  out.now = both(!at_hand.anybody ? words::now_nobody() : at_school ? words::now_at_school() : words::now_outside());
  if (!at_hand.anybody) out.today = both(words::today_nobody({.who = who, .urgent = urgent}));
  else if (at_school)
    out.today = at_hand.psychologist && !own_words.empty() && !own_words.begin()->second.empty()
                    ? own_words
                    : both(words::today_at_school({.who = who}));
  else if (at_hand.before_school) out.today = both(words::today_before_school({.who = who, .urgent = urgent}));
  else if (!at_hand.next_school_day.empty())
    out.today =
        both(words::today_next_school_day({.who = who, .day = named(at_hand.next_school_day), .urgent = urgent}));
  else out.today = both(words::today_closed({.who = who, .urgent = urgent}));
  return out;
}

HelpPromises help_promises(campaigns::Screening& screening, StudentId student, const Text& own_words) {
  return promises_of(screening.database.read(promising,
                                             [&](store::Transaction& transaction) {
                                               return look_around(transaction, student, screening.clock.now_ms());
                                             }),
                     own_words);
}

std::string hotlines_of(campaigns::Screening& screening, StudentId student,
                        const std::vector<settings::Hotline>& campaigns) {
  const std::string today = screening.clock.today();
  const auto set = screening.database.read(promising, [&](store::Transaction& transaction) {
    const auto school = transaction.one(promising, sql::answering::find_school_of{.student_id = student},
                                        [](const auto& row) { return row.school_unit_id(); });
    return school ? settings::read_hotlines(transaction, *school, today)
                  : settings::read_city_hotlines(transaction, today);
  });
  return settings::hotlines_json(settings::shown_hotlines(set, campaigns));
}

const Text& help_on_its_way() {
  static const Text words = both(texts::answering::help_on_its_way());
  return words;
}

}  // namespace rongxin::answering
