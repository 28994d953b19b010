#pragma once
// The board of counties and schools: completion and timeliness as counts, kept a few seconds behind.
#include <array>
#include <map>
#include <mutex>
#include <string>

#include "oversight/clocks.h"
#include "platform/periodic_worker.h"

namespace rongxin::oversight {

/// Keeps the open clocks by pseudonym and the counts per school, so that a board never sums over children while
/// somebody waits.
class BoardTally {
 public:
  BoardTally(store::Database& database, const Clock& clock, const KeyRing& keys)
      : database_(database), clock_(clock), keys_(keys) {}
  ~BoardTally() { stop(); }
  void start(std::int64_t every_ms);
  void stop();
  void round();

 private:
  using Counts = std::array<std::int64_t, 6>;
  struct Shown {
    std::string ref, pseudonym, escalated_to;
    std::array<std::int64_t, 9>
        numbers{};  ///< school, tier, raised, due, taken by, step due, unreachable since, asked, supported by
    bool operator==(const Shown&) const = default;
  };
  void keep_clocks();
  void keep_counts();
  store::Database& database_;
  const Clock& clock_;
  const KeyRing& keys_;
  bool first_ = true;
  std::map<std::pair<std::int64_t, std::int64_t>, Shown> clocks_;    ///< as stored, by student and alert
  std::map<std::pair<std::int64_t, std::int64_t>, Counts> written_;  ///< campaign (0: alerts) and school
  std::mutex round_lock_;                                            ///< of what is known of the stored counts
  PeriodicWorker rounds_;
};

/// Units directly below one of the caller's (left out: the caller's own), of a campaign (left out: the newest). Problem
/// not_found.
Result<api::CityBoard> board(const Services& tools, const access::Caller& caller, const api::read_city_board::In& in);
/// First moment that alerts are counted from: the beginning of the school year, 1 September.
std::int64_t counted_since_ms(std::int64_t now_ms);

}  // namespace rongxin::oversight
