#pragma once
#include <chrono>
#include <mutex>
#include <string>
#include <unordered_map>

#include "http/route.h"

namespace rongxin::http {

/// Token buckets by address and kind of route. A whole school sits behind one address: answering is
/// not limited here, and of sign-ins only those with a wrong code count: two hundred at once, then
/// one a second, so that guessing one of a city's 1.2 million codes among 2^40 takes days per address.
class RateLimit {
 public:
  /// 0 when the call may go on, else after how many seconds to try again.
  int take(Rate rate, const std::string& address);
  void wrong_code(const std::string& address);

 private:
  int spend(Rate rate, const std::string& address, double tokens);
  struct Bucket {
    double tokens;
    std::chrono::steady_clock::time_point at;
  };
  std::mutex lock_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace rongxin::http
