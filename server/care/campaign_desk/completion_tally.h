#pragma once
// Counts of started and finished per class, a few seconds behind the sheets; sheets left open when
// their class session has ended are closed here, scored as far as they go.
#include <mutex>
#include <set>
#include <utility>
#include <vector>

#include "campaigns/screening.h"
#include "platform/periodic_worker.h"

namespace rongxin::campaign_desk {

class CompletionTally {
 public:
  explicit CompletionTally(campaigns::Screening& screening) : screening_(screening) {}
  ~CompletionTally() { stop(); }
  void start(std::int64_t every_ms);
  void stop();
  /// One round: closes what has ended, then counts the classes that changed (all of them at first).
  void round();

 private:
  void close_ended();
  void count_changed();
  void count_distribution(std::int64_t campaign, std::int64_t now_ms);
  campaigns::Screening& screening_;
  std::mutex one_at_a_time_;  ///< whoever asks for a round waits for the one that has taken the changes
  bool first_ = true;
  std::set<std::int64_t> waiting_;       ///< campaigns whose distribution has changed since it was counted
  std::int64_t distribution_at_ms_ = 0;  ///< not before
  PeriodicWorker rounds_;
};

}  // namespace rongxin::campaign_desk
