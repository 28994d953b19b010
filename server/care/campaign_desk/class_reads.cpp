#include "campaign_desk/class_reads.h"

#include "sql/campaign_desk/count_class.h"
#include "sql/campaign_desk/list_classes.h"
#include "sql/campaign_desk/list_reachable_adults.h"

namespace rongxin::campaign_desk {

std::optional<ClassSessionId> open_session_of(store::StaffTransaction& transaction, CampaignId campaign,
                                              UnitId class_unit) {
  std::optional<ClassSessionId> found;
  transaction.each(sql::campaign_desk::list_classes{.campaign_id = campaign}, [&](const auto& row) {
    if (row.class_unit_id().value == class_unit.value) found = row.class_session_id();
  });
  return found;
}

bool is_reachable(store::StaffTransaction& transaction, AccountId adult) {
  bool found = false;
  transaction.each(sql::campaign_desk::list_reachable_adults{},
                   [&](const auto& row) { found = found || row.account_id().value == adult.value; });
  return found;
}

void count_class(store::Transaction& transaction, CampaignId campaign, UnitId class_unit, std::int64_t now_ms) {
  constexpr auto counting = store::SystemKey::because("started and finished are counted by class; counts name nobody");
  transaction.run(counting, sql::campaign_desk::count_class{
                                .campaign_id = campaign, .class_unit_id = class_unit, .now_ms = now_ms});
}

}  // namespace rongxin::campaign_desk
