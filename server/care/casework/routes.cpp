#include "casework/routes.h"
#include "casework/guidance.h"

#include "alerts/take_on.h"
#include "casework/alert_page.h"
#include "casework/taken_alerts.h"
#include "platform/json_reader.h"
#include "platform/problem_catalogue.h"

namespace rongxin::casework {
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

Response page(campaigns::Screening& screening, const Request& request, const Caller& caller) {
  const auto key = read_alert_id(screening.keys.public_id, request.path_parameters[0]);
  if (!key) return Response::problem(problems::not_found, request.language());
  return response_of(request, alert_page(screening, caller, *key, request.language()));
}

Response answers(campaigns::Screening& screening, const Request& request, const Caller& caller) {
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

// Takes on, or puts back: `act` of alert/take_on.h.
template <class F>
Response change_taking(campaigns::Screening& s, const Request& request, const Caller& caller, F act) {
  const auto key = read_alert_id(s.keys.public_id, request.path_parameters[0]);
  if (!key) return Response::problem(problems::not_found, request.language());
  const Status changed = act(s.database, s.clock, s.audit, caller, key->student, key->number);
  return changed.ok() ? Response::empty(204) : Response::problem(changed.problem(), request.language());
}

// 我来处理 for many at once: each by itself, since a colleague may have been first with some.
Response change_takings(campaigns::Screening& s, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  std::vector<std::pair<std::string, alerts::Tier>> named;
  std::string act;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"act", "alerts"});
    act = root.one_of("act", {"take_on", "put_back"});
    root.each("alerts", 200, [&](const JsonObject& one) {
      one.only({"id", "tier"});
      named.emplace_back(one.string("id", 64), shown_tier(one));
    });
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  boost::json::array changed, missed;
  for (const auto& [id, shown] : named) {
    const auto key = read_alert_id(s.keys.public_id, id);
    const bool done =
        key && (act == "take_on"
                    ? alerts::take_on_as_shown(s.database, s.clock, s.audit, caller, key->student, key->number, shown)
                    : alerts::put_back(s.database, s.clock, s.audit, caller, key->student, key->number))
                   .ok();
    (done ? changed : missed).push_back(boost::json::value(id));
  }
  return Response::json(
      boost::json::serialize(boost::json::object{{"changed", std::move(changed)}, {"missed", std::move(missed)}}));
}

const char* state_name(alerts::Call::State state) {
  switch (state) {
    case alerts::Call::State::taken_by_you: return "taken_by_you";
    case alerts::Call::State::taken_by_another: return "taken_by_another";
    case alerts::Call::State::over: return "over";
    case alerts::Call::State::ended: return "ended";
    case alerts::Call::State::pass_on: return "pass_on";
    default: return "open";
  }
}

// An address that has ended tells nothing of what became of the matter, not even how urgent it is.
Response call_response(campaigns::Screening& screening, const Request& request, const Result<alerts::Call>& call) {
  if (!call) return Response::problem(call.problem(), request.language());
  boost::json::object body{{"state", state_name(call->state)}, {"made_at_ms", call->made_at_ms}};
  if (call->state != alerts::Call::State::ended) {
    body["tier"] = tier_name(static_cast<std::int64_t>(call->tier));
    body["answer_minutes"] = call->answer_minutes;
    body["card"] = card_of_call(static_cast<std::int64_t>(call->tier), request.language());
    body["more"] = call->beside.size();
    if (!call->beside.empty())
      body["next"] = alerts::take_on_token(screening.keys.public_id, call->beside[0].student, call->beside[0].alert_no,
                                           call->beside[0].notification_no);
  }
  return Response::json(boost::json::serialize(body));
}

}  // namespace

std::vector<http::Route> call_routes(campaigns::Screening& screening) {
  return {
      http::open_route(Method::get, "/api/calls/{token}", http::Open{Rate::token},
                       [&screening](const Request& r) {
                         return call_response(screening, r,
                                              alerts::read_call(screening.database, screening.keys, screening.clock,
                                                                r.path_parameters[0]));
                       }),
      http::open_route(Method::post, "/api/calls/{token}/take-on", http::Open{Rate::token},
                       [&screening](const Request& r) {
                         return call_response(
                             screening, r,
                             alerts::take_on_by_token(screening.database, screening.keys, screening.clock,
                                                      screening.audit, r.path_parameters[0]));
                       }),
  };
}

std::vector<http::Route> alert_routes(campaigns::Screening& screening) {
  const std::vector<Role> psychologist{Role::psychology_teacher},
      handling{Role::psychology_teacher, Role::counselling_centre};
  const std::vector<Role> called{Role::class_teacher, Role::session_operator, Role::school_leader,
                                 Role::counselling_centre};
  // Officers and leaders take on from the clocks: who is called, by number.
  const std::vector<Role> taking{Role::class_teacher,      Role::session_operator, Role::school_leader,
                                 Role::counselling_centre, Role::county_officer,   Role::city_officer};
  return {
      http::staff_route(Method::get, "/api/alerts", {handling, DataClass::alert, Rate::ordinary},
                        [&screening](const Request& r, const Caller& c) {
                          const std::string whose(r.query_value("whose"));
                          return response_of(r, alert_inbox(screening, c, r.query_value("after"),
                                                            whose.empty() ? "all" : whose, r.language()));
                        }),
      http::staff_route(Method::get, "/api/taken-alerts", {called, DataClass::alert, Rate::ordinary},
                        [&screening](const Request& r, const Caller& c) {
                          return response_of(r, taken_alerts(screening, c, r.language()));
                        }),
      http::staff_route(Method::post, "/api/taken-alerts/{id}", {taking, DataClass::alert, Rate::ordinary},
                        [&screening](const Request& r, const Caller& c) {
                          return change_taking(screening, r, c, alerts::take_on_as_called);
                        }),
      http::staff_route(Method::del, "/api/taken-alerts/{id}", {taking, DataClass::alert, Rate::ordinary},
                        [&screening](const Request& r, const Caller& c) {
                          return change_taking(screening, r, c, alerts::put_back_taken);
                        }),
      http::staff_route(Method::get, "/api/alerts/{id}", {handling, DataClass::scores, Rate::ordinary},
                        [&screening](const Request& r, const Caller& c) { return page(screening, r, c); }),
      http::staff_route(Method::post, "/api/alerts/{id}/answers",
                        {psychologist, DataClass::item_answers, Rate::ordinary},
                        [&screening](const Request& r, const Caller& c) { return answers(screening, r, c); }, {8192}),
      http::staff_route(
          Method::post, "/api/alerts/{id}/take-on", {handling, DataClass::alert, Rate::ordinary},
          [&screening](const Request& r, const Caller& c) { return change_taking(screening, r, c, alerts::take_on); }),
      http::staff_route(Method::post, "/api/alert-takings", {psychologist, DataClass::alert, Rate::ordinary},
                        [&screening](const Request& r, const Caller& c) { return change_takings(screening, r, c); },
                        {32 * 1024}),
      http::staff_route(
          Method::del, "/api/alerts/{id}/take-on", {handling, DataClass::alert, Rate::ordinary},
          [&screening](const Request& r, const Caller& c) { return change_taking(screening, r, c, alerts::put_back); }),
  };
}

}  // namespace rongxin::casework
