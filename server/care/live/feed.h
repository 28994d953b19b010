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
#include "platform/clock.h"
#include "platform/periodic_worker.h"
#include "store/database.h"

namespace rongxin::live {

class Feed {
 public:
  /// After `untouched_ms` without input a session is locked and hears nothing more.
  Feed(store::Database& database, const Clock& clock, std::int64_t session_idle_ms, std::int64_t untouched_ms)
      : database_(database), clock_(clock), session_idle_ms_(session_idle_ms), untouched_ms_(untouched_ms) {}
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

  store::Database& database_;
  const Clock& clock_;
  const std::int64_t session_idle_ms_, untouched_ms_;
  std::map<std::string, std::int64_t>
      seen_;  ///< what has been told of, with its time: commits come late and out of order
  bool first_ = true;
  std::mutex round_lock_;
  int round_no_ = 0;
  mutable std::mutex readers_lock_;
  std::vector<Reader> readers_;
  PeriodicWorker rounds_;
};

/// GET /api/events.
std::vector<http::Route> event_routes(Feed& feed);

}  // namespace rongxin::live
