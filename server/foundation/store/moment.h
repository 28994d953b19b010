#pragma once
// By which moment a right is in force (docs/adr/0031).
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "platform/clock.h"

namespace rongxin::store {

class Connection;

/// The moment of one transaction: each statement of it that asks for $moment or $today is given this one. Not shared
/// between threads.
class Moment {
 public:
  explicit Moment(std::int64_t at_ms) : at_ms_(at_ms) {}
  std::int64_t ms() const { return at_ms_; }  ///< milliseconds since 1970-01-01 UTC
  /// "2026-11-28", the day of it in the city; a view of this object.
  std::string_view day() const {
    if (day_.empty()) day_ = day_of(at_ms_);
    return day_;
  }

 private:
  std::int64_t at_ms_;
  mutable std::string day_;
};

/// Hands moments out: the clock, but never one before a moment that any server of this store has used, also after a
/// restart with a clock that was set back. The store knows a bound ahead of what is used; it is written with the
/// groups of the write queue, so that nothing waits for it in the ordinary case. Thread-safe.
class Moments {
 public:
  /// How far the bound is ahead when it is written: after a crash a moment stands still until the clock has come up.
  static constexpr std::int64_t ahead_ms_max = 60'000;

  explicit Moments(const Clock& clock) : clock_(clock) {}

  /// Learns from the store what was used before.
  void begin(Connection& connection);
  /// max(clock, greatest moment used before)
  std::int64_t use() {
    const std::int64_t now_ms = clock_.now_ms();
    std::int64_t used_ms = used_ms_;
    while (used_ms < now_ms && !used_ms_.compare_exchange_weak(used_ms, now_ms)) {
    }
    return used_ms < now_ms ? now_ms : used_ms;
  }
  /// Whether a group that is written anyway takes the bound along: one of them when a quarter of it is used up, each
  /// when the next moment lies past it.
  bool wants_keeping() {
    const std::int64_t left_ms = ended_ ? ahead_ms_max : ahead_ms();
    return left_ms < 0 || (left_ms < ahead_ms_max / 4 * 3 && !being_kept_.exchange(true));
  }
  /// Whether a reader waits until the bound has been written. Where that fails (a full disk), reading goes on by what
  /// this server remembers, and asks again a second later.
  bool must_keep() const { return !ended_ && ahead_ms() < 0 && std::chrono::steady_clock::now() > not_before_.load(); }
  /// Within a transaction of the writer; the bound that the store knows now, to be told to `kept` once that is
  /// committed.
  std::int64_t keep(Connection& connection) const;
  void kept(std::int64_t bound_ms);
  void not_kept() {
    being_kept_ = false;
    not_before_ = std::chrono::steady_clock::now() + std::chrono::seconds(1);
  }
  /// The bound stays where it is from now on.
  void end() { ended_ = true; }
  /// Within the last transaction, after `end`: what was used in truth, so that nothing stands still after an orderly
  /// restart.
  void keep_exactly(Connection& connection) const;

 private:
  std::int64_t ahead_ms() const { return kept_to_ms_ - std::max(clock_.now_ms(), used_ms_.load()); }

  const Clock& clock_;
  std::atomic<std::int64_t> used_ms_ = 0;
  std::atomic<std::int64_t> kept_to_ms_ = 0;
  std::atomic<bool> being_kept_ = false, ended_ = false;
  std::atomic<std::chrono::steady_clock::time_point> not_before_{};
};

}  // namespace rongxin::store
