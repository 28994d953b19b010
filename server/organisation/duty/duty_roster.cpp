#include "duty/duty_roster.h"

#include <map>
#include <set>

#include "duty/problems.h"
#include "platform/plain_day.h"
#include "platform/problem_catalogue.h"
#include "settings/settings.h"
#include "sql/duty/end_duty.h"
#include "sql/duty/list_colleagues.h"
#include "sql/duty/list_duties.h"
#include "sql/duty/list_leaves.h"
#include "sql/duty/list_reachable.h"
#include "sql/duty/put_on_duty.h"
#include "sql/duty/read_contact_of.h"
#include "sql/duty/read_my_contact.h"
#include "sql/duty/set_my_contact.h"
#include "store/numbers.h"
#include "texts/duty.h"

namespace rongxin::duty {
namespace {

using store::StaffTransaction;
constexpr auto calling = store::SystemKey::because("whom an alert calls is decided by the server; nobody is shown it");

/// Each account once, at the first rung that takes it.
class Rungs {
 public:
  bool add(std::vector<AccountId>& rung, AccountId account) {
    const bool first = taken_.insert(account.value).second;
    if (first) rung.push_back(account);
    return first;
  }

 private:
  std::set<std::int64_t> taken_;
};

struct Candidate {
  AccountId account;
  std::string source, kind;
  int turn = 1;
  bool now = true;
};

bool within_hours(const std::string& hours, bool school_time) {
  return hours == "always" || (hours == "school_hours") == school_time;
}

}  // namespace

Reachable reachable(store::Transaction& transaction, UnitId school, const calendar::SchoolCalendar& calendar,
                    std::int64_t now_ms) {
  const auto times = settings::read(transaction, school, "times", day_of(now_ms));
  const bool school_time =
      calendar.is_school_time(now_ms, times.number("duty_from_minute"), times.number("duty_until_minute"));
  std::vector<Candidate> all;
  transaction.each(calling, sql::duty::list_reachable{.unit_id = school}, [&](const auto& row) {
    all.push_back({row.account_id(), std::string(row.source()), std::string(row.kind()), static_cast<int>(row.turn()),
                   within_hours(std::string(row.hours()), school_time)});
  });
  Reachable found;
  Rungs rungs;
  // The smallest turn that is on now answers first; everybody else of the roster stands in.
  int first_turn = 0;
  for (const auto& one : all)
    if (one.source == "duty" && one.kind == "school" && one.now && first_turn == 0) first_turn = one.turn;
  for (const auto& one : all)
    if (one.source == "duty" && one.kind == "school" && one.now && one.turn == first_turn)
      rungs.add(found.on_duty, one.account);
  for (const auto& one : all)
    if (one.source == "duty" && one.kind == "school") rungs.add(found.deputies, one.account);
  for (const auto& one : all)
    if (one.source == "school_leader" && !rungs.add(found.leaders, one.account) &&
        std::find(found.leaders.begin(), found.leaders.end(), one.account) == found.leaders.end())
      found.leaders_before.push_back(one.account);
  for (const auto& one : all)
    if (one.source == "duty" && one.kind == "county" && one.now) rungs.add(found.county, one.account);
  for (const auto& one : all)
    if (one.source == "counselling_centre" || (one.source == "duty" && one.kind == "county"))
      rungs.add(found.county, one.account);
  if (found.county.empty())
    for (const auto& one : all)
      if (one.source == "county_officer") rungs.add(found.county, one.account);
  for (const auto& one : all)
    if (one.source == "city_officer" || one.source == "system_administrator" ||
        (one.source == "duty" && one.kind == "city"))
      rungs.add(found.city, one.account);
  return found;
}

std::vector<SchoolContact> school_contacts(StaffTransaction& transaction, UnitId school, std::int64_t now_ms) {
  constexpr auto calling_school = store::SystemKey::because(
      "whoever has taken on an alert of a school may telephone the school's people on duty and its leaders");
  std::vector<SchoolContact> found;
  const auto people = reachable(transaction, school, calendar::SchoolCalendar::read(transaction, school), now_ms);
  const auto add = [&](const std::vector<AccountId>& rung, const char* duty) {
    for (const auto account : rung)
      transaction.each(calling_school, sql::duty::read_contact_of{.account_id = account}, [&](const auto& row) {
        found.push_back({std::string(row.name()), duty, std::string(row.phone())});
      });
  };
  add(people.on_duty, "on_duty");
  add(people.deputies, "deputies");
  add(people.leaders, "leaders");
  return found;
}

namespace {

struct RosterKind {
  bool anyone, office;
};

using Words = std::vector<operations::Text>;

Words names_of(const std::vector<AccountId>& accounts, const std::map<std::int64_t, std::string>& names) {
  Words out;
  for (const auto account : accounts)
    if (const auto known = names.find(account.value); known != names.end()) out.emplace_back(known->second);
  return out;
}

// Silence goes to whoever is there next: never to a rung on which the same page says that nobody stands.
const std::string& no_deputy(const Reachable& now, std::string_view language) {
  if (!now.leaders.empty()) return texts::duty::no_deputy().in(language);
  if (!now.county.empty()) return texts::duty::no_deputy_nor_leader().in(language);
  return texts::duty::nobody_after_duty().in(language);
}

// Words with the next step in them.
Words warnings_of(const Reachable& now, const calendar::SchoolCalendar& calendar, RosterKind roster,
                  std::string_view language) {
  const bool anyone = roster.anyone || roster.office;
  Words out;
  if (!anyone) out.emplace_back(texts::duty::roster_empty().in(language));
  else if (now.on_duty.empty() && !roster.office) out.emplace_back(texts::duty::nobody_on_duty().in(language));
  if (anyone && !roster.office && now.deputies.empty()) out.emplace_back(no_deputy(now, language));
  if (now.county.empty() && roster.office) out.emplace_back(texts::duty::office_unreachable().in(language));
  else if (now.county.empty()) out.emplace_back(texts::duty::county_unreachable().in(language));
  if (!calendar.known()) out.emplace_back(texts::duty::no_calendar().in(language));
  return out;
}

}  // namespace

api::DutyRoster duty_roster(const DutyTools& tools, const access::Caller& caller, std::string_view language) {
  const std::int64_t now_ms = tools.clock.now_ms();
  std::map<std::int64_t, std::string> names;
  api::DutyRoster out;
  tools.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(sql::duty::list_duties{}, [&](const auto& row) {
      names[row.account_id().value] = std::string(row.name());
      out.rows.push_back({.id = row.duty_id(),
                          .account_id = row.account_id(),
                          .name = row.name(),
                          .turn = row.turn(),
                          .hours = api::DutyRow::Hours(row.hours()),
                          .since = row.since_on()});
      if (!row.until_on().empty()) out.rows.back().until = row.until_on();
    });
    transaction.each(sql::duty::list_leaves{.now_ms = now_ms}, [&](const auto& row) {
      out.leaves.push_back({.id = row.leave_id(),
                            .account_id = row.account_id(),
                            .name = row.name(),
                            .since_ms = row.since_at_ms(),
                            .until_ms = row.until_at_ms()});
      // Beyond what one person may arrange for another it waits for a second one.
      if (row.asked_until_ms() > row.until_at_ms()) {
        out.leaves.back().asked_until_ms = row.asked_until_ms();
        out.leaves.back().may_confirm = row.is_told_by_caller() == 0;
      }
    });
    transaction.each(sql::duty::list_colleagues{}, [&](const auto& row) {
      names[row.account_id().value] = std::string(row.name());
      out.colleagues.push_back({.account_id = row.account_id(), .name = row.name()});
    });
    const auto calendar = calendar::SchoolCalendar::read(transaction, caller.unit());
    auto now = reachable(transaction, caller.unit(), calendar, now_ms);
    // An office above the schools is itself the county's rung: its people are the ones on duty.
    const bool office =
        caller.role() == access::Role::counselling_centre || caller.role() == access::Role::county_officer;
    if (office) now.on_duty = now.county;
    out.on_duty_now = names_of(now.on_duty, names);
    out.deputies_now = names_of(now.deputies, names);
    out.leaders_now = names_of(now.leaders, names);
    out.leaders_before = names_of(now.leaders_before, names);
    out.county_reachable = !now.county.empty();
    out.warnings = warnings_of(now, calendar, {!out.rows.empty(), office}, language);
    return 0;
  });
  return out;
}

