#include "casework/alert_key.h"

namespace rongxin::casework {

AlertKey key_of(const access::PublicNumber& id) { return {id.student, id.first}; }

access::PublicNumber public_number(const AlertKey& alert) {
  return {alert.student, static_cast<std::uint32_t>(alert.number), 0};
}

std::string alert_id(const Key& key, const AlertKey& alert) {
  return access::public_id(key, access::PublicKind::alert, public_number(alert));
}

std::optional<AlertKey> read_alert_id(const Key& key, std::string_view text) {
  const auto number = access::read_public_id(key, access::PublicKind::alert, text);
  if (!number) return std::nullopt;
  return key_of(*number);
}

std::string_view tier_name(std::int64_t rank) { return rank == 1 ? "acute" : rank == 2 ? "same_day" : "ranked"; }

alerts::Tier tier_named(std::string_view name) {
  return name == "acute" ? alerts::Tier::acute : name == "ranked" ? alerts::Tier::ranked : alerts::Tier::same_day;
}

}  // namespace rongxin::casework
