#include "live/feed.h"

#include <algorithm>

#include "platform/log.h"
#include "sql/live/find_live_context.h"
#include "sql/live/list_alert_changes.h"
#include "sql/live/list_counted_classes.h"

namespace rongxin::live {
namespace {

using access::Role;
using store::Transaction;
constexpr auto telling = store::SystemKey::because(
    "which topic has changed is told without what, and to sessions of the units above it only");
// A transaction that has taken its event's number may commit this much later.
constexpr std::int64_t window_ms = 30'000, awake_ms = 15'000;
constexpr int session_check_rounds = 3;

// Topics with the part of them that has changed. A page learns only of what its list would show: a stream that
// told a leader of every alert would name, to the second, the child who had just handed in.
const std::string alerts = "alerts", acute = "acute", clocks = "clocks", urgent_clocks = "clocks/urgent",
                  lent_clocks = "clocks/lent", lent_alerts = "alerts/lent", unreachable_clocks = "clocks/unreachable";

// Whether a post is told of a topic at all; whether the unit is its own is decided by the tree.
bool wants(Role role, const std::string& topic) {
  if (topic == alerts || topic == acute) return role == Role::psychology_teacher;
  if (topic == lent_alerts || topic == lent_clocks) return role == Role::counselling_centre;
  if (topic == clocks) return role == Role::county_officer || role == Role::city_officer;
  if (topic == urgent_clocks) return role == Role::school_leader;
  if (topic == unreachable_clocks) return role == Role::system_administrator;
  return role != Role::auditor && role != Role::system_administrator && role != Role::security_administrator &&
         role != Role::counselling_centre;
}

}  // namespace

void Feed::start(std::int64_t every_ms) {
  rounds_.start("telling of changes failed", every_ms, [this] { round(); });
}

void Feed::stop() {
  rounds_.stop();
  const std::lock_guard hold(readers_lock_);
  for (auto& reader : readers_) reader.stream->end();
  readers_.clear();
}

void Feed::join(const access::Caller& caller, std::shared_ptr<http::Stream> stream) {
  if (!stream->send("retry: 3000\n\n")) return;
  const std::lock_guard hold(readers_lock_);
  readers_.push_back({caller.context(), caller.unit(), caller.role(), std::move(stream), clock_.now_ms()});
}

std::size_t Feed::open() const {
  const std::lock_guard hold(readers_lock_);
  return readers_.size();
}

void Feed::round() {
  const std::lock_guard one_at_a_time(round_lock_);
  const Changes found = changes();
  if (++round_no_ % session_check_rounds == 0) end_ended_sessions();
  tell(found);
}

Feed::Changes Feed::changes() {
  Changes found;
  const std::int64_t since_ms = clock_.now_ms() - window_ms;
  std::map<std::string, std::int64_t> now;  // one change has a row per unit above it: fresh for all of them or for none
  const auto add = [&](const std::string& what, std::int64_t at_ms, std::int64_t above, const std::string& topic) {
    now.emplace(what, at_ms);
    if (!first_ && !seen_.contains(what)) found[above].insert(topic);
  };
  database_.read(telling, [&](Transaction& transaction) {
    transaction.each(telling, sql::live::list_alert_changes{.first_event = since_ms << 20}, [&](const auto& row) {
      const std::string what = "e" + std::to_string(row.event_id());
      const std::int64_t at_ms = row.event_id() >> 20, above = row.ancestor_id().value;
      add(what, at_ms, above, alerts);
      add(what, at_ms, above, clocks);
      if (row.urgency() == 1) add(what, at_ms, above, acute);
      if (row.tier_rank() == 1) add(what, at_ms, above, urgent_clocks);
      if (row.has_come_to_centre() != 0) add(what, at_ms, above, lent_clocks);
      if (row.is_granted() != 0) add(what, at_ms, above, lent_alerts);
      if (row.is_unreachable() != 0) add(what, at_ms, above, unreachable_clocks);
    });
    transaction.each(telling, sql::live::list_counted_classes{.since_ms = since_ms}, [&](const auto& row) {
      const std::string campaign = std::to_string(row.campaign_id().value);
      add("c" + campaign + "." + std::to_string(row.class_unit_id().value) + "." + std::to_string(row.counted_at_ms()),
          row.counted_at_ms(), row.ancestor_id().value, "campaign:" + campaign);
    });
    return 0;
  });
  first_ = false;
  // What is no longer found has left the window; nothing else is forgotten.
  seen_ = std::move(now);
  return found;
}

void Feed::end_ended_sessions() {
  std::set<std::int64_t> contexts;
  {
    const std::lock_guard hold(readers_lock_);
    for (const auto& reader : readers_) contexts.insert(reader.context.value);
  }
  if (contexts.empty()) return;
  const std::int64_t now_ms = clock_.now_ms();
  const std::string today = day_of(now_ms);
  database_.read(telling, [&](Transaction& transaction) {
    std::erase_if(contexts, [&](std::int64_t context) {
      return transaction
          .one(telling,
               sql::live::find_live_context{.context_id = ContextId(context),
                                            .now_ms = now_ms,
                                            .used_since_ms = now_ms - session_idle_ms_,
                                            .today = today,
                                            .input_since_ms = now_ms - untouched_ms_},
               [](const auto&) { return true; })
          .has_value();
    });
    return 0;
  });
  const std::lock_guard hold(readers_lock_);
  std::erase_if(readers_, [&](Reader& reader) {
    if (!contexts.contains(reader.context.value)) return false;
    reader.stream->end();
    return true;
  });
}

void Feed::tell(const Changes& changes) {
  const std::int64_t now_ms = clock_.now_ms();
  const std::lock_guard hold(readers_lock_);
  std::erase_if(readers_, [&](Reader& reader) {
    std::string text;
    if (const auto own = changes.find(reader.unit.value); own != changes.end())
      for (const auto& topic : own->second)
        if (wants(reader.role, topic)) text += "data: {\"topic\":\"" + topic.substr(0, topic.find('/')) + "\"}\n\n";
    if (text.empty() && now_ms - reader.quiet_since_ms < awake_ms) return false;
    if (text.empty()) text = ": awake\n\n";
    reader.quiet_since_ms = now_ms;
    return !reader.stream->send(text);
  });
}

std::vector<http::Route> event_routes(Feed& feed) {
  const std::vector<Role> staff{
      Role::class_teacher,        Role::session_operator,      Role::psychology_teacher, Role::school_leader,
      Role::counselling_centre,   Role::county_officer,        Role::city_officer,       Role::auditor,
      Role::system_administrator, Role::security_administrator};
  return {http::staff_route(http::Method::get, "/api/events", {staff, http::DataClass::none, http::Rate::ordinary},
                            [&feed](const http::Request& request, const access::Caller& caller) {
                              http::Response response;
                              response.content_type = "text/event-stream";
                              response.headers.emplace_back("X-Accel-Buffering", "no");
                              if (request.query_value("once") == "true") response.body = ": once\n\n";
                              else
                                response.stays_open = [&feed, caller](std::shared_ptr<http::Stream> stream) {
                                  feed.join(caller, std::move(stream));
                                };
                              return response;
                            })};
}

}  // namespace rongxin::live
