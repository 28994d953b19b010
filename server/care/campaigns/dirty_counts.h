#pragma once
#include <atomic>
#include <mutex>
#include <utility>
#include <vector>

#include "platform/ids.h"

namespace rongxin::campaigns {

/// Children whose sheets have changed since the last count; the answering path only adds.
class DirtyCounts {
 public:
  void add(StudentId student, CampaignId campaign) {
    const std::lock_guard hold(lock_);
    changed_.emplace_back(student, campaign);
  }
  std::vector<std::pair<StudentId, CampaignId>> take() {
    const std::lock_guard hold(lock_);
    return std::exchange(changed_, {});
  }

  /// The counts hold all that had happened by then: what a live board says of its freshness.
  void counted_until(std::int64_t at_ms) { counted_until_ms_ = at_ms; }
  std::int64_t counted_until_ms() const { return counted_until_ms_; }

 private:
  std::atomic<std::int64_t> counted_until_ms_ = 0;
  std::mutex lock_;
  std::vector<std::pair<StudentId, CampaignId>> changed_;
};

}  // namespace rongxin::campaigns
