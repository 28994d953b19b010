#pragma once
// Tells open pages which topics have changed. What has changed is read by them, through their own
// rights; here are only names of topics, and each session gets those of its own units.
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "access/caller.h"
#include "http/route.h"
#include "live/topics.h"
#include "platform/clock.h"
#include "platform/periodic_worker.h"
#include "store/database.h"

namespace rongxin::live {

class Feed {
 public:
  /// Whether the session of a context is still at work and open; whose is not hears nothing more.
  using AtWork = std::function<bool(store::Transaction&, ContextId)>;
  Feed(store::Database& database, const Clock& clock, std::vector<Source> sources, AtWork at_work);
  ~Feed() { stop(); }
  void start(std::int64_t every_ms);
  /// Ends every stream.
  void stop();
  void join(const access::Caller& caller, std::shared_ptr<http::Stream> stream);
  /// Looks for changes, ends the streams of ended sessions, keeps idle ones awake.
  void round();
  std::size_t open() const;

 private:
  struct Reader {
    ContextId context;
    UnitId unit;
    access::Role role;
    std::shared_ptr<http::Stream> stream;
    std::int64_t quiet_since_ms = 0;
  };
  /// Topics by the unit that lies above what has changed.
  using Changes = std::map<std::int64_t, std::set<std::string>>;
  Changes changes();
  void end_ended_sessions();
  void tell(const Changes& changes);
  bool hears(access::Role role, std::string_view topic) const;

  store::Database& database_;
  const Clock& clock_;
  const std::vector<Source> sources_;
  const AtWork at_work_;
  std::map<std::string, std::set<access::Role>, std::less<>> heard_by_;  ///< topics as they are registered
  std::set<std::string> seen_;  ///< what has been told of and is still found: commits come late and out of order
  bool first_ = true;
  std::mutex round_lock_;
  int round_no_ = 0;
  mutable std::mutex readers_lock_;
  std::vector<Reader> readers_;
  PeriodicWorker rounds_;
};

/// The stream of topics, which stays open (followChanges).
http::Response follow(Feed& feed, const http::Request& request, const access::Caller& caller);

}  // namespace rongxin::live
