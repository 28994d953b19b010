#pragma once
// Shared by exchange.cpp and connection.h only: how an answer gets back to its connection.
#include <atomic>
#include <functional>

#include "http/exchange.h"

namespace rongxin::http {

/// Runs tasks on one event loop; post() is the only member that other threads call.
class Loop {
 public:
  virtual ~Loop() = default;
  virtual void post(std::function<void()> task) = 0;
  unsigned number = 0;
};

class Exchange::State {
 public:
  virtual ~State() = default;
  virtual const Request& request() const = 0;
  virtual Loop& loop() = 0;
  /// On the loop's thread, once.
  virtual void deliver(Response response) = 0;
  std::atomic<bool> answered{false};
};

}  // namespace rongxin::http
