#include "alerts/raise_alert.h"

#include <boost/json.hpp>

#include "alerts/ladder.h"
#include "events/events.h"
#include "platform/city_day.h"
#include "sql/alerts/attach_signal.h"
#include "sql/alerts/call_again.h"
#include "sql/alerts/hasten_alert.h"
#include "sql/alerts/open_alert.h"
#include "sql/alerts/read_signal.h"

namespace rongxin::alerts {

namespace {

// Whoever took an alert on within this time is with the child: what comes in meanwhile is seen on the page.
constexpr std::int64_t at_it_ms = 30 * 60'000;
// What was acute stays so at least until the next morning.
constexpr std::int64_t stays_acute_ms = 12 * 60 * 60'000LL;

}  // namespace

std::string signal_key(const Signal& signal, CampaignId campaign, int attempt) {
  return "c" + std::to_string(campaign.value) + "." + std::to_string(attempt) + "/" + kind_name(signal.kind) + "/" +
         signal.name + "/" + std::to_string(static_cast<int>(signal.tier)) +
         (signal.rescored.empty() ? "" : "/rescored " + signal.rescored);
}

std::string grounds_text(const Signal& signal) {
  boost::json::array met;
  for (const auto& one : signal.met) {
    boost::json::object ground{
        {"subject", one.subject}, {"item", one.is_item ? 1 : 0}, {"value", one.value}, {"at_least", one.at_least}};
    if (one.previous) ground["previous"] = *one.previous;
    met.push_back(std::move(ground));
  }
  boost::json::object grounds{{"name", signal.name}, {"met", std::move(met)}};
  if (!signal.words.empty()) grounds["words"] = signal.words;
  if (signal.rules_version > 1) grounds["rules_version"] = signal.rules_version;
  if (!signal.rescored.empty()) grounds["rescored"] = signal.rescored;
  return boost::json::serialize(grounds);
}

bool read_grounds(std::string_view text, Signal& signal) {
  boost::system::error_code failed;
  const auto value = boost::json::parse(text, failed);
  if (failed || !value.is_object()) return false;
  signal.name = std::string(value.at("name").as_string());
  if (const auto* words = value.as_object().if_contains("words")) signal.words = std::string(words->as_string());
  if (const auto* version = value.as_object().if_contains("rules_version"))
    signal.rules_version = version->to_number<std::int64_t>();
  if (const auto* version = value.as_object().if_contains("rescored"))
    signal.rescored = std::string(version->as_string());
  for (const auto& one : value.at("met").as_array())
    signal.met.push_back(
        {std::string(one.at("subject").as_string()), one.at("item").to_number<int>() != 0,
         one.at("value").to_number<double>(), one.at("at_least").to_number<double>(),
         one.as_object().contains("previous") ? std::optional(one.at("previous").to_number<double>()) : std::nullopt});
  return true;
}

std::int64_t due_at_ms(Tier tier, std::int64_t raised_at_ms) {
  if (tier == Tier::acute) return raised_at_ms + 10 * minute_ms;
  // Nobody is called in the quiet hours of the evening: then the next day is meant.
  const std::int64_t until_quiet_ms = (24 * 60 - Clocks{}.quiet_from_minute) * minute_ms;
  if (tier == Tier::same_day) return city_day_begins_ms(city_day(raised_at_ms + until_quiet_ms) + 1) - 1;
  return raised_at_ms + 14 * day_ms;
}

bool raise(store::OwnTransaction& transaction, const SealedSignal& signal, std::int64_t now_ms) {
  const auto known = transaction.one(sql::alerts::read_signal{.signal_key = signal.key},
                                     [](const auto& row) { return row.alert_no(); });
  if (known) return false;
  const int rank = static_cast<int>(signal.tier);
  const std::int64_t due = due_at_ms(signal.tier, now_ms);
  transaction.run_later(sql::alerts::open_alert{.tier_rank = rank, .raised_at_ms = now_ms, .due_at_ms = due});
  transaction.run_later(sql::alerts::attach_signal{.signal_key = signal.key,
                                                   .campaign_id = signal.campaign,
                                                   .attempt = signal.attempt,
                                                   .kind = kind_name(signal.kind),
                                                   .tier_rank = rank,
                                                   .sealed_grounds = signal.grounds,
                                                   .at_ms = now_ms,
                                                   .raised_by = signal.raised_by});
  transaction.run_later(sql::alerts::hasten_alert{.tier_rank = rank, .due_at_ms = due, .now_ms = now_ms});
  if (signal.tier != Tier::ranked)
    transaction.run_later(sql::alerts::call_again{.tier_rank = rank,
                                                  .due_at_ms = due,
                                                  .now_ms = now_ms,
                                                  .taken_before_ms = now_ms - at_it_ms,
                                                  .urgent_since_ms = now_ms - stays_acute_ms,
                                                  .urgent_due_at_ms = due_at_ms(Tier::acute, now_ms)});
  events::add(transaction, "alert_raised", signal.key, now_ms);
  return true;
}

}  // namespace rongxin::alerts
