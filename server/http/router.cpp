#include "http/router.h"

#include "platform/crypto.h"
#include "platform/log.h"
#include "platform/problem_catalogue.h"

namespace rongxin::http {
namespace {

std::vector<std::string_view> segments(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    path.remove_prefix(1);
    const auto end = std::min(path.find('/'), path.size());
    parts.push_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return parts;
}

bool fits(std::string_view pattern, const std::vector<std::string_view>& asked, std::vector<std::string_view>& parameters) {
  const auto wanted = segments(pattern);
  if (wanted.size() != asked.size()) return false;
  parameters.clear();
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i].starts_with('{')) {
      if (asked[i].empty() || asked[i].size() > 64) return false;
      parameters.push_back(asked[i]);
    } else if (wanted[i] != asked[i]) {
      return false;
    }
  }
  return true;
}

Rate rate_of(const Route& route) {
  return std::visit([](const auto& access) { return access.rate; }, route.access);
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

Route open_route(Method method, std::string_view pattern, Open access, OpenHandler handler, Limits limits) { return {method, pattern, access, std::move(handler), limits}; }
Route signing_in_route(Method method, std::string_view pattern, SigningIn access, OpenHandler handler, Limits limits) { return {method, pattern, access, std::move(handler), limits}; }
Route staff_route(Method method, std::string_view pattern, StaffOf access, StaffHandler handler, Limits limits) { return {method, pattern, std::move(access), std::move(handler), limits}; }
Route answering_route(Method method, std::string_view pattern, OwnSheet access, AnsweringHandler handler, Limits limits) { return {method, pattern, access, std::move(handler), limits}; }

Router::Router(std::vector<Route> routes, std::vector<WebFile> files, Authenticator& authenticator, WorkerPool& workers)
    : routes_(std::move(routes)), files_(std::move(files)), authenticator_(authenticator), workers_(workers) {}

Router::Match Router::match(Method method, std::string_view path) const {
  Match found;
  if (!path.starts_with("/api/")) return found;
  const auto asked = segments(path);
  for (const Route& route : routes_) {
    std::vector<std::string_view> parameters;
    if (!fits(route.pattern, asked, parameters)) continue;
    if (route.method != method) {
      found.other_method = true;
      continue;
    }
    found.route = &route;
    found.parameters = std::move(parameters);
    return found;
  }
  return found;
}

std::size_t Router::body_bytes_max(const Match& match) const { return match.route == nullptr ? 1024 : match.route->limits.body_bytes_max; }

void Router::dispatch(const Match& match, Exchange exchange) {
  const Request& request = exchange.request();
  if (match.route == nullptr) {
    if (request.method == Method::get && web_file(exchange)) return;
    return exchange.respond(Response::problem(match.other_method ? problems::method_not_allowed : problems::not_found, request.language()));
  }
  if (const int wait_s = rate_limit_.take(rate_of(*match.route), request.remote_address); wait_s > 0)
    return exchange.respond(Response::problem({problems::too_many_requests, "", {{"retry_seconds", std::to_string(wait_s)}}}, request.language()));
  const Route& route = *match.route;
  if (const auto* staff = std::get_if<StaffOf>(&route.access)) return run_staff(route, *staff, std::move(exchange));
  if (std::holds_alternative<OwnSheet>(route.access)) return run_answering(route, std::move(exchange));
  run_open(route, std::move(exchange));
}

void Router::on_worker(Exchange exchange, std::function<Response(const Request&)> work) {
  const std::size_t waiting = workers_.run([exchange, work = std::move(work)]() mutable { exchange.respond(guarded(exchange.request(), work)); });
  if (waiting == 0) return;
  auto response = Response::problem({problems::over_capacity, "", {{"position", std::to_string(waiting)}, {"retry_seconds", "3"}}}, exchange.request().language());
  exchange.respond(std::move(response));
}

void Router::run_open(const Route& route, Exchange exchange) {
  on_worker(std::move(exchange), [this, &route](const Request& request) {
    Response response = std::get<OpenHandler>(route.handler)(request);
    if (rate_of(route) == Rate::sign_in && response.status == 404) rate_limit_.wrong_code(request.remote_address);
    return response;
  });
}

void Router::run_staff(const Route& route, const StaffOf& access, Exchange exchange) {
  on_worker(std::move(exchange), [this, &route, &access](const Request& request) {
    const auto caller = authenticator_.staff(request);
    if (!caller) return Response::problem(caller.problem(), request.language());
    // A post that may not call this gets the same answer as an address that does not exist.
    if (std::find(access.roles.begin(), access.roles.end(), caller->role()) == access.roles.end())
      return Response::problem(problems::not_found, request.language());
    return std::get<StaffHandler>(route.handler)(request, *caller);
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

bool Router::web_file(Exchange& exchange) const {
  const Request& request = exchange.request();
  const bool root = request.path == "/";
  const WebFile* found = nullptr;
  for (const WebFile& file : files_) {
    if (file.path == request.path) {
      found = &file;
      break;
    }
    // An entry page answers for every address below it: the page itself knows its places.
    if (file.path.ends_with('/') && request.path.starts_with(file.path) && request.path.find('.') == std::string_view::npos) found = &file;
  }
  if (root) {
    Response there = Response::empty(302);
    there.headers.emplace_back("Location", "/staff/");
    exchange.respond(std::move(there));
    return true;
  }
  if (found == nullptr) return false;
  Response response;
  response.content_type = found->content_type;
  const bool packed = !found->body_gzip.empty() && (found->body_identity.empty() || request.header("Accept-Encoding").find("gzip") != std::string_view::npos);
  response.body = packed ? found->body_gzip : found->body_identity;
  if (packed) response.headers.emplace_back("Content-Encoding", "gzip");
  // The address of a call is a key: no copy of its page stays on a phone that others hold.
  const bool behind_a_message = !found->immutable && found->path == "/t/";
  response.headers.emplace_back("Cache-Control", behind_a_message ? "no-store" : found->immutable ? "public, max-age=31536000, immutable" : "no-cache");
  exchange.respond(std::move(response));
  return true;
}

}  // namespace rongxin::http
