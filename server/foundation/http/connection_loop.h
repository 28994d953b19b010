#pragma once
// A thread of the server with the connections that belong to it. For connection.h and server.cpp only.
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <thread>
#include <unordered_set>

#include "http/exchange_state.h"
#include "http/waiting_room.h"

namespace rongxin::http {

namespace asio = boost::asio;
using Clock = std::chrono::steady_clock;

struct ConnectionBase {
  virtual ~ConnectionBase() = default;
  virtual void close() = 0;
  Clock::time_point deadline;
  bool busy = false;  ///< an answer is being made: the deadline rests
};

class AsioLoop final : public Loop {
 public:
  explicit AsioLoop(unsigned place) : timer(context), retry(context) { number = place; }
  void post(std::function<void()> task) override {
    if (context.get_executor().running_in_this_thread()) task();
    else asio::post(context, std::move(task));
  }
  WaitingRoom<ConnectionBase> waiting;
  unsigned open = 0;                                ///< sockets; a connection that was closed lives a little longer
  std::unordered_set<ConnectionBase*> connections;  // outlives the context, whose handlers hold connections
  asio::io_context context{1};
  asio::steady_timer timer, retry;
  std::thread thread;
  bool draining = false;
};

}  // namespace rongxin::http
