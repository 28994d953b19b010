#pragma once
#include <chrono>
#include <mutex>
#include <string>
#include <unordered_map>

#include "http/route.h"

namespace rongxin::http {

/// Token buckets by address and kind of route. A whole school sits behind one address: the
/// answering routes are not limited here (their tickets are), wrong codes and passwords are
/// slowed down where they are checked.
class RateLimit {
 public:
  /// 0 when the call may go on, else after how many seconds to try again.
  int take(Rate rate, const std::string& address);

 private:
  struct Bucket {
    double tokens;
    std::chrono::steady_clock::time_point at;
  };
  std::mutex lock_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace rongxin::http
