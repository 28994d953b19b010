#include <boost/json.hpp>

#include "campaign_desk/campaign_draft.h"
#include "campaign_desk/class_slots.h"
#include "campaign_desk/routes.h"
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
constexpr std::int64_t instant_max_ms = 4'102'444'800'000;  // the year 2100

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

Response simulate(const CampaignDesk& desk, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  RulesToTry wanted;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"rules", "instruments", "units", "grades", "interviews_a_week"});
    wanted.rules = read_rules(document, root);
    wanted.instruments = root.strings("instruments", 12, 40);
    wanted.units = root.strings("units", 2000, 200);
    wanted.grades = root.strings("grades", 60, 60);
    wanted.interviews_a_week = root.integer("interviews_a_week", 1, 200);
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  const auto found = desk.simulator.run(caller, wanted);
  if (!found) return Response::problem(found.problem(), request.language());
  const auto campaign = desk.screening.shelf.find(CampaignId(found->campaign));
  return Response::json(boost::json::serialize(
      simulation_json(*found, campaign ? campaign->definition.title.at(std::string(request.language())) : "")));
}

Response slots(const CampaignDesk& desk, const Request& request, const Caller& caller) {
  SlotTrial trial;
  const auto within = [](std::string_view text, int low, int high) {
    const auto number = plain_number(text);
    return number >= low && number <= high ? std::optional(static_cast<int>(number)) : std::nullopt;
  };
  trial.dismissal_minute = within(request.query_value("dismissal_minute"), 12 * 60, 22 * 60);
  trial.classes_a_day_max = within(request.query_value("classes_a_day_max"), 1, 8);
  return json_or_problem(request, read_slots(desk.screening, caller, CampaignId(id_of(request)), trial));
}

Response choose(const CampaignDesk& desk, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  std::vector<ClassSlot> wanted;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"slots"});
    root.each("slots", 300, [&](const JsonObject& one) {
      one.only({"class_id", "begins_at_ms", "ends_at_ms"});
      wanted.push_back({UnitId(plain_number(one.string("class_id", 20))),
                        one.integer("begins_at_ms", 0, instant_max_ms), one.integer("ends_at_ms", 0, instant_max_ms)});
    });
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  return json_or_problem(request, choose_slots(desk.screening, caller, CampaignId(id_of(request)), wanted));
}

Response no_content(const Request& request, const Status& status) {
  return status.ok() ? Response::empty(204) : Response::problem(status.problem(), request.language());
}

std::vector<http::Route> slot_routes(const CampaignDesk& desk) {
  const http::StaffOf school{{Role::psychology_teacher, Role::school_leader}, DataClass::none, Rate::ordinary},
      chooses{{Role::psychology_teacher}, DataClass::none, Rate::ordinary};
  const http::StaffOf above{{Role::county_officer, Role::city_officer}, DataClass::none, Rate::ordinary};
  const auto with = [desk](auto use_case) {
    return [desk, use_case](const Request& r, const Caller& c) { return use_case(desk, r, c); };
  };
  return {
      http::staff_route(Method::get, "/api/campaigns/{id}/slots", school, with(slots)),
      http::staff_route(Method::put, "/api/campaigns/{id}/slots", chooses, with(choose), {64 * 1024}),
      http::staff_route(Method::del, "/api/campaigns/{id}/slots", chooses,
                        [desk](const Request& r, const Caller& c) {
                          return no_content(r, forget_slots(desk.screening, c, CampaignId(id_of(r))));
                        }),
      http::staff_route(Method::get, "/api/campaigns/{id}/slot-coverage", above,
                        [desk](const Request& r, const Caller& c) {
                          return json_or_problem(r, slot_coverage(desk.screening, c, CampaignId(id_of(r))));
                        }),
  };
}

}  // namespace

std::vector<http::Route> campaign_desk_routes(CampaignDesk desk) {
  const http::StaffOf may{
      {Role::psychology_teacher, Role::county_officer, Role::city_officer}, DataClass::none, Rate::ordinary};
  const http::StaffOf counts{
      {Role::psychology_teacher, Role::county_officer, Role::city_officer}, DataClass::aggregates, Rate::ordinary};
  const auto with = [desk](auto use_case) {
    return [desk, use_case](const Request& r, const Caller& c) { return use_case(desk, r, c); };
  };
  std::vector<http::Route> all{
      http::staff_route(Method::get, "/api/campaign-options", may,
                        [desk](const Request& r, const Caller& c) {
                          return Response::json(campaign_options(desk, c, r.language()));
                        }),
      http::staff_route(Method::get, "/api/campaign-drafts", may,
                        [desk](const Request&, const Caller& c) { return Response::json(list_drafts(desk, c)); }),
      http::staff_route(Method::post, "/api/campaign-drafts", may, with(make), {1024}),
      http::staff_route(Method::get, "/api/campaign-drafts/{id}", may,
                        [desk](const Request& r, const Caller& c) {
                          return json_or_problem(r, read_draft(desk, c, id_of(r), r.language()));
                        }),
      http::staff_route(Method::put, "/api/campaign-drafts/{id}", may, with(save), {draft_octets_max}),
      http::staff_route(
          Method::del, "/api/campaign-drafts/{id}", may,
          [desk](const Request& r, const Caller& c) { return no_content(r, delete_draft(desk, c, id_of(r))); }),
      http::staff_route(Method::get, "/api/campaign-drafts/{id}/check", counts,
                        [desk](const Request& r, const Caller& c) {
                          return json_or_problem(r, check_draft(desk, c, id_of(r), r.language()));
                        }),
      http::staff_route(Method::post, "/api/campaign-drafts/{id}/publish", may, with(publish), {8192}),
      http::staff_route(Method::get, "/api/campaigns/{id}/publication", may,
                        [desk](const Request& r, const Caller& c) {
                          return json_or_problem(r, read_publication(desk, c, CampaignId(id_of(r))));
                        }),
      http::staff_route(Method::post, "/api/rule-simulations", counts, with(simulate), {draft_octets_max}),
  };
  for (auto& route : slot_routes(desk)) all.push_back(std::move(route));
  return all;
}

}  // namespace rongxin::campaign_desk
