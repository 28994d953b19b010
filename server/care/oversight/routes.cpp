#include "oversight/routes.h"

#include "platform/plain_number.h"
#include "platform/problem_catalogue.h"

namespace rongxin::oversight {
namespace {

using access::Caller;
using access::Role;
using http::DataClass;
using http::Method;
using http::Rate;
using http::Request;
using http::Response;

Response response_of(const Request& request, const Result<std::string>& body) {
  return body ? Response::json(*body) : Response::problem(body.problem(), request.language());
}

template <class F>
Response change(const Services& tools, const Request& request, const Caller& caller, F act) {
  const auto alert = casework::read_alert_id(tools.keys.public_id, request.path_parameters[0]);
  if (!alert) return Response::problem(problems::not_found, request.language());
  const Status changed = act(tools, caller, *alert);
  return changed.ok() ? Response::empty(204) : Response::problem(changed.problem(), request.language());
}

Response board_response(const Services& tools, const Request& request, const Caller& caller) {
  const std::string parent_text = request.query_value("parent"), campaign_text = request.query_value("campaign");
  const std::int64_t parent = plain_number(parent_text), campaign = plain_number(campaign_text);
  if ((parent == 0 && !parent_text.empty()) || (campaign == 0 && !campaign_text.empty()))
    return Response::problem(problems::not_found, request.language());
  return response_of(request, board(tools, caller, parent, campaign, request.language()));
}

}  // namespace

std::vector<http::Route> county_routes(Services tools) {
  const http::StaffOf watching{{Role::school_leader, Role::counselling_centre, Role::county_officer, Role::city_officer,
                                Role::system_administrator},
                               DataClass::alert,
                               Rate::ordinary};
  const http::StaffOf asking{{Role::psychology_teacher, Role::school_leader}, DataClass::alert, Rate::ordinary},
      lending{{Role::counselling_centre}, DataClass::alert, Rate::ordinary};
  const http::StaffOf counting{{Role::county_officer, Role::city_officer}, DataClass::completion, Rate::ordinary};
  return {
      http::staff_route(Method::get, "/api/clocks", watching,
                        [tools](const Request& r, const Caller& c) {
                          return response_of(r, open_clocks(tools, c, r.query_value("after")));
                        }),
      http::staff_route(Method::post, "/api/clocks/{id}/request", asking,
                        [tools](const Request& r, const Caller& c) { return change(tools, r, c, ask_for_support); }),
      http::staff_route(Method::del, "/api/clocks/{id}/request", asking,
                        [tools](const Request& r, const Caller& c) { return change(tools, r, c, withdraw_support); }),
      http::staff_route(Method::post, "/api/clocks/{id}/support", lending,
                        [tools](const Request& r, const Caller& c) { return change(tools, r, c, lend_support); }),
      http::staff_route(Method::get, "/api/board", counting,
                        [tools](const Request& r, const Caller& c) { return board_response(tools, r, c); }),
  };
}

}  // namespace rongxin::oversight
