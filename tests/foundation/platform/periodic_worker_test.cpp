#include "platform/periodic_worker.h"

#include <doctest/doctest.h>
#include <atomic>
#include <stdexcept>

using namespace rongxin;

namespace {

void wait_until(const std::atomic<int>& count, int reached) {
  for (int i = 0; i < 3000 && count < reached; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

}  // namespace

TEST_CASE("a round that fails is not the last one") {
  std::atomic<int> begun = 0;
  PeriodicWorker rounds;
  rounds.start("a test's round failed, as it should", 1, [&] {
    if (++begun < 3) throw std::runtime_error("as wanted");
  });
  wait_until(begun, 5);
  CHECK(begun >= 5);
}

TEST_CASE("stopping waits for the round that is under way, and nothing begins afterwards") {
  std::atomic<int> begun = 0, ended = 0;
  PeriodicWorker rounds;
  for (int i = 0; i < 2; ++i)
    rounds.start("a test's round failed", 1, [&] {
      ++begun;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
      ++ended;
    });
  wait_until(begun, 2);
  rounds.stop();
  CHECK(rounds.stopping());
  const int at_the_end = begun;
  CHECK(ended == at_the_end);
  std::this_thread::sleep_for(std::chrono::milliseconds(10));
  CHECK(begun == at_the_end);
}
