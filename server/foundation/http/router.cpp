#include "http/router.h"

#include "http/pages.h"
#include "http/peer_address.h"
#include "http/same_origin.h"
#include "platform/crypto.h"
#include "platform/log.h"
#include "platform/problem_catalogue.h"

namespace rongxin::http {
namespace {

Rate rate_of(const Route& route) {
  return std::visit([](const auto& access) { return access.rate; }, route.access);
}

std::string_view session_of(const Request& request) { return request.cookie(session_cookie); }

Response too_many(int wait_s, const Request& request) {
  return Response::problem({problems::too_many_requests, "", {{"retry_seconds", std::to_string(wait_s)}}},
                           request.language());
}

Response full(std::size_t place, const Request& request) {
  return Response::problem({problems::over_capacity, "", {{"position", std::to_string(place)}, {"retry_seconds", "3"}}},
                           request.language());
}

}  // namespace

Response guarded(const Request& request, const std::function<Response(const Request&)>& work) {
  try {
    return work(request);
  } catch (const std::exception& broken) {
    std::uint32_t number = 0;
    fill_random(&number, sizeof number);
    const std::string incident = hex({reinterpret_cast<const char*>(&number), sizeof number});
    log::error("request failed", {{"incident", incident}, {"detail", broken.what()}});
    return Response::problem({problems::internal_error, "", {{"incident", incident}}}, request.language());
  }
}

Route open_route(Method method, std::string_view pattern, Open access, OpenHandler handler, Limits limits) {
  return {method, pattern, access, std::move(handler), limits};
}
Route signing_in_route(Method method, std::string_view pattern, SigningIn access, OpenHandler handler, Limits limits) {
  return {method, pattern, access, std::move(handler), limits};
}
Route staff_route(Method method, std::string_view pattern, StaffOf access, StaffHandler handler, Limits limits) {
  return {method, pattern, std::move(access), std::move(handler), limits};
}
Route answering_route(Method method, std::string_view pattern, OwnSheet access, AnsweringHandler handler,
                      Limits limits) {
  return {method, pattern, access, std::move(handler), limits};
}

Router::Router(std::vector<Route> routes, std::vector<WebFile> files, Authenticator& authenticator, Pools pools,
               std::string public_address)
    : routes_(std::move(routes)),
      tree_(routes_),
      files_(std::move(files)),
      authenticator_(authenticator),
      pools_(pools),
      public_address_(std::move(public_address)) {}

std::size_t Router::body_bytes_max(const Match& match) const {
  return match.route == nullptr ? 1024 : match.route->limits.body_bytes_max;
}

std::optional<Response> Router::refused_at_header(const Match& match, const Request& request) {
  if (match.route == nullptr) return std::nullopt;
  const Route& route = *match.route;
  if (request.method != Method::get) {
    if (!from_own_page(request, public_address_)) return Response::problem(problems::foreign_page, request.language());
    if (request.announces_body && route.limits.body == BodyKind::json && !says_json(request) && !by_own_script(request))
      return Response::problem(problems::body_type_refused, request.language());
  }
  for (const char* name : {"name", "wanted"})  // an address is kept in logs and histories: see Request::searched
    if (!request.query_value(name).empty())
      return Response::problem({problems::field_unknown, name, {{"name", std::string(name)}}}, request.language());
  const bool staff = std::holds_alternative<StaffOf>(route.access) || std::holds_alternative<SigningIn>(route.access);
  if (const int wait_s = rate_limit_.take(rate_of(route), network_of(request.remote_address),
                                          staff ? session_of(request) : std::string_view());
      wait_s > 0)
    return too_many(wait_s, request);
  if (std::holds_alternative<OwnSheet>(route.access) && request.announces_body)
    if (const auto answerer = authenticator_.answerer(request); !answerer)
      return Response::problem(answerer.problem(), request.language());
  return std::nullopt;
}

bool Router::asks_caller_first(const Match& match) {
  return match.route != nullptr && std::holds_alternative<StaffOf>(match.route->access);
}

bool Router::by_ticket(const Match& match) {
  return match.route != nullptr && std::holds_alternative<OwnSheet>(match.route->access);
}

void Router::admit(const Match& match, const Request& request, std::function<void(std::optional<Response>)> then) {
  const auto& access = std::get<StaffOf>(match.route->access);
  const FairPool::Lane lane{network_of(request.remote_address), rate_limit_.known_session(session_of(request))};
  const std::size_t waiting = pools_.workers.run(lane, [this, &access, &request, then] {
    std::optional<Response> refusal;
    const Response outcome = guarded(request, [&](const Request& asked) {
      const auto caller = caller_of(access, asked);
      return caller ? Response::empty() : Response::problem(caller.problem(), asked.language());
    });
    if (outcome.status != 204) refusal = outcome;
    then(std::move(refusal));
  });
  if (waiting > 0) then(full(waiting, request));
}

void Router::dispatch(const Match& match, Exchange exchange) {
  const Request& request = exchange.request();
  if (match.route == nullptr) return exchange.respond(answer_of_pages(files_, request, match.other_method));
  const Route& route = *match.route;
  if (const auto* staff = std::get_if<StaffOf>(&route.access)) return run_staff(route, *staff, std::move(exchange));
  if (std::holds_alternative<OwnSheet>(route.access)) return run_answering(route, std::move(exchange));
  run_open(route, std::move(exchange));
}

FairPool::Lane Router::lane_of(const Route& route, const Request& request) {
  const bool password = route.limits.work == Work::password;
  const std::string network = network_of(request.remote_address);
  return {network,
          route.limits.line != nullptr ? route.limits.line(request) : rate_limit_.known_session(session_of(request)),
          password && rate_limit_.spent_on_passwords(network)};
}

void Router::on_worker(const Route& route, Exchange exchange, std::function<Response(const Request&)> work) {
  FairPool& pool = route.limits.work == Work::password ? pools_.passwords : pools_.workers;
  const std::size_t waiting =
      pool.run(lane_of(route, exchange.request()),
               [exchange, work = std::move(work)]() mutable { exchange.respond(guarded(exchange.request(), work)); });
  if (waiting > 0) exchange.respond(full(waiting, exchange.request()));
}

// What an answer costs its sender, and what it proves of them.
Response Router::weighed(const Route& route, const Request& request, Response response) {
  const std::string network = network_of(request.remote_address);
  if (route.limits.work == Work::password &&
      (response.status == 401 || response.status == 403 || response.status == 422))
    rate_limit_.wrong_password(network);
  if (response.status == 200)
    for (const auto& [name, value] : response.headers)
      if (name == "Set-Cookie" && value.starts_with(session_cookie) && value.find("=;") == std::string::npos)
        rate_limit_.know_session(
            std::string_view(value).substr(value.find('=') + 1, value.find(';') - value.find('=') - 1));
  if (rate_of(route) != Rate::sign_in) return response;
  int wait_s = 0;
  if (response.wrong_code) {
    wait_s = rate_limit_.wait_after_wrong_codes(network);
    rate_limit_.wrong_code(network);
  } else if (!response.came_in_from.empty()) {
    wait_s = rate_limit_.right_code(network, response.came_in_from);
  }
  return wait_s > 0 ? too_many(wait_s, request) : response;
}

void Router::run_open(const Route& route, Exchange exchange) {
  on_worker(route, std::move(exchange), [this, &route](const Request& request) {
    return weighed(route, request, std::get<OpenHandler>(route.handler)(request));
  });
}

// A post that may not call this gets the same answer as an address that does not exist.
Result<access::Caller> Router::caller_of(const StaffOf& access, const Request& request) {
  auto caller = authenticator_.staff(request);
  if (caller) rate_limit_.know_session(session_of(request));
  if (caller && std::find(access.roles.begin(), access.roles.end(), caller->role()) == access.roles.end())
    return problems::not_found;
  return caller;
}

void Router::run_staff(const Route& route, const StaffOf& access, Exchange exchange) {
  on_worker(route, std::move(exchange), [this, &route, &access](const Request& request) {
    const auto caller = caller_of(access, request);
    return caller ? std::get<StaffHandler>(route.handler)(request, *caller)
                  : Response::problem(caller.problem(), request.language());
  });
}

void Router::run_answering(const Route& route, Exchange exchange) {
  const auto answerer = authenticator_.answerer(exchange.request());
  if (!answerer) return exchange.respond(Response::problem(answerer.problem(), exchange.request().language()));
  Exchange kept = exchange;
  try {
    std::get<AnsweringHandler>(route.handler)(std::move(exchange), *answerer);
  } catch (const std::exception&) {
    kept.respond(guarded(kept.request(), [&](const Request&) -> Response { throw; }));
  }
}

}  // namespace rongxin::http
