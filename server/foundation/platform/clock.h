#pragma once
#include <atomic>
#include <cstdint>
#include <string>

namespace rongxin {

/// The one source of time. Instants are milliseconds since 1970-01-01 UTC; days are
/// "YYYY-MM-DD" in the city's time zone (UTC+8, which has had no daylight saving since 1991).
class Clock {
 public:
  virtual ~Clock() = default;
  virtual std::int64_t now_ms() const = 0;
  std::string today() const;
  static const Clock& system();
};

/// A clock that stands still until it is told to move; for tests, whose server reads it while they move it.
class SetClock final : public Clock {
 public:
  explicit SetClock(std::int64_t at_ms) : at_ms_(at_ms) {}
  std::int64_t now_ms() const override { return at_ms_; }
  void advance_ms(std::int64_t by_ms) { at_ms_ += by_ms; }

 private:
  std::atomic<std::int64_t> at_ms_;
};

/// The system's clock moved by a fixed time; it runs. For the days that a demonstration has lived.
class MovedClock final : public Clock {
 public:
  /// It is `at_ms` at this moment.
  explicit MovedClock(std::int64_t at_ms) : by_ms_(at_ms - system().now_ms()) {}
  std::int64_t now_ms() const override { return system().now_ms() + by_ms_; }

 private:
  const std::int64_t by_ms_;
};

/// "2026-11-23" of an instant in the city's time zone.
std::string day_of(std::int64_t at_ms);
/// "2026-11-23T08:00:00+08:00" of an instant in the city's time zone.
std::string instant_text(std::int64_t at_ms);

}  // namespace rongxin
