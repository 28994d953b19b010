#include "oversight/clocks.h"

#include <boost/json.hpp>
#include <set>

#include "alerts/problems.h"
#include "alerts/take_on.h"
#include "duty/duty_roster.h"
#include "events/events.h"
#include "platform/problem_catalogue.h"
#include "platform/whole_minute.h"
#include "sql/oversight.h"

namespace rongxin::oversight {
namespace {

namespace json = boost::json;
using store::Row;
using store::StaffTransaction;
constexpr auto supporting = store::SystemKey::because(
    "the caller has been found to see the alert or its clock; the grant is for this one alert");
constexpr int page_rows = 50;

const char* tier_word(std::int64_t tier) { return tier == 1 ? "acute" : tier == 2 ? "same_day" : "ranked"; }

bool seen(const CountyTools& tools, StaffTransaction& transaction, const casework::AlertKey& alert) {
  const auto yes = [](const Row&) { return true; };
  return transaction.one(sql::oversight::find_clock, yes, casework::alert_id(tools.keys.public_id, alert)) ||
         transaction.one(sql::oversight::find_alert, yes, alert.student, alert.number);
}

std::optional<std::int64_t> accepted_by(StaffTransaction& transaction, const casework::AlertKey& alert) {
  return transaction.one(
      supporting, sql::oversight::read_request, [](const Row& row) { return row.integer(0); }, alert.student,
      alert.number);
}

void tell(const CountyTools& tools, StaffTransaction& transaction, const access::Caller& caller,
          std::string_view action, const casework::AlertKey& alert) {
  const std::string number = std::to_string(alert.number);
  events::add(transaction, supporting, alert.student, alerts::changed_kind, number, tools.clock.now_ms());
  tools.audit.append(transaction, audit::by(caller, action, alert.student.value, "alert " + number));
}

json::array contacts(StaffTransaction& transaction, UnitId school, const Clock& clock) {
  json::array list;
  for (const auto& one : duty::school_contacts(transaction, school, clock.now_ms()))
    list.push_back(json::object{{"name", one.name}, {"duty", one.duty}, {"phone", one.phone}});
  return list;
}

}  // namespace

std::string pseudonym(const Key& key, const casework::AlertKey& alert) {
  const Digest digest = CryptoProvider::standard().mac(
      key, "pseudonym/" + std::to_string(alert.student.value) + "/" + std::to_string(alert.number));
  std::uint64_t number = 0;
  for (int i = 0; i < 7; ++i) number = number << 8 | static_cast<unsigned char>(digest[static_cast<std::size_t>(i)]);
  std::string digits = std::to_string(number % 1'000'000'000);
  digits.insert(0, 9 - digits.size(), '0');
  return digits.substr(0, 3) + "-" + digits.substr(3, 3) + "-" + digits.substr(6);
}

Result<std::string> open_clocks(const CountyTools& tools, const access::Caller& caller, const std::string& after) {
  std::int64_t stage = 0, due = 0;
  char ref[33] = "";
  if (!after.empty() && std::sscanf(after.c_str(), "%ld.%ld.%32s", &stage, &due, ref) != 3)
    return Problem(problems::field_invalid, "after", {{"name", "after"}, {"expected", "next"}});
  json::array clocks;
  json::object body;
  std::string shown, next;
  std::vector<std::pair<std::size_t, UnitId>> schools;
  std::set<std::string> callable;
  for (const auto& one : alerts::callable_alerts(tools.database, tools.clock, caller))
    callable.insert(casework::alert_id(tools.keys.public_id, {one.student, one.alert_no}));
  const std::int64_t now_ms = tools.clock.now_ms();
  tools.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(
        sql::oversight::list_clocks,
        [&](const Row& row) {
          json::object one{{"id", row.text(0)},
                           {"pseudonym", row.text(1)},
                           {"school_name", row.text(2)},
                           {"tier", tier_word(row.integer(3))},
                           {"raised_at_ms", row.integer(4)},
                           {"due_at_ms", row.integer(5)},
                           {"reached", row.text(8)},
                           {"support", row.integer(10) == 0   ? "none"
                                       : row.text(11).empty() ? "asked"
                                       : row.integer(12) != 0 ? "by_you"
                                                              : "accepted"}};
          const bool yours = row.integer(14) != 0;
          one["may_take_on"] = callable.contains(row.string(0));
          one["taken_by_you"] = yours;
          if (yours) schools.emplace_back(clocks.size(), UnitId(row.integer(15)));
          if (!row.text(6).empty()) one["taken_by"] = row.text(6);
          else if (row.integer(7) != 0) one["step_due_at_ms"] = row.integer(7);
          if (row.integer(9) != 0) one["unreachable_since_ms"] = row.integer(9);
          if (!row.text(11).empty()) one["supported_by"] = row.text(11);
          clocks.push_back(std::move(one));
          next = std::to_string(row.integer(13)) + "." + std::to_string(row.integer(5)) + "." + row.string(0);
          shown += row.string(1) + " ";
        },
        stage, due, std::string_view(ref), page_rows, now_ms);
    transaction.each(
        sql::oversight::count_clocks,
        [&](const Row& row) {
          body["counts"] = json::object{{"acute", row.integer(0)},
                                        {"overdue", row.integer(1)},
                                        {"same_day", row.integer(2)},
                                        {"waiting", row.integer(3)}};
        },
        now_ms);
    // Whoever has taken it on telephones the school: that is what there is to do from an office.
    for (const auto& [place, school] : schools)
      clocks[place].as_object()["contacts"] = contacts(transaction, school, tools.clock);
    return 0;
  });
  RONGXIN_CHECK(tools.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    tools.audit.append(transaction, audit::by(caller, "listClocks", 0, shown));
    return success();
  }));
  if (clocks.size() == page_rows) body["next"] = next;
  body["clocks"] = std::move(clocks);
  return json::serialize(body);
}

