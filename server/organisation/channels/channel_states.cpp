#include "channels/channel_states.h"

#include <map>

#include "api/channels.h"
#include "events/channels.h"
#include "operations/slice.h"
#include "sql/channels/list_channel_faults.h"
#include "sql/channels/list_channel_state.h"

namespace rongxin::channels {
namespace {

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

struct State {
  std::int64_t last_success_ms = 0, waiting = 0, waiting_since_ms = 0, given_up = 0;
  std::map<std::string, Reason> reasons;
};

api::ChannelStates::Channel shown(const Channel& channel, const State& one) {
  using Shown = api::ChannelStates::Channel;
  Shown out{.channel = Shown::ChannelWord(std::string_view(channel.name)),
            .state = Shown::State(!channel.set_up            ? std::string_view("not_set_up")
                                  : !one.reasons.empty()     ? "failing"
                                  : one.last_success_ms == 0 ? "unused"
                                                             : "working"),
            .waiting = one.waiting,
            .given_up = one.given_up};
  for (const auto& [word, reason] : one.reasons) {
    auto& told = out.reasons.emplace_back();
    told = {.reason = Shown::Reason::ReasonWord(std::string_view(word)),
            .count = reason.count,
            .since_ms = hour_of(reason.since_ms),
            .last_ms = hour_of(reason.last_ms)};
    if (!reason.said.empty()) told.said = reason.said;
  }
  if (one.last_success_ms != 0) out.last_success_ms = hour_of(one.last_success_ms);
  if (one.waiting_since_ms != 0) out.waiting_since_ms = hour_of(one.waiting_since_ms);
  return out;
}

State state_of(Transaction& transaction, const Channel& channel, std::int64_t now_ms) {
  State out;
  if (!channel.outbox_kind.empty()) {
    transaction.each(
        counting,
        sql::channels::list_channel_state{
            .kind = channel.outbox_kind, .since_ms = now_ms - looked_back_ms, .held_up_since_ms = now_ms - held_up_ms},
        [&](const auto& row) {
          out = {row.last_done_at_ms(), row.waiting(), row.oldest_waiting_at_ms(), row.given_up(), {}};
        });
    transaction.each(
        counting, sql::channels::list_channel_faults{.kind = channel.outbox_kind, .since_ms = now_ms - looked_back_ms},
        [&](const auto& row) {
          const std::string fault(row.last_fault().value_or(""));
          auto& reason = out.reasons[neutral_reason(fault)];
          reason.count += row.faults();
          reason.since_ms = reason.since_ms == 0 ? row.first_at_ms() : std::min(reason.since_ms, row.first_at_ms());
          if (fault.starts_with(events::gateway_answered) && row.last_at_ms() >= reason.last_ms)
            reason.said = fault.substr(events::gateway_answered.size());
          reason.last_ms = std::max(reason.last_ms, row.last_at_ms());
        });
  }
  if (channel.last_success_ms) out.last_success_ms = channel.last_success_ms(transaction);
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

std::vector<http::Route> channel_routes(Channels made) {
  operations::Slice slice(std::make_shared<const Channels>(std::move(made)));
  slice.on<api::read_channels>([](const Channels& channels, const access::Caller&, const api::read_channels::In&) {
    api::ChannelStates out{.looked_back_days = 7, .now_ms = channels.clock.now_ms()};
    channels.database.read(counting, [&](Transaction& transaction) {
      for (const auto& one : channels.all) out.channels.push_back(shown(one, state_of(transaction, one, out.now_ms)));
      return 0;
    });
    return Result<api::ChannelStates>(std::move(out));
  });
  return slice.routes();
}

}  // namespace rongxin::channels
