#include "http/rate_limit.h"

#include <algorithm>
#include <cmath>

namespace rongxin::http {
namespace {

struct Pace {
  double per_second;
  double burst;
};

constexpr std::size_t buckets_max = 100'000;

Pace pace_of(Rate rate) {
  switch (rate) {
    case Rate::sign_in: return {500, 5000};  // a school of 2,000 signs in within the same minute
    case Rate::heavy: return {5, 100};
    default: return {200, 2000};
  }
}

}  // namespace

int RateLimit::take(Rate rate, const std::string& address) {
  if (rate == Rate::answering) return 0;
  const Pace pace = pace_of(rate);
  const auto now = std::chrono::steady_clock::now();
  const std::lock_guard hold(lock_);
  if (buckets_.size() > buckets_max) buckets_.clear();
  auto [found, added] = buckets_.try_emplace(address + static_cast<char>('0' + static_cast<int>(rate)), Bucket{pace.burst, now});
  Bucket& bucket = found->second;
  bucket.tokens = std::min(pace.burst, bucket.tokens + pace.per_second * std::chrono::duration<double>(now - bucket.at).count());
  bucket.at = now;
  if (bucket.tokens >= 1) {
    bucket.tokens -= 1;
    return 0;
  }
  return std::max(1, static_cast<int>(std::ceil((1 - bucket.tokens) / pace.per_second)));
}

}  // namespace rongxin::http