Status add_to_roster(const DutyTools& tools, const access::Caller& caller, const api::DutyToAdd& duty) {
  // A row on days that are none, or that are over, would stand on the roster and never come.
  const std::string today = tools.clock.today(), until = duty.until.value_or(""),
                    since = !duty.since || duty.since->empty() ? today : *duty.since;
  if (!plain_day(since) || (!until.empty() && (!plain_day(until) || until < std::max(since, today))))
    return problems::duty_days_wrong;
  return tools.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    const auto id = store::take_numbers(transaction, "duty");
    const std::int64_t turn = duty.turn.value_or(1);
    if (transaction.run(sql::duty::put_on_duty{.duty_id = id,
                                               .account_id = duty.account_id,
                                               .turn = turn,
                                               .hours = duty.hours.value_or(api::DutyToAdd::Hours("always")).text(),
                                               .since_on = since,
                                               .until_on = until}) == 0)
      return problems::not_found;
    tools.audit.append(transaction,
                       audit::by(caller, "putOnDuty", 0,
                                 "account " + std::to_string(duty.account_id.value) + " turn " + std::to_string(turn)));
    return success();
  });
}

Status take_off_roster(const DutyTools& tools, const access::Caller& caller, std::int64_t duty_id) {
  return tools.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (transaction.run(sql::duty::end_duty{.duty_id = duty_id, .now_ms = tools.clock.now_ms()}) == 0)
      return problems::not_found;
    tools.audit.append(transaction, audit::by(caller, "endDuty", 0, "duty " + std::to_string(duty_id)));
    return success();
  });
}

api::MyContact my_contact(const DutyTools& tools, const access::Caller& caller) {
  return tools.database.read(caller, [](StaffTransaction& transaction) {
    return transaction
        .one(sql::duty::read_my_contact{},
             [](const auto& row) { return api::MyContact{.mail_address = row.mail_address(), .phone = row.phone()}; })
        .value_or(api::MyContact{});
  });
}

Status set_my_contact(const DutyTools& tools, const access::Caller& caller, const api::MyContact& contact) {
  return tools.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    transaction.run(sql::duty::set_my_contact{
        .mail_address = contact.mail_address, .phone = contact.phone, .now_ms = tools.clock.now_ms()});
    tools.audit.append(transaction, audit::by(caller, "setMyContact"));
    return success();
  });
}

}  // namespace rongxin::duty
