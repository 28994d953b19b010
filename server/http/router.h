#pragma once
// From an address to a handler, and every refusal on the way, from one place.
#include <string>
#include <vector>

#include "http/rate_limit.h"
#include "http/route.h"
#include "http/server.h"
#include "http/worker_pool.h"

namespace rongxin::http {

class Router {
 public:
  Router(std::vector<Route> routes, std::vector<WebFile> files, Authenticator& authenticator, WorkerPool& workers);

  struct Match {
    const Route* route = nullptr;
    std::vector<std::string_view> parameters;
    bool other_method = false;
  };
  Match match(Method method, std::string_view path) const;
  /// Largest body this address takes; what is no route takes none.
  std::size_t body_bytes_max(const Match& match) const;
  /// Checks the caller, then answers now or later. `request.path_parameters` is filled in here.
  void dispatch(const Match& match, Exchange exchange);

 private:
  void run_open(const Route& route, Exchange exchange);
  void run_staff(const Route& route, const StaffOf& access, Exchange exchange);
  void run_answering(const Route& route, Exchange exchange);
  void on_worker(Exchange exchange, std::function<Response(const Request&)> work);
  bool web_file(Exchange& exchange) const;

  std::vector<Route> routes_;
  std::vector<WebFile> files_;
  Authenticator& authenticator_;
  WorkerPool& workers_;
  RateLimit rate_limit_;
};

/// Runs `work`; what it throws becomes internal_error with a number to quote, and a line in the log.
Response guarded(const Request& request, const std::function<Response(const Request&)>& work);

}  // namespace rongxin::http
