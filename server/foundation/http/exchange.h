#pragma once
// The facade: everything outside http/server.cpp and connection.h sees these types and never Beast.
#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/problem.h"

namespace rongxin::http {

/// "%E6%A6%95" and '+' as their octets; what is no escape stays.
std::string percent_decoded(std::string_view text);

enum class Method { get, post, put, del };

/// Values of the places of a route's pattern, in order: views into the path.
class PathParameters {
 public:
  static constexpr std::size_t most = 4;
  std::size_t size() const { return count_; }
  std::string_view operator[](std::size_t i) const { return values_[i]; }
  void push(std::string_view value) { values_[count_++] = value; }
  void pop() { --count_; }

 private:
  std::array<std::string_view, most> values_{};
  std::size_t count_ = 0;
};

/// One request, whole in memory. Views are valid until its Exchange has been answered.
class Request {
 public:
  virtual ~Request() = default;
  Method method = Method::get;
  std::string_view path;   ///< without the query, still percent-encoded
  std::string_view query;  ///< after '?', may be empty; never holds anything sensitive
  std::string_view body;
  bool announces_body = false;     ///< by its header: a body follows or has followed
  bool secure = false;             ///< came over TLS, here or at a configured proxy that says so
  std::string remote_address;      ///< peer, or the forwarded address when the peer is a configured proxy
  PathParameters path_parameters;  ///< values of {…} in the route's pattern, in order

  virtual std::string_view header(std::string_view name) const = 0;  ///< case-insensitive; empty when absent
  /// Every line of that name, in their order.
  virtual std::vector<std::string_view> header_lines(std::string_view name) const = 0;
  std::string_view cookie(std::string_view name) const;
  /// Value of a query parameter, percent-decoded; empty when absent.
  std::string query_value(std::string_view name) const;
  /// Whom a list is narrowed to: a name, which must not stand in an address (header X-Search, percent-encoded).
  std::string searched() const { return percent_decoded(header("X-Search")); }
  /// "zh-CN" or "en", from ?lang=, then Accept-Language; zh-CN when in doubt.
  std::string_view language() const;
};

/// An answer that stays open. Thread-safe.
class Stream {
 public:
  virtual ~Stream() = default;
  /// False when the reader has gone, or left so much unread that it is dropped.
  virtual bool send(std::string octets) = 0;
  virtual void end() = 0;
};

struct Response {
  int status = 200;
  std::string content_type = "application/json; charset=utf-8";
  std::string body;
  std::shared_ptr<const std::string> shared_body;  ///< used in place of `body` when set; not copied
  std::vector<std::pair<std::string, std::string>> headers;
  bool wrong_code = false;   ///< a well-formed code was tried that opens nothing: costs its sender
  std::string came_in_from;  ///< a right code was tried: the group (a school) it belongs to
  /// When set the answer has no end yet: what goes into the stream follows the head.
  std::function<void(std::shared_ptr<Stream>)> stays_open;

  static Response json(std::string body, int status = 200);
  static Response empty(int status = 204);
  /// RFC 9457 problem+json in the language of the request.
  static Response problem(const Problem& problem, std::string_view language);
};

/// A request that waits for its answer. Movable handle; respond() exactly once, from any thread.
/// If the last handle goes away unanswered the client gets internal_error (a bug, logged).
class Exchange {
 public:
  class State;
  explicit Exchange(std::shared_ptr<State> state) : state_(std::move(state)) {}
  const Request& request() const;
  void respond(Response response);
  /// Which event loop serves the connection, 0 .. loops-1: answers for one loop can be posted together.
  unsigned loop() const;

 private:
  friend void respond_all(std::vector<std::pair<Exchange, Response>>&& answers);
  std::shared_ptr<State> state_;
};

/// Answers many exchanges with one wake-up per event loop (after a group commit).
void respond_all(std::vector<std::pair<Exchange, Response>>&& answers);

}  // namespace rongxin::http
