#pragma once
#include <mutex>
#include <shared_mutex>
#include <unordered_set>

#include "platform/ids.h"

namespace rongxin::consent {

/// Students whose answers are not to be kept: the answering path asks here at every request, so that a
/// withdrawal works on the next one although the ticket was given before it.
class Withdrawals {
 public:
  bool holds(StudentId student) const {
    const std::shared_lock hold(lock_);
    return !students_.empty() && students_.contains(student.value);
  }
  void set(StudentId student, bool stopped) {
    const std::unique_lock hold(lock_);
    if (stopped) students_.insert(student.value);
    else students_.erase(student.value);
  }

 private:
  mutable std::shared_mutex lock_;
  std::unordered_set<std::int64_t> students_;
};

}  // namespace rongxin::consent
