#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace rongxin::http {

/// Threads for handlers that block, with a bounded queue: above it the answer is an honest place
/// in the line, not a time-out.
class WorkerPool {
 public:
  WorkerPool(unsigned threads, unsigned waiting_max);
  ~WorkerPool();
  /// 0 when the task will run; else it will not, and the number is the place it would have had.
  std::size_t run(std::function<void()> task);
  void stop();

 private:
  void work();
  const std::size_t waiting_max_;
  std::mutex lock_;
  std::condition_variable signal_;
  std::deque<std::function<void()>> waiting_;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace rongxin::http
