#pragma once
// Which alert, and how urgent, by the words of the contract.
#include <optional>
#include <string>
#include <string_view>

#include "access/public_id.h"
#include "alerts/rules.h"

namespace rongxin::casework {

struct AlertKey {
  StudentId student;
  std::int64_t number = 0;
};
AlertKey key_of(const access::PublicNumber& id);
access::PublicNumber public_number(const AlertKey& alert);
std::string alert_id(const Key& key, const AlertKey& alert);
/// Nothing when it is none of ours.
std::optional<AlertKey> read_alert_id(const Key& key, std::string_view text);

/// 1 acute, 2 same_day, 3 ranked.
std::string_view tier_name(std::int64_t rank);
inline std::string_view tier_name(alerts::Tier tier) { return tier_name(static_cast<std::int64_t>(tier)); }
alerts::Tier tier_named(std::string_view name);
/// How urgent the page showed an alert (absent: same_day), for acts on many at once.
template <class Word>
alerts::Tier shown_tier(const std::optional<Word>& tier) {
  return tier ? tier_named(tier->text()) : alerts::Tier::same_day;
}

}  // namespace rongxin::casework
