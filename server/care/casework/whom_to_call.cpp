#include "casework/whom_to_call.h"

#include "duty/duty_roster.h"
#include "sql/casework/read_person_to_call.h"

namespace rongxin::casework {

using store::StaffTransaction;
constexpr auto to_telephone = store::SystemKey::because(
    "name and duty number of whoever is on duty for the caller's own unit, for the hour without a network");
constexpr std::size_t people_max = 3;

Result<api::WhomToCall> whom_to_call(campaigns::Screening& screening, const access::Caller& caller,
                                     const api::read_whom_to_call::In&) {
  api::WhomToCall out;
  screening.database.read(caller, [&](StaffTransaction& transaction) {
    const auto calendar = calendar::SchoolCalendar::read(transaction, caller.unit());
    const auto found = duty::reachable(transaction, caller.unit(), calendar, screening.clock.now_ms());
    for (const auto* rung : {&found.on_duty, &found.deputies, &found.leaders, &found.county})
      for (const AccountId account : *rung) {
        if (account == caller.account() || out.people.size() >= people_max) continue;
        transaction.each(to_telephone, sql::casework::read_person_to_call{.account_id = account}, [&](const auto& row) {
          if (!row.phone().empty()) out.people.push_back({.name = row.name(), .phone = row.phone()});
        });
      }
    return 0;
  });
  return out;
}

}  // namespace rongxin::casework
