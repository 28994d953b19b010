#include "approvals/propose.h"
#include "campaign_desk/campaign_steps.h"
#include "campaign_desk/propose_rules.h"
#include "campaign_desk/routes.h"
#include "platform/json_reader.h"
#include "platform/plain_number.h"

namespace rongxin::campaign_desk {
namespace {

using access::Caller;
using access::Role;
using http::Method;
using http::Request;
using http::Response;

std::int64_t id_of(const Request& request) { return plain_number(request.path_parameters[0]); }

Response answer(const Request& request, const Result<std::string>& body) {
  return body ? Response::json(*body) : Response::problem(body.problem(), request.language());
}

Response propose_draft(const CampaignDesk& desk, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  DraftToPublish wanted;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"version", "rules_reason"});
    wanted.version = root.integer("version", 1, 1'000'000'000);
    wanted.rules_reason = root.string("rules_reason", 1000);
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  wanted.draft = id_of(request);
  return answer(request, propose_campaign(desk, caller, wanted, request.language()));
}

Response change_rules(const CampaignDesk& desk, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  RulesToPropose wanted;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"rules", "reason"});
    wanted.rules = read_rules(document, root);
    wanted.reason = approvals::reason_of(root);
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  wanted.campaign = CampaignId(id_of(request));
  return answer(request, propose_rules(desk, caller, wanted, request.language()));
}

}  // namespace

std::vector<http::Route> campaign_proposal_routes(CampaignDesk desk) {
  const http::StaffOf writers{{Role::psychology_teacher, Role::county_officer, Role::city_officer},
                              http::DataClass::none,
                              http::Rate::ordinary};
  return {
      http::staff_route(Method::post, "/api/campaign-drafts/{id}/propose", writers,
                        [desk](const Request& r, const Caller& c) { return propose_draft(desk, r, c); }, {8192}),
      http::staff_route(Method::get, "/api/campaigns/{id}/rules", writers,
                        [desk](const Request& r, const Caller& c) {
                          return answer(r, campaign_rules(desk, c, CampaignId(id_of(r))));
                        }),
      http::staff_route(Method::post, "/api/campaigns/{id}/rules", writers,
                        [desk](const Request& r, const Caller& c) { return change_rules(desk, r, c); }, {64 * 1024}),
  };
}

}  // namespace rongxin::campaign_desk