Status ask_for_support(const CountyTools& tools, const access::Caller& caller, const casework::AlertKey& alert) {
  return tools.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (!seen(tools, transaction, alert)) return problems::not_found;
    const std::int64_t now_ms = tools.clock.now_ms();
    if (transaction.run(supporting, sql::oversight::add_request, alert.student, alert.number, caller.account(),
                        now_ms) == 0)
      return success();
    transaction.run(supporting, sql::oversight::set_clock_support, casework::alert_id(tools.keys.public_id, alert),
                    whole_minute(now_ms), 0);
    tell(tools, transaction, caller, "askForSupport", alert);
    return success();
  });
}

Status withdraw_support(const CountyTools& tools, const access::Caller& caller, const casework::AlertKey& alert) {
  return tools.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (!seen(tools, transaction, alert)) return problems::not_found;
    if (transaction.run(supporting, sql::oversight::withdraw_request, alert.student, alert.number,
                        tools.clock.now_ms()) == 0)
      return accepted_by(transaction, alert) ? Status(Problem(problems::support_accepted)) : success();
    transaction.run(supporting, sql::oversight::set_clock_support, casework::alert_id(tools.keys.public_id, alert), 0,
                    0);
    tell(tools, transaction, caller, "withdrawSupport", alert);
    return success();
  });
}

Status lend_support(const CountyTools& tools, const access::Caller& caller, const casework::AlertKey& alert) {
  return tools.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (!seen(tools, transaction, alert)) return problems::not_found;
    const std::int64_t now_ms = tools.clock.now_ms();
    transaction.run(supporting, sql::oversight::add_request, alert.student, alert.number, caller.account(), now_ms);
    if (transaction.run(supporting, sql::oversight::accept_request, alert.student, alert.number, caller.account(),
                        now_ms) == 0)
      return accepted_by(transaction, alert) == caller.account().value ? success()
                                                                       : Status(Problem(problems::support_accepted));
    transaction.run(supporting, sql::oversight::add_grant, alert.student, alert.number, caller.account(), caller.unit(),
                    now_ms);
    transaction.run(supporting, sql::oversight::set_clock_support, casework::alert_id(tools.keys.public_id, alert),
                    whole_minute(now_ms), caller.account());
    tell(tools, transaction, caller, "lendSupport", alert);
    return success();
  });
}

}  // namespace rongxin::oversight
