#pragma once
#include <mutex>
#include <utility>
#include <vector>

#include "platform/ids.h"

namespace rongxin::screening {

/// Children whose sheets have changed since the last count; the answering path only adds.
class ChangedChildren {
 public:
  void add(StudentId student, CampaignId campaign) {
    const std::lock_guard hold(lock_);
    changed_.emplace_back(student, campaign);
  }
  std::vector<std::pair<StudentId, CampaignId>> take() {
    const std::lock_guard hold(lock_);
    return std::exchange(changed_, {});
  }

 private:
  std::mutex lock_;
  std::vector<std::pair<StudentId, CampaignId>> changed_;
};

}  // namespace rongxin::screening
