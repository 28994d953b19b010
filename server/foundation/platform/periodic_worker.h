#pragma once
// Work beside the requests: one round after another on threads of its own.
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace rongxin {

/// Declare it last in its owner, so that it ends before what its rounds use.
class PeriodicWorker {
 public:
  PeriodicWorker() = default;
  ~PeriodicWorker() { stop(); }
  PeriodicWorker(const PeriodicWorker&) = delete;

  /// Begins a thread that does `round` every `every_ms`, the first time after that while. A round that throws is
  /// written to the log as `failure`, and the next one comes as always: whatever is due must still be due then.
  void start(std::string failure, std::int64_t every_ms, std::function<void()> round);
  /// Waits for rounds that are under way. Afterwards nothing starts any more.
  void stop();
  bool stopping() const;

 private:
  mutable std::mutex lock_;
  std::condition_variable stopped_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace rongxin
