#include "http/worker_pool.h"

namespace rongxin::http {

WorkerPool::WorkerPool(unsigned threads, unsigned waiting_max) : waiting_max_(waiting_max) {
  for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool() { stop(); }

std::size_t WorkerPool::run(std::function<void()> task) {
  {
    const std::lock_guard hold(lock_);
    if (stopping_ || waiting_.size() >= waiting_max_) return waiting_.size() + 1;
    waiting_.push_back(std::move(task));
  }
  signal_.notify_one();
  return 0;
}

void WorkerPool::stop() {
  {
    const std::lock_guard hold(lock_);
    stopping_ = true;
  }
  signal_.notify_all();
  for (auto& thread : threads_)
    if (thread.joinable()) thread.join();
}

void WorkerPool::work() {
  while (true) {
    std::function<void()> task;
    {
      std::unique_lock hold(lock_);
      signal_.wait(hold, [&] { return stopping_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      task = std::move(waiting_.front());
      waiting_.pop_front();
    }
    task();
  }
}

}  // namespace rongxin::http
