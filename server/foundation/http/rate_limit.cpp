#include "http/rate_limit.h"

#include <algorithm>
#include <cmath>

namespace rongxin::http {
namespace {

constexpr std::size_t groups_of_a_network_max = 64;
// Three paces of wrong codes and passwords; the arithmetic is in docs/adr/0017.
constexpr RateLimit::Pace wrong_codes{2, 2000}, wrong_codes_of_a_flood{50, 5000}, wrong_passwords{0.5, 60};
constexpr RateLimit::Pace ordinary{200, 2000}, heavy{5, 100};

}  // namespace

RateLimit::RateLimit(Now now, std::size_t most)
    : now_(std::move(now)),
      calls_(most),
      sessions_(most),
      heavy_calls_(most),
      codes_(most),
      floods_(most),
      passwords_(most),
      groups_(most) {}

int RateLimit::take(Rate rate, const std::string& network, std::string_view session) {
  if (rate == Rate::answering || rate == Rate::token) return 0;
  const Pace& pace = rate == Rate::heavy ? heavy : ordinary;
  const std::string kind(1, static_cast<char>('0' + static_cast<int>(rate)));
  const std::lock_guard hold(lock_);
  if (rate == Rate::sign_in) return spend(floods_, wrong_codes_of_a_flood, network, 0);
  if (session.empty()) return spend(calls_, pace, kind + network, 1);
  // Made-up cookies share a bucket, beside the one of those who have none.
  const std::string own(session);
  if (sessions_.find(own) == nullptr) return spend(calls_, pace, kind + "?" + network, 1);
  return rate == Rate::heavy ? spend(heavy_calls_, pace, own, 1) : spend(sessions_, pace, own, 1);
}

void RateLimit::know_session(std::string_view session) {
  const std::lock_guard hold(lock_);
  sessions_.use(std::string(session), {ordinary.burst, now_()});
}

std::string RateLimit::known_session(std::string_view session) {
  std::string own(session);
  const std::lock_guard hold(lock_);
  return sessions_.find(own) == nullptr ? std::string() : own;
}

void RateLimit::wrong_code(const std::string& network) {
  const std::lock_guard hold(lock_);
  spend(codes_, wrong_codes, network, 1);
  spend(floods_, wrong_codes_of_a_flood, network, 1);
}

int RateLimit::wait_after_wrong_codes(const std::string& network) {
  const std::lock_guard hold(lock_);
  return spend(codes_, wrong_codes, network, 0);
}

int RateLimit::right_code(const std::string& network, const std::string& group) {
  const std::lock_guard hold(lock_);
  auto& known = groups_.use(network, {});
  const bool familiar = std::find(known.begin(), known.end(), group) != known.end();
  const int wait_s = spend(codes_, wrong_codes, network, 0);
  if (wait_s > 0) return familiar ? 0 : wait_s;
  if (!familiar) known.push_back(group);
  if (known.size() > groups_of_a_network_max) known.erase(known.begin());
  return 0;
}

void RateLimit::wrong_password(const std::string& network) {
  const std::lock_guard hold(lock_);
  spend(passwords_, wrong_passwords, network, 1);
}

bool RateLimit::spent_on_passwords(const std::string& network) {
  const std::lock_guard hold(lock_);
  return spend(passwords_, wrong_passwords, network, 0) > 0;
}

int RateLimit::spend(Recent<Bucket>& buckets, const Pace& pace, const std::string& key, double tokens) {
  const auto now = now_();
  Bucket& bucket = buckets.use(key, Bucket{pace.burst, now});
  bucket.tokens =
      std::min(pace.burst, bucket.tokens + pace.per_second * std::chrono::duration<double>(now - bucket.at).count());
  bucket.at = now;
  if (bucket.tokens >= 1) {
    bucket.tokens -= tokens;
    return 0;
  }
  return std::max(1, static_cast<int>(std::ceil((1 - bucket.tokens) / pace.per_second)));
}

}  // namespace rongxin::http
