#pragma once
#include <chrono>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "http/recent.h"
#include "http/route.h"

namespace rongxin::http {

/// Token buckets by address and kind of route. A whole school sits behind one address, so
/// - answering, and what opens with a token too long to guess, is not limited here;
/// - staff whose session has been seen to be good have a bucket of their own, whatever their address has done;
/// - of passwords and codes only wrong ones cost. What that buys is reckoned in docs/adr/0017.
/// Bounded: above `entries_max` of one kind the address that was seen longest ago is forgotten.
class RateLimit {
 public:
  struct Pace {
    double per_second, burst;
  };
  using Now = std::function<std::chrono::steady_clock::time_point()>;
  static constexpr std::size_t entries_max = 50'000;

  explicit RateLimit(
      Now now = [] { return std::chrono::steady_clock::now(); }, std::size_t most = entries_max);

  /// 0 when the call may go on, else after how many seconds to try again. `session` is the cookie of staff, or empty.
  int take(Rate rate, const std::string& network, std::string_view session = {});
  /// A session that was good a moment ago.
  void know_session(std::string_view session);
  /// The session, when it is known; else nothing.
  std::string known_session(std::string_view session);

  /// A well-formed code that opens nothing.
  void wrong_code(const std::string& network);
  /// A right code may always be answered while its network has not tried too many wrong ones, and after that when
  /// children of the same `group` (a school) have come in from there before. Remembers the group. 0, or seconds to
  /// wait.
  int right_code(const std::string& network, const std::string& group);
  /// 0, or the seconds after which a wrong code is looked up again.
  int wait_after_wrong_codes(const std::string& network);

  void wrong_password(const std::string& network);
  /// Whether an address has had so many wrong passwords that its next ones wait behind everybody else's.
  bool spent_on_passwords(const std::string& network);

 private:
  struct Bucket {
    double tokens;
    std::chrono::steady_clock::time_point at;
  };
  int spend(Recent<Bucket>& buckets, const Pace& pace, const std::string& key, double tokens);

  const Now now_;
  std::mutex lock_;
  Recent<Bucket> calls_, sessions_, heavy_calls_, codes_, floods_, passwords_;
  Recent<std::vector<std::string>> groups_;
};

}  // namespace rongxin::http
