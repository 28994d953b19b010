#include "http/fair_pool.h"

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace rongxin::http {

FairPool::FairPool(unsigned threads, Places places, int niceness) : places_(places) {
  for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this, niceness] { work(niceness); });
}

FairPool::~FairPool() { stop(); }

std::size_t FairPool::run(const Lane& lane, std::function<void()> task) {
  {
    const std::lock_guard hold(lock_);
    Side& side = sides_[lane.behind ? 1 : 0];
    const auto address = side.addresses.find(lane.address);
    const std::size_t of_address = address == side.addresses.end() ? 0 : address->second.waiting;
    if (stopping_ || waiting_ >= places_.in_all || of_address >= places_.of_one_address) return of_address + 1;
    Address& here = side.addresses[lane.address];
    auto& line = here.lines[lane.line];
    if (line.size() >= places_.of_one_line) return line.size() + 1;
    if (line.empty()) here.turns.push_back(lane.line);
    if (here.waiting == 0) side.turns.push_back(lane.address);
    line.push_back(std::move(task));
    ++here.waiting;
    ++waiting_;
  }
  signal_.notify_one();
  return 0;
}

std::function<void()> FairPool::take(Side& side) {
  const std::string address_name = std::move(side.turns.front());
  side.turns.pop_front();
  const auto address = side.addresses.find(address_name);
  Address& here = address->second;
  const std::string line_name = std::move(here.turns.front());
  here.turns.pop_front();
  const auto line = here.lines.find(line_name);
  std::function<void()> task = std::move(line->second.front());
  line->second.pop_front();
  --waiting_;
  if (line->second.empty()) here.lines.erase(line);
  else here.turns.push_back(line_name);
  if (--here.waiting == 0) side.addresses.erase(address);
  else side.turns.push_back(address_name);
  return task;
}

void FairPool::stop() {
  {
    const std::lock_guard hold(lock_);
    stopping_ = true;
  }
  signal_.notify_all();
  for (auto& thread : threads_)
    if (thread.joinable()) thread.join();
}

void FairPool::work(int niceness) {
  if (niceness > 0) ::setpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)), niceness);
  while (true) {
    std::function<void()> task;
    {
      std::unique_lock hold(lock_);
      signal_.wait(hold, [&] { return stopping_ || waiting_ > 0; });
      if (waiting_ == 0) return;
      task = take(sides_[0].turns.empty() ? sides_[1] : sides_[0]);
    }
    task();
  }
}

}  // namespace rongxin::http
