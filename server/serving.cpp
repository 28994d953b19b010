#include "serving.h"

#include "platform/problem_catalogue.h"
#include "screening/routes.h"
#include "screening/ticket.h"

namespace rongxin {

class Serving::Callers final : public http::Authenticator {
 public:
  Callers(Composition& world) : world_(world) {}
  Result<access::Caller> staff(const http::Request&) override { return problems::not_signed_in; }
  Result<access::Answerer> answerer(const http::Request& request) override {
    const auto header = request.header("Authorization");
    if (!header.starts_with("Ticket ")) return problems::not_signed_in;
    return screening::check_ticket(world_.keys.ticket, header.substr(7), world_.clock.now_ms());
  }

 private:
  Composition& world_;
};

std::vector<http::Route> all_routes(Composition& world, bool) {
  std::vector<http::Route> routes;
  routes.push_back(http::open_route(http::Method::get, "/api/health", {http::Rate::ordinary}, [&world](const http::Request& request) {
    if (!world.database->healthy()) return http::Response::problem(problems::not_confirmed, request.language());
    return http::Response::json("{\"status\":\"up\",\"version\":\"" RONGXIN_VERSION "\"}");
  }));
  for (auto& route : screening::answering_routes(*world.screening)) routes.push_back(std::move(route));
  return routes;
}

Serving::Serving(Composition& world) : world_(world), callers_(std::make_unique<Callers>(world)) {}
Serving::~Serving() { stop(); }

Result<std::unique_ptr<Serving>> Serving::start(Composition& world, std::vector<http::WebFile> files, bool demo) {
  std::unique_ptr<Serving> made(new Serving(world));
  const auto& settings = world.config.server;
  http::ServerOptions options;
  options.address = settings.address;
  options.port = static_cast<std::uint16_t>(settings.port);
  options.loops = static_cast<unsigned>(settings.loops);
  options.worker_threads = static_cast<unsigned>(settings.worker_threads);
  options.tls_certificate_file = settings.tls_certificate_file;
  options.tls_key_file = settings.tls_key_file;
  options.trusted_proxies = settings.trusted_proxies;
  RONGXIN_TRY(server, http::Server::start(options, all_routes(world, demo), std::move(files), *made->callers_));
  made->server_ = std::move(server);
  world.audit->keep_checkpointing(world.config.audit.checkpoint_every_s * 1000LL);
  return made;
}

std::uint16_t Serving::port() const { return server_->port(); }

void Serving::stop() {
  if (!server_) return;
  server_->stop(std::chrono::milliseconds(3000));
  world_.database->close();
  server_.reset();
}

}  // namespace rongxin
