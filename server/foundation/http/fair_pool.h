#pragma once
#include <array>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

namespace rongxin::http {

/// Threads for handlers that block. Addresses take turns, and within an address its lines do (a session, a login):
/// who sends a thousand requests waits behind nobody but itself. Above its places the answer is an honest
/// place in the line, not a time-out.
class FairPool {
 public:
  struct Places {
    std::size_t in_all, of_one_address, of_one_line;
  };
  /// Who waits. `behind`: takes its turn only while nobody else waits.
  struct Lane {
    std::string address, line;
    bool behind = false;
  };

  /// `niceness` 0..19: above 0 the threads give way to all others of the machine.
  FairPool(unsigned threads, Places places, int niceness = 0);
  ~FairPool();
  /// 0 when the task will run; else it will not, and the number is the place it would have had.
  std::size_t run(const Lane& lane, std::function<void()> task);
  void stop();

 private:
  struct Address {
    std::unordered_map<std::string, std::deque<std::function<void()>>> lines;
    std::deque<std::string> turns;
    std::size_t waiting = 0;
  };
  struct Side {
    std::unordered_map<std::string, Address> addresses;
    std::deque<std::string> turns;
  };
  void work(int niceness);
  std::function<void()> take(Side& side);

  const Places places_;
  std::mutex lock_;
  std::condition_variable signal_;
  std::array<Side, 2> sides_;  // before, behind
  std::size_t waiting_ = 0;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace rongxin::http
