#include "serving.h"

#include <algorithm>
#include <thread>

#include "accounts/act_messages.h"
#include "accounts/manage_accounts.h"
#include "accounts/second_person.h"
#include "accounts/session_at_work.h"
#include "accounts/session_keeper.h"
#include "alert_delivery.h"
#include "alerts/escalation.h"
#include "alerts/hand_over.h"
#include "alerts/last_call.h"
#include "answering/routes.h"
#include "answering/ticket.h"
#include "api/app.h"
#include "api/live.h"
#include "approvals/routes.h"
#include "calendar/calendar_routes.h"
#include "campaign_desk/campaign_topics.h"
#include "campaign_desk/completion_tally.h"
#include "campaign_desk/propose_rules.h"
#include "campaign_desk/routes.h"
#include "casework/routes.h"
#include "channels/channel_states.h"
#include "consent/propose_text.h"
#include "consent/routes.h"
#include "duty/duty_roster.h"
#include "fieldwork/recall.h"
#include "fieldwork/routes.h"
#include "informants/routes.h"
#include "instruments/routes.h"
#include "live/feed.h"
#include "operations/slice.h"
#include "oversight/alert_topics.h"
#include "oversight/routes.h"
#include "platform/problem_catalogue.h"
#include "school_roll/routes.h"
#include "school_roll/student_views.h"
#include "settings/settings_routes.h"

