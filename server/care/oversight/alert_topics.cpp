#include "oversight/alert_topics.h"

#include "sql/oversight/list_alert_changes.h"

namespace rongxin::oversight {
namespace {

using access::Role;
using live::Change;
constexpr auto telling = store::SystemKey::because(
    "that an alert has changed is told without which, and to sessions of the units above it only");

void look(store::Transaction& transaction, std::int64_t since_ms, const live::Tell& tell) {
  transaction.each(telling, sql::oversight::list_alert_changes{.first_event = since_ms << 20}, [&](const auto& row) {
    const std::string what = "e" + std::to_string(row.event_id());
    const UnitId above(row.ancestor_id().value);
    const auto say = [&](bool so, const char* topic) {
      if (so) tell(Change{what, above, topic});
    };
    say(true, "alerts");
    say(true, "clocks");
    say(row.urgency() == 1, "acute");
    say(row.tier_rank() == 1, "clocks/urgent");
    say(row.has_come_to_centre() != 0, "clocks/lent");
    say(row.is_granted() != 0, "alerts/lent");
    say(row.is_unreachable() != 0, "clocks/unreachable");
  });
}

}  // namespace

live::Source alert_topics() {
  // A page learns only of what its list would show: a stream that told a leader of every alert would name, to the
  // second, the child who had just handed in.
  return {{{"alerts", {Role::psychology_teacher}},
           {"acute", {Role::psychology_teacher}},
           {"alerts/lent", {Role::counselling_centre}},
           {"clocks/lent", {Role::counselling_centre}},
           {"clocks", {Role::county_officer, Role::city_officer}},
           {"clocks/urgent", {Role::school_leader}},
           {"clocks/unreachable", {Role::system_administrator}}},
          look};
}

}  // namespace rongxin::oversight
