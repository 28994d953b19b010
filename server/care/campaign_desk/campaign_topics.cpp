#include "campaign_desk/campaign_topics.h"

#include "sql/campaign_desk/list_counted_classes.h"

namespace rongxin::campaign_desk {
namespace {

using access::Role;
constexpr auto telling = store::SystemKey::because(
    "that a class has been counted is told without a number, and to sessions of the units above it only");

void look(store::Transaction& transaction, std::int64_t since_ms, const live::Tell& tell) {
  transaction.each(telling, sql::campaign_desk::list_counted_classes{.since_ms = since_ms}, [&](const auto& row) {
    const std::string campaign = std::to_string(row.campaign_id().value);
    tell({"c" + campaign + "." + std::to_string(row.class_unit_id().value) + "." + std::to_string(row.counted_at_ms()),
          UnitId(row.ancestor_id().value), "campaign:" + campaign});
  });
}

}  // namespace

live::Source campaign_topics() {
  return {{{"campaign:",
            {Role::class_teacher, Role::session_operator, Role::psychology_teacher, Role::school_leader,
             Role::county_officer, Role::city_officer}}},
          look};
}

}  // namespace rongxin::campaign_desk
