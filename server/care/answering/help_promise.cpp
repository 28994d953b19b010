#include "answering/help_promise.h"

#include "calendar/school_calendar.h"
#include "duty/duty_roster.h"
#include "platform/city_day.h"
#include "settings/settings.h"
#include "sql/answering/find_school_of.h"

namespace rongxin::answering {
namespace {

using psychometrics::Text;
constexpr auto promising =
    store::SystemKey::because("what a child may be promised depends on who is on duty, and names nobody");
// A promise for "before school ends" is not made in its last minutes.
constexpr int reads_within_minutes = 60, days_ahead_max = 4;

Text both(std::string zh, std::string en) { return {{"zh-CN", std::move(zh)}, {"en", std::move(en)}}; }

std::string day_zh(const std::string& day) {
  return std::to_string(std::stoi(day.substr(5, 2))) + "月" + std::to_string(std::stoi(day.substr(8, 2))) + "日";
}

HelpAtHand look_around(store::Transaction& transaction, StudentId student, std::int64_t now_ms) {
  struct School {
    UnitId unit;
    bool psychologist;
  };
  const std::string today = day_of(now_ms);
  const auto school = transaction.one(
      promising, sql::answering::find_school_of{.student_id = student, .today = today, .now_ms = now_ms},
      [](const auto& row) {
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
  const std::string zh = at_hand.psychologist ? "心理老师" : "老师",
                    en = at_hand.psychologist ? "The school psychologist" : "A teacher";
  HelpPromises out;
  if (!at_hand.anybody)
    out.now = both("你的话已经记下来了，正在找能帮你的老师。现在请去找一位你身边的大人，或者打下面的电话。",
                   "Your call is noted and we are finding an adult for you. Please go to an adult near you now, or "
                   "call one of the numbers below.");
  else if (at_school)
    out.now = both("已经在叫值班的老师了。请留在原地，或者去离你最近的老师身边。",
                   "The adults on duty are being called. Stay where you are, or go to the nearest teacher.");
  else
    out.now = both(
        "已经在叫值班的老师了。现在学校里可能没有人，老师会想办法联系你。请待在你信任的大人身边；等不及就打下面的电话"
        "。",
        "The adults on duty are being called. The school may be empty now, so they will try to reach you. Stay with an "
        "adult you trust; if you cannot wait, call a number below.");
  const std::string urgent_zh = "等不及的话，请按“现在”，或者打下面的电话。",
                    urgent_en = " If you cannot wait, choose “now” or call a number below.";
  if (!at_hand.anybody)
    out.today = both("你的话已经记下来了，" + zh + "看到以后会来找你。" + urgent_zh,
                     "Your call is noted. " + en + " comes to you after reading it." + urgent_en);
  else if (at_school)
    out.today = at_hand.psychologist && !own_words.empty() && !own_words.begin()->second.empty()
                    ? own_words
                    : both(zh + "今天放学前会看到，并来找你。",
                           en + " reads this before school ends today and will come to you.");
  else if (at_hand.before_school)
    out.today = both(zh + "今天上学以后会看到，并来找你。" + urgent_zh,
                     en + " reads this when school has begun today and will come to you." + urgent_en);
  else if (!at_hand.next_school_day.empty())
    out.today = both("现在学校里没有人。" + zh + "在下一个上学日（" + day_zh(at_hand.next_school_day) +
                         "）会看到，并来找你。" + urgent_zh,
                     "Nobody is at school now. " + en + " reads this on the next school day (" +
                         at_hand.next_school_day + ") and will come to you." + urgent_en);
  else
    out.today = both(
        "现在放假，学校里没有人。" + zh + "看到以后会联系你，可能要等几天。" + urgent_zh,
        "School is closed now. " + en + " will get in touch after reading this, which may take some days." + urgent_en);
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
    const auto school = transaction.one(
        promising,
        sql::answering::find_school_of{.student_id = student, .today = today, .now_ms = screening.clock.now_ms()},
        [](const auto& row) { return row.school_unit_id(); });
    return school ? settings::read_hotlines(transaction, *school, today)
                  : settings::read_city_hotlines(transaction, today);
  });
  return settings::hotlines_json(settings::shown_hotlines(set, campaigns));
}

const Text& help_on_its_way() {
  static const Text words =
      both("你说过想有人找你，老师已经收到，会悄悄来找你。",
           "You said that you want somebody to come. It has arrived, and somebody will come to you quietly.");
  return words;
}

}  // namespace rongxin::answering
