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
    case Rate::sign_in: return {1, 200};  // wrong codes only: right ones are not counted
    case Rate::heavy: return {5, 100};
    default: return {200, 2000};
  }
}

}  // namespace

int RateLimit::take(Rate rate, const std::string& address) {
  if (rate == Rate::answering) return 0;
  // A whole school signs in behind one address within a minute: only wrong codes cost (spend()).
  return spend(rate, address, rate == Rate::sign_in ? 0 : 1);
}

void RateLimit::wrong_code(const std::string& address) { (void)spend(Rate::sign_in, address, 1); }

int RateLimit::spend(Rate rate, const std::string& address, double tokens) {
  const Pace pace = pace_of(rate);
  const auto now = std::chrono::steady_clock::now();
  const std::lock_guard hold(lock_);
  if (buckets_.size() > buckets_max) buckets_.clear();
  auto [found, added] = buckets_.try_emplace(address + static_cast<char>('0' + static_cast<int>(rate)), Bucket{pace.burst, now});
  Bucket& bucket = found->second;
  bucket.tokens = std::min(pace.burst, bucket.tokens + pace.per_second * std::chrono::duration<double>(now - bucket.at).count());
  bucket.at = now;
  if (bucket.tokens >= 1) {
    bucket.tokens -= tokens;
    return 0;
  }
  return std::max(1, static_cast<int>(std::ceil((1 - bucket.tokens) / pace.per_second)));
}

}  // namespace rongxin::http
