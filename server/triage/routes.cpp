#include "triage/routes.h"

#include "platform/json_reader.h"
#include "platform/problem_catalogue.h"
#include "triage/alert_page.h"

namespace rongxin::triage {
namespace {

using access::Caller;
using access::Role;
using http::DataClass;
using http::Method;
using http::Rate;
using http::Request;
using http::Response;

Response response_of(const Request& request, Result<std::string> body) {
  if (!body) return Response::problem(body.problem(), request.language());
  return Response::json(std::move(*body));
}

Response page(screening::Screening& screening, const Request& request, const Caller& caller) {
  const auto key = read_alert_id(screening.keys.public_id, request.path_parameters[0]);
  if (!key) return Response::problem(problems::not_found, request.language());
  return response_of(request, alert_page(screening, caller, *key, request.language()));
}

Response answers(screening::Screening& screening, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  std::string reason;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"reason"});
    reason = root.string("reason", 1200);
    if (!document.fault && reason.size() < 4) root.refuse("reason", ">= 4");
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  const auto key = read_alert_id(screening.keys.public_id, request.path_parameters[0]);
  if (!key) return Response::problem(problems::not_found, request.language());
  return response_of(request, alert_answers(screening, caller, *key, reason, request.language()));
}

}  // namespace

std::vector<http::Route> alert_routes(screening::Screening& screening) {
  const std::vector<Role> psychologist{Role::psychology_teacher};
  return {
      http::staff_route(Method::get, "/api/alerts", {psychologist, DataClass::alert, Rate::ordinary},
                        [&screening](const Request& r, const Caller& c) { return response_of(r, alert_inbox(screening, c, r.query_value("after"), r.language())); }),
      http::staff_route(Method::get, "/api/alerts/{id}", {psychologist, DataClass::scores, Rate::ordinary}, [&screening](const Request& r, const Caller& c) { return page(screening, r, c); }),
      http::staff_route(Method::post, "/api/alerts/{id}/answers", {psychologist, DataClass::item_answers, Rate::ordinary}, [&screening](const Request& r, const Caller& c) { return answers(screening, r, c); }, {8192}),
  };
}

}  // namespace rongxin::triage
