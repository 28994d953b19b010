#include <boost/json.hpp>
#include <map>

#include "approvals/approvals.h"
#include "events/channels.h"
#include "sql/approvals/list_channel_faults.h"
#include "sql/approvals/list_channel_state.h"
#include "sql/approvals/read_last_call.h"

namespace rongxin::approvals {
namespace {

namespace json = boost::json;
using store::Transaction;
constexpr auto counting =
    store::SystemKey::because("counts and times of messages per channel; no row of a child, no address, no text");
constexpr std::int64_t looked_back_ms = 7LL * 24 * 3600 * 1000, held_up_ms = 5 * 60'000;

// To the second it would say when somewhere a child has been alerted; whether a channel works is seen by the hour.
std::int64_t hour_of(std::int64_t at_ms) { return at_ms / 3'600'000 * 3'600'000; }

struct Reason {
  std::int64_t count = 0, since_ms = 0, last_ms = 0;
  std::string said;  ///< what a gateway answered last, without numbers and keys
};

struct Channel {
  std::int64_t last_success_ms = 0, waiting = 0, waiting_since_ms = 0, given_up = 0;
  std::map<std::string, Reason> reasons;
};

json::object channel_json(const char* name, bool set_up, const Channel& one) {
  json::array reasons;
  for (const auto& [word, reason] : one.reasons) {
    json::object shown{{"reason", word},
                       {"count", reason.count},
                       {"since_ms", hour_of(reason.since_ms)},
                       {"last_ms", hour_of(reason.last_ms)}};
    if (!reason.said.empty()) shown["said"] = reason.said;
    reasons.push_back(std::move(shown));
  }
  const bool failing = !one.reasons.empty();
  json::object out{{"channel", name},
                   {"state", !set_up                    ? "not_set_up"
                             : failing                  ? "failing"
                             : one.last_success_ms == 0 ? "unused"
                                                        : "working"},
                   {"waiting", one.waiting},
                   {"given_up", one.given_up},
                   {"reasons", std::move(reasons)}};
  if (one.last_success_ms != 0) out["last_success_ms"] = hour_of(one.last_success_ms);
  if (one.waiting_since_ms != 0) out["waiting_since_ms"] = hour_of(one.waiting_since_ms);
  return out;
}

}  // namespace

const char* neutral_reason(std::string_view fault) {
  const auto says = [&](std::string_view words) { return fault.find(words) != std::string_view::npos; };
  if (fault.starts_with(events::gateway_answered)) return "refused";
  if (says("not an address")) return "address_refused";
  if (says("resolve")) return "no_name";
  if (says("imeout") || says("timed out")) return "timed_out";
  if (says("ogin denied")) return "login_refused";
  if (says("SSL") || says("certificate")) return "insecure";
  if (says("connect") || says("Connection")) return "no_connection";
  if (says("answered") || says("(4") || says("(5")) return "refused";
  return "other";
}

std::string channel_states(const Bureau& bureau) {
  auto& screening = bureau.desk.screening;
  const std::int64_t since_ms = screening.clock.now_ms() - looked_back_ms;
  std::map<std::string, Channel> found;
  screening.database.read(counting, [&](Transaction& transaction) {
    transaction.each(counting,
                     sql::approvals::list_channel_state{.since_ms = since_ms,
                                                        .held_up_since_ms = screening.clock.now_ms() - held_up_ms},
                     [&](const auto& row) {
                       found[std::string(row.kind())] = {
                           row.last_done_at_ms(), row.waiting(), row.oldest_waiting_at_ms(), row.given_up(), {}};
                     });
    transaction.each(counting, sql::approvals::list_channel_faults{.since_ms = since_ms}, [&](const auto& row) {
      auto& reason = found[std::string(row.kind())].reasons[neutral_reason(row.last_fault().value_or(""))];
      reason.count += row.faults();
      reason.since_ms = reason.since_ms == 0 ? row.first_at_ms() : std::min(reason.since_ms, row.first_at_ms());
      if (row.last_fault().value_or("").starts_with(events::gateway_answered) && row.last_at_ms() >= reason.last_ms)
        reason.said = std::string(row.last_fault().value_or("")).substr(events::gateway_answered.size());
      reason.last_ms = std::max(reason.last_ms, row.last_at_ms());
    });
    found["page"].last_success_ms =
        transaction.one(counting, sql::approvals::read_last_call{}, [](const auto& row) { return row.made_at_ms(); })
            .value_or(0);
    return 0;
  });
  json::array channels{channel_json("page", true, found["page"]),
                       channel_json("mail", bureau.channels.mail, found["call_by_mail"]),
                       channel_json("webhook", bureau.channels.webhook, found["call_by_webhook"])};
  return json::serialize(
      json::object{{"looked_back_days", 7}, {"now_ms", screening.clock.now_ms()}, {"channels", std::move(channels)}});
}

}  // namespace rongxin::approvals
