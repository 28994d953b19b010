#pragma once
// From an address to a handler, and every refusal on the way, from one place.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "http/fair_pool.h"
#include "http/rate_limit.h"
#include "http/route.h"
#include "http/route_tree.h"
#include "http/server.h"

namespace rongxin::http {

class Router {
 public:
  struct Pools {
    FairPool& workers;
    FairPool& passwords;
  };
  Router(std::vector<Route> routes, std::vector<WebFile> files, Authenticator& authenticator, Pools pools,
         std::string public_address);

  using Match = RouteTree::Match;
  Match match(Method method, std::string_view path) const { return tree_.match(method, path); }
  /// Largest body this address takes; what is no route takes none.
  std::size_t body_bytes_max(const Match& match) const;
  /// What the header alone refuses, on the loop's thread: a foreign page, a body that is no JSON, too many calls, a
  /// ticket that does not hold.
  std::optional<Response> refused_at_header(const Match& match, const Request& request);
  /// Whether a caller has to be looked up before one octet of the body is read, and the look-up: `then` gets the
  /// refusal, if any, on a worker's thread, or here when the workers have no place.
  static bool asks_caller_first(const Match& match);
  static bool by_ticket(const Match& match);
  void admit(const Match& match, const Request& request, std::function<void(std::optional<Response>)> then);
  /// Checks the caller, then answers now or later.
  void dispatch(const Match& match, Exchange exchange);

 private:
  void run_open(const Route& route, Exchange exchange);
  void run_staff(const Route& route, const StaffOf& access, Exchange exchange);
  void run_answering(const Route& route, Exchange exchange);
  void on_worker(const Route& route, Exchange exchange, std::function<Response(const Request&)> work);
  FairPool::Lane lane_of(const Route& route, const Request& request);
  Result<access::Caller> caller_of(const StaffOf& access, const Request& request);
  Response weighed(const Route& route, const Request& request, Response response);

  const std::vector<Route> routes_;
  const RouteTree tree_;
  std::vector<WebFile> files_;
  Authenticator& authenticator_;
  const Pools pools_;
  const std::string public_address_;
  RateLimit rate_limit_;
};

/// Runs `work`; what it throws becomes internal_error with a number to quote, and a line in the log.
Response guarded(const Request& request, const std::function<Response(const Request&)>& work);

}  // namespace rongxin::http
