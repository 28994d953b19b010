#include <boost/json.hpp>

#include "campaign_desk/campaign_draft.h"
#include "campaign_desk/class_slots.h"
#include "campaign_desk/draft_rules.h"
#include "campaign_desk/routes.h"
#include "operations/slice.h"
#include "platform/plain_number.h"

namespace rongxin::campaign_desk {
namespace {

using access::Caller;
using access::Role;
using http::DataClass;
using http::Method;
using http::Rate;
using http::Request;
using http::Response;
constexpr std::size_t draft_octets_max = 128 * 1024;

std::int64_t id_of(const Request& request) { return plain_number(request.path_parameters[0]); }

Response json_or_problem(const Request& request, const Result<std::string>& body) {
  return body ? Response::json(*body) : Response::problem(body.problem(), request.language());
}

Response make(const CampaignDesk& desk, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  CampaignId again;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"copy_of"});
    again = CampaignId(plain_number(root.string("copy_of", 20, false)));
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  return json_or_problem(request, make_draft(desk, caller, again, request.language()));
}

Response save(const CampaignDesk& desk, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  std::int64_t version = 0;
  CampaignSteps steps;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"version", "steps"});
    version = root.integer("version", 1, 1'000'000'000);
    const JsonObject given = root.object("steps");
    if (!document.fault) steps = read_steps(document, given);
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  return json_or_problem(request, save_draft(desk, caller, id_of(request), version, steps, request.language()));
}

Response publish(const CampaignDesk& desk, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  DraftToPublish wanted;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"version", "rules_reason"});
    wanted.version = root.integer("version", 1, 1'000'000'000);
    wanted.rules_reason = root.string("rules_reason", 1000, false);
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  wanted.draft = id_of(request);
  return json_or_problem(request, publish_draft(desk, caller, wanted, request.language()));
}

Result<api::RuleSimulation> simulate(const CampaignDesk& desk, const Caller& caller,
                                     const api::simulate_rules::In& in) {
  const auto& wanted = in.body;
  const RulesToTry to_try{.rules = rules_of(wanted.rules),
                          .instruments = {wanted.instruments.begin(), wanted.instruments.end()},
                          .units = {wanted.units.begin(), wanted.units.end()},
                          .grades = {wanted.grades.begin(), wanted.grades.end()},
                          .interviews_a_week = wanted.interviews_a_week};
  RONGXIN_TRY(found, desk.simulator.run(caller, to_try));
  const auto campaign = desk.screening.shelf.find(CampaignId(found.campaign));
  return told_simulation(found, campaign ? campaign->definition.title.at(std::string(in.language)) : "");
}

Response no_content(const Request& request, const Status& status) {
  return status.ok() ? Response::empty(204) : Response::problem(status.problem(), request.language());
}

// What answers from the store alone.
auto of_screening(auto answer) {
  return [answer](const CampaignDesk& desk, const Caller& caller, const auto& in) {
    return answer(desk.screening, caller, in);
  };
}

}  // namespace

std::vector<http::Route> campaign_desk_routes(const CampaignDesk& desk) {
  const http::StaffOf may{
      {Role::psychology_teacher, Role::county_officer, Role::city_officer}, DataClass::none, Rate::ordinary};
  const http::StaffOf counts{
      {Role::psychology_teacher, Role::county_officer, Role::city_officer}, DataClass::aggregates, Rate::ordinary};
  const auto with = [&desk](auto use_case) {
    return [&desk, use_case](const Request& r, const Caller& c) { return use_case(desk, r, c); };
  };
  std::vector<http::Route> all{
      http::staff_route(Method::get, "/api/campaign-drafts", may,
                        [&desk](const Request&, const Caller& c) { return Response::json(list_drafts(desk, c)); }),
      http::staff_route(Method::post, "/api/campaign-drafts", may, with(make), {1024}),
      http::staff_route(Method::get, "/api/campaign-drafts/{id}", may,
                        [&desk](const Request& r, const Caller& c) {
                          return json_or_problem(r, read_draft(desk, c, id_of(r), r.language()));
                        }),
      http::staff_route(Method::put, "/api/campaign-drafts/{id}", may, with(save), {draft_octets_max}),
      http::staff_route(
          Method::del, "/api/campaign-drafts/{id}", may,
          [&desk](const Request& r, const Caller& c) { return no_content(r, delete_draft(desk, c, id_of(r))); }),
      http::staff_route(Method::get, "/api/campaign-drafts/{id}/check", counts,
                        [&desk](const Request& r, const Caller& c) {
                          return json_or_problem(r, check_draft(desk, c, id_of(r), r.language()));
                        }),
      http::staff_route(Method::post, "/api/campaign-drafts/{id}/publish", may, with(publish), {8192}),
      http::staff_route(Method::get, "/api/campaigns/{id}/publication", may,
                        [&desk](const Request& r, const Caller& c) {
                          return json_or_problem(r, read_publication(desk, c, CampaignId(id_of(r))));
                        }),
  };
  operations::Slice slice(desk.screening, desk);
  slice.on<api::read_campaign_options>(campaign_options)
      .on<api::simulate_rules>(simulate)
      .on<api::read_slots>(of_screening(read_slots))
      .on<api::choose_slots>(of_screening(choose_slots))
      .on<api::forget_slots>(of_screening(forget_slots))
      .on<api::read_slot_coverage>(of_screening(slot_coverage));
  for (auto& route : slice.routes()) all.push_back(std::move(route));
  return all;
}

}  // namespace rongxin::campaign_desk
