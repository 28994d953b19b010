#include "fieldwork/class_session.h"
#include "fieldwork/routes.h"
#include "platform/json_reader.h"
#include "platform/plain_number.h"

namespace rongxin::fieldwork {
namespace {

using access::Caller;
using access::Role;
using http::DataClass;
using http::Method;
using http::Rate;
using http::Request;
using http::Response;

Response session_response(const Request& request, const Result<std::string>& body) {
  if (!body) return Response::problem(body.problem(), request.language());
  return Response::json(*body);
}

Response open_session(campaigns::Screening& screening, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  SessionToOpen wanted;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"campaign_id", "class_id", "reachable_adult_id", "by_seat", "minutes_max"});
    wanted.campaign = CampaignId(plain_number(root.string("campaign_id", 40)));
    wanted.class_unit = UnitId(plain_number(root.string("class_id", 40)));
    wanted.reachable = AccountId(plain_number(root.string("reachable_adult_id", 40)));
    wanted.by_seat = root.flag("by_seat");
    wanted.minutes_max = static_cast<int>(root.integer("minutes_max", 5, 240, 45));
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  return session_response(request, open_class_session(screening, caller, wanted, request.language()));
}

}  // namespace

std::vector<http::Route> class_session_routes(campaigns::Screening& screening) {
  const std::vector<Role> openers{Role::class_teacher, Role::session_operator, Role::psychology_teacher};
  const auto with = [&screening](auto use_case) {
    return [&screening, use_case](const Request& r, const Caller& c) { return use_case(screening, r, c); };
  };
  return {
      http::staff_route(Method::post, "/api/class-sessions", {openers, DataClass::completion, Rate::ordinary},
                        with(open_session), {4096}),
      http::staff_route(Method::get, "/api/class-sessions/{id}", {openers, DataClass::completion, Rate::ordinary},
                        [&screening](const Request& r, const Caller& c) {
                          return session_response(
                              r, read_class_session(screening, c, ClassSessionId(plain_number(r.path_parameters[0])),
                                                    r.language()));
                        }),
      http::staff_route(Method::post, "/api/class-sessions/{id}/seats/{seat}/release",
                        {openers, DataClass::completion, Rate::ordinary},
                        [&screening](const Request& r, const Caller& c) {
                          return session_response(
                              r, release_seat(screening, c, ClassSessionId(plain_number(r.path_parameters[0])),
                                              static_cast<int>(plain_number(r.path_parameters[1], INT_MAX)),
                                              r.language()));
                        },
                        {1024}),
      http::staff_route(
          Method::post, "/api/class-sessions/{id}/close", {openers, DataClass::completion, Rate::ordinary},
          [&screening](const Request& r, const Caller& c) {
            return session_response(
                r, close_class_session(screening, c, ClassSessionId(plain_number(r.path_parameters[0])), r.language()));
          },
          {1024}),
  };
}

}  // namespace rongxin::fieldwork
