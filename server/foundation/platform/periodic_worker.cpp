#include "platform/periodic_worker.h"

#include "platform/log.h"

namespace rongxin {

void PeriodicWorker::start(std::string failure, std::int64_t every_ms, std::function<void()> round) {
  threads_.emplace_back([this, failure = std::move(failure), every_ms, round = std::move(round)] {
    std::unique_lock hold(lock_);
    while (!stopped_.wait_for(hold, std::chrono::milliseconds(every_ms), [&] { return stopping_; })) {
      hold.unlock();
      try {
        round();
      } catch (const std::exception& broken) {
        log::error(failure, {{"detail", broken.what()}});
      }
      hold.lock();
    }
  });
}

void PeriodicWorker::stop() {
  {
    const std::lock_guard hold(lock_);
    stopping_ = true;
  }
  stopped_.notify_all();
  for (auto& thread : threads_)
    if (thread.joinable()) thread.join();
}

bool PeriodicWorker::stopping() const {
  const std::lock_guard hold(lock_);
  return stopping_;
}

}  // namespace rongxin
