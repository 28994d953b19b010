#include "serving.h"

#include <array>

#include "alert/take_on.h"
#include "calling.h"
#include "county/routes.h"
#include "live/feed.h"
#include "platform/problem_catalogue.h"
#include "route_inventory.h"
#include "school_roll/routes.h"
#include "screening/completion_tally.h"
#include "screening/routes.h"
#include "screening/ticket.h"
#include "staff/duty_roster.h"
#include "staff/session_keeper.h"
#include "triage/routes.h"

namespace rongxin {

class Serving::Callers final : public http::Authenticator {
 public:
  Callers(Composition& world, bool demo)
      : keeper(*world.database, world.keys, world.clock, *world.audit, {world.config.staff.second_factor && !demo, world.config.staff.session_idle_minutes * 60'000LL}),
        tally(*world.screening), calling(world), feed(*world.database, world.clock, world.config.staff.session_idle_minutes * 60'000LL), board(*world.database, world.clock, world.keys), world_(world) {}
  Result<access::Caller> staff(const http::Request& request) override { return keeper.caller(request); }
  Result<access::Answerer> answerer(const http::Request& request) override {
    const auto header = request.header("Authorization");
    if (!header.starts_with("Ticket ")) return problems::not_signed_in;
    return screening::check_ticket(world_.keys.ticket, header.substr(7), world_.clock.now_ms());
  }
  staff::SessionKeeper keeper;
  screening::CompletionTally tally;
  Calling calling;
  live::Feed feed;
  county::BoardTally board;

 private:
  Composition& world_;
};

std::vector<std::string> rights_of(access::Role role) {
  std::vector<std::string> rights;
  for (const auto& route : route_inventory())
    if ((" " + std::string(route.access) + " ").find(" " + std::string(access::role_name(role)) + " ") != std::string::npos) rights.emplace_back(route.operation);
  return rights;
}

std::vector<http::Route> Serving::routes() {
  std::vector<http::Route> all;
  all.push_back(http::open_route(http::Method::get, "/api/health", {http::Rate::ordinary}, [this](const http::Request& request) {
    if (!world_.database->healthy()) return http::Response::problem(problems::not_confirmed, request.language());
    return http::Response::json("{\"status\":\"up\",\"version\":\"" RONGXIN_VERSION "\"}");
  }));
  const auto join = [&all](std::vector<http::Route> more) {
    for (auto& route : more) all.push_back(std::move(route));
  };
  join(screening::answering_routes(*world_.screening));
  join(screening::staff_campaign_routes(*world_.screening));
  join(triage::alert_routes(*world_.screening));
  join(triage::call_routes(*world_.screening));
  join(staff::duty_routes({*world_.database, world_.clock, *world_.audit, alert::hand_over_alerts}));
  join(county::county_routes({*world_.database, world_.keys, world_.clock, *world_.audit}));
  join(live::event_routes(callers_->feed));
  join(staff::staff_routes(callers_->keeper, rights_of));
  const school_roll::ImportTools tools{*world_.database, world_.keys, *world_.vault, world_.clock, *world_.audit};
  join(school_roll::roll_routes(tools, world_.config.keys.folder + "/../uploads"));
  return all;
}

Serving::Serving(Composition& world, bool demo) : world_(world), callers_(std::make_unique<Callers>(world, demo)) {}
Serving::~Serving() { stop(); }

Result<std::unique_ptr<Serving>> Serving::start(Composition& world, std::vector<http::WebFile> files, bool demo) {
  std::unique_ptr<Serving> made(new Serving(world, demo));
  const auto& settings = world.config.server;
  http::ServerOptions options;
  options.address = settings.address;
  options.port = static_cast<std::uint16_t>(settings.port);
  options.loops = static_cast<unsigned>(settings.loops);
  options.worker_threads = static_cast<unsigned>(settings.worker_threads);
  options.tls_certificate_file = settings.tls_certificate_file;
  options.tls_key_file = settings.tls_key_file;
  options.trusted_proxies = settings.trusted_proxies;
  RONGXIN_TRY(server, http::Server::start(options, made->routes(), std::move(files), *made->callers_));
  made->server_ = std::move(server);
  world.audit->keep_checkpointing(world.config.audit.checkpoint_every_s * 1000LL);
  made->callers_->tally.start(2000);
  made->callers_->calling.start();
  made->callers_->feed.start(1000);
  made->callers_->board.start(2000);
  return made;
}

std::uint16_t Serving::port() const { return server_->port(); }
void Serving::count_now() { callers_->tally.round(); }
void Serving::board_now() { callers_->board.round(); }
void Serving::tell_now() { callers_->feed.round(); }
int Serving::call_now() { return callers_->calling.round(); }

void Serving::stop() {
  if (!server_) return;
  callers_->feed.stop();
  callers_->board.stop();
  callers_->calling.stop();
  callers_->tally.stop();
  server_->stop(std::chrono::milliseconds(3000));
  world_.database->close();
  server_.reset();
}

}  // namespace rongxin