namespace rongxin {

static accounts::SessionTimes session_times(const Config& config) {
  return {config.staff.session_idle_minutes * 60'000LL, config.staff.lock_minutes * 60'000LL + accounts::lock_grace_ms};
}

class Serving::Callers final : public http::Authenticator {
 public:
  Callers(Composition& world, bool demo)
      : keeper(*world.database, world.keys, world.clock, *world.audit,
               {world.config.staff.second_factor && !demo, world.config.staff.session_idle_minutes * 60'000LL,
                world.config.staff.lock_minutes * 60'000LL}),
        tally(*world.screening),
        simulator(*world.screening),
        publisher(*world.screening),
        desk{*world.screening, simulator, publisher},
        calling(world),
        feed(*world.database, world.clock, {oversight::alert_topics(), campaign_desk::campaign_topics()},
             [&clock = world.clock, times = session_times(world.config)](auto& transaction, ContextId context) {
               return accounts::is_at_work(transaction, context, times, clock);
             }),
        board(*world.database, world.clock, world.keys),
        undone_recalls(*world.screening),
        act_messages(*world.database, world.clock, call_channels(world.config)),
        world_(world) {}
  Result<access::Caller> staff(const http::Request& request) override { return keeper.caller(request); }
  Result<access::Answerer> answerer(const http::Request& request) override {
    const auto header = request.header("Authorization");
    if (!header.starts_with("Ticket ")) return problems::not_signed_in;
    auto answerer = answering::check_ticket(world_.keys.ticket, header.substr(7), world_.clock.now_ms());
    // The ticket is older than a withdrawal may be.
    if (answerer && world_.consent->withdrawals.holds(answerer->student())) return answerer->without_consent();
    return answerer;
  }
  accounts::SessionKeeper keeper;
  campaign_desk::CompletionTally tally;
  campaign_desk::RuleSimulator simulator;
  campaign_desk::CampaignPublisher publisher;
  campaign_desk::CampaignDesk desk;
  AlertDelivery calling;
  live::Feed feed;
  oversight::BoardTally board;
  fieldwork::UndoneRecalls undone_recalls;
  accounts::ActMessages act_messages;

 private:
  Composition& world_;
};

std::vector<std::string> rights_of(access::Role role) {
  std::vector<std::string> rights;
  for (const auto* operation : operations::all_operations())
    if (operations::may_call(*operation, role)) rights.emplace_back(operation->name);
  return rights;
}

namespace {

// Neutral words: what a section is about, never what stood in it.
std::string_view section_of(std::string_view action) {
  using http::DataClass;
  for (const auto* operation : operations::all_operations()) {
    if (action != operation->name) continue;
    switch (operation->shows) {
      case DataClass::identity: return "identity";
      case DataClass::roster: return "roster";
      case DataClass::consent: return "consent";
      case DataClass::completion: return "participation";
      case DataClass::scores:
      case DataClass::item_answers: return "assessment";
      case DataClass::alert: return "follow_up";
      default: return "other";
    }
  }
  return action == "takeOnByMessage" ? "follow_up" : "other";
}

// Who may do what, as the contract says it.
api::RoleTable role_table(std::string_view language) {
  api::RoleTable out;
  for (const auto* operation : operations::all_operations()) {
    if (operation->access != operations::Access::staff) continue;
    api::RoleTableRoute route{.operation = operation->name,
                              .name = language == "en" ? operation->name_en : operation->name_zh,
                              .method = operations::method_word(operation->method),
                              .path = operation->path,
                              .shows = operations::class_word(operation->shows)};
    for (const auto role : operation->roles) route.roles.push_back(access::role_name(role));
    out.routes.push_back(std::move(route));
  }
  return out;
}

}  // namespace

std::vector<approvals::Kind> Serving::proposal_kinds() {
  std::vector<approvals::Kind> all{settings::setting_kind(*world_.services),
                                   consent::consent_text_kind(*world_.consent)};
  for (auto kinds : {accounts::account_kinds(*world_.services), campaign_desk::campaign_kinds(callers_->desk)})
    std::move(kinds.begin(), kinds.end(), std::back_inserter(all));
  return all;
}

std::vector<http::Route> Serving::routes() {
  std::vector<http::Route> all;
  const auto join = [&all](std::vector<http::Route> more) {
    for (auto& route : more) all.push_back(std::move(route));
  };
  join(operations::Slice(*world_.services)
           .on<api::read_health>([](const Services& services, const api::read_health::In&) -> Result<api::Health> {
             if (!services.database.healthy()) return problems::not_confirmed;
             return api::Health{.status = "up", .version = RONGXIN_VERSION};
           })
           .on<api::read_role_table>([](const Services&, const access::Caller&, const api::read_role_table::In& in) {
             return Result<api::RoleTable>(role_table(in.language));
           })
           .routes());
  join(answering::answering_routes(*world_.screening));
  join(campaign_desk::staff_campaign_routes(*world_.screening));
  join(campaign_desk::library_routes(*world_.screening));
  join(instruments::instrument_routes(*world_.services));
  join(campaign_desk::campaign_desk_routes(callers_->desk));
  join(fieldwork::fieldwork_routes(*world_.screening));
  join(consent::consent_routes(*world_.consent));
  join(consent::consent_text_routes(*world_.consent));
  join(consent::family_routes(*world_.consent));
  join(informants::informant_routes(*world_.screening));
  join(informants::family_question_routes(*world_.screening));
  join(casework::alert_routes(*world_.screening));
  join(casework::call_routes(*world_.screening));
  join(duty::duty_routes({*world_.services, leave_effects(), call_channels(world_.config)}));
  join(casework::care_routes(*world_.screening));
  join(oversight::county_routes(*world_.services));
  join(settings::settings_routes({*world_.services, {{"clocks", alerts::clocks_fault}}}));
  join(approvals::proposal_routes({*world_.services, proposal_kinds()}));
  join(channels::channel_routes(
      {*world_.services,
       {{"page", true, "", alerts::last_call_at_ms},
        {"mail", !world_.config.call.mail_url.empty(), std::string(alerts::mail_kind), {}},
        {"webhook", !world_.config.call.webhook_url.empty(), std::string(alerts::webhook_kind), {}}}}));
  join(operations::Slice(*world_.services, callers_->feed).on<api::follow_changes>(live::follow).routes());
  join(accounts::account_routes(
      {*world_.services, alerts::hand_over_alerts, access::PageCursor(world_.keys.public_id)}));
  join(accounts::staff_routes(callers_->keeper, rights_of));
  const Services& tools = *world_.services;
  join(calendar::calendar_routes(tools));
  join(school_roll::student_view_routes(tools, section_of));
  join(school_roll::roll_routes(tools));
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
  options.public_address = settings.public_address;
  options.bodies_octets_max = static_cast<std::size_t>(settings.bodies_mib_max) << 20;
  options.password_threads = std::clamp(std::thread::hardware_concurrency() / 2, 1u, 4u);
  RONGXIN_TRY(server, http::Server::start(options, made->routes(), std::move(files), *made->callers_));
  made->server_ = std::move(server);
  world.audit->keep_checkpointing(world.config.audit.checkpoint_every_s * 1000LL);
  made->callers_->tally.start(1500);
  made->callers_->publisher.start();
  made->callers_->calling.start();
  made->callers_->feed.start(1000);
  made->callers_->board.start(2000);
  made->callers_->undone_recalls.start(60'000);
  made->callers_->act_messages.start(5000);
  return made;
}

std::uint16_t Serving::port() const { return server_->port(); }
void Serving::count_now() {
  callers_->tally.round();
  callers_->undone_recalls.round();
}
void Serving::board_now() { callers_->board.round(); }
void Serving::tell_now() { callers_->feed.round(); }
void Serving::hold_rounds() {
  callers_->calling.stop();
  callers_->tally.stop();
  callers_->board.stop();
}
int Serving::call_now() { return callers_->calling.round(); }

void Serving::stop() {
  if (!server_) return;
  callers_->feed.stop();
  callers_->board.stop();
  callers_->undone_recalls.stop();
  callers_->act_messages.stop();
  callers_->calling.stop();
  callers_->tally.stop();
  callers_->publisher.stop();
  server_->stop(std::chrono::milliseconds(3000));
  world_.database->close();
  server_.reset();
}

}  // namespace rongxin
