#include "live/feed.h"

#include <algorithm>

#include "platform/log.h"

namespace rongxin::live {
namespace {

using access::Role;
using store::Transaction;
constexpr auto telling = store::SystemKey::because(
    "which topic has changed is told without what, and to sessions of the units above it only");
// A transaction that has taken its event's number may commit this much later.
constexpr std::int64_t window_ms = 30'000, awake_ms = 15'000;
constexpr int session_check_rounds = 3;

}  // namespace

Feed::Feed(store::Database& database, const Clock& clock, std::vector<Source> sources, AtWork at_work)
    : database_(database), clock_(clock), sources_(std::move(sources)), at_work_(std::move(at_work)) {
  for (const auto& source : sources_)
    for (const auto& topic : source.topics) heard_by_[topic.name].insert(topic.heard_by.begin(), topic.heard_by.end());
}

bool Feed::hears(Role role, std::string_view topic) const {
  const auto found = heard_by_.find(topic.substr(0, topic.find(':') == topic.npos ? topic.npos : topic.find(':') + 1));
  return found != heard_by_.end() && found->second.contains(role);
}

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
  std::set<std::string> now;  // one change has a row per unit above it: fresh for all of them or for none
  const Tell tell = [&](const Change& change) {
    now.insert(change.what);
    if (!first_ && !seen_.contains(change.what)) found[change.above.value].insert(change.topic);
  };
  database_.read(telling, [&](Transaction& transaction) {
    for (const auto& source : sources_) source.look(transaction, since_ms, tell);
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
  database_.read(telling, [&](Transaction& transaction) {
    std::erase_if(contexts, [&](std::int64_t context) { return at_work_(transaction, ContextId(context)); });
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
        if (hears(reader.role, topic)) text += "data: {\"topic\":\"" + topic.substr(0, topic.find('/')) + "\"}\n\n";
    if (text.empty() && now_ms - reader.quiet_since_ms < awake_ms) return false;
    if (text.empty()) text = ": awake\n\n";
    reader.quiet_since_ms = now_ms;
    return !reader.stream->send(text);
  });
}

http::Response follow(Feed& feed, const http::Request& request, const access::Caller& caller) {
  http::Response response;
  response.content_type = "text/event-stream";
  response.headers.emplace_back("X-Accel-Buffering", "no");
  if (request.query_value("once") == "true") response.body = ": once\n\n";
  else
    response.stays_open = [&feed, caller](std::shared_ptr<http::Stream> stream) {
      feed.join(caller, std::move(stream));
    };
  return response;
}

}  // namespace rongxin::live
