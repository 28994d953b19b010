#include <boost/json.hpp>

#include "platform/json_reader.h"
#include "screening/routes.h"
#include "screening/sign_in_to_answer.h"
#include "screening/submit_answers.h"

namespace rongxin::screening {
namespace {

using http::Method;
using http::Rate;
using http::Request;
using http::Response;

Response sign_in(Screening& screening, const Request& request) {
  JsonDocument document(request.body);
  AnswererCredential credential;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"access_code", "card", "class_session", "seat"});
    credential.access_code = root.string("access_code", 20, false);
    credential.card = root.string("card", 40, false);
    credential.class_session = root.string("class_session", 12, false);
    credential.seat = static_cast<int>(root.integer("seat", 1, 200, 0));
    const int ways = (credential.access_code.empty() ? 0 : 1) + (credential.card.empty() ? 0 : 1) + (credential.seat > 0 ? 1 : 0);
    if (ways != 1) root.refuse("access_code", "access_code | card | class_session + seat");
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  const auto found = sign_in_to_answer(screening, credential);
  if (!found) {
    Response refused = Response::problem(found.problem(), request.language());
    refused.wrong_code = refused.status == 404 && well_formed(credential);
    return refused;
  }
  boost::json::object body{{"ticket", found->ticket}, {"sheet_id", found->sheet_id}, {"display_name", found->display_name}, {"state", found->state},
                           {"device", found->device}, {"first_item", found->first_item}, {"expires_at_ms", found->expires_at_ms}, {"form_hash", found->form_hash}};
  if (!found->receipt.empty()) body["receipt"] = found->receipt;
  Response response = Response::json(boost::json::serialize(body));
  response.came_in_from = school_of(screening, found->sheet_id);
  return response;
}

Response door(Screening& screening, const Request& request) {
  const auto found = class_session_door(screening, request.path_parameters[0], request.language());
  if (!found) {
    Response refused = Response::problem(found.problem(), request.language());
    refused.wrong_code = refused.status == 404;
    return refused;
  }
  return Response::json(boost::json::serialize(boost::json::object{{"title", found->title}, {"class_name", found->class_name}, {"open", true}, {"by_seat", found->by_seat}}));
}

}  // namespace

std::vector<http::Route> answering_routes(Screening& screening) {
  const http::Limits sheet{64 * 1024};
  const auto own = [&screening](auto use_case) {
    return [&screening, use_case](http::Exchange exchange, const access::Answerer& answerer) { use_case(screening, std::move(exchange), answerer); };
  };
  return {
      http::open_route(Method::post, "/api/answering/sign-in", {Rate::sign_in}, [&screening](const Request& r) { return sign_in(screening, r); }, {4096}),
      http::open_route(Method::get, "/api/answering/class-sessions/{code}", {Rate::sign_in}, [&screening](const Request& r) { return door(screening, r); }),
      http::answering_route(Method::get, "/api/answering/form", {Rate::answering}, own(read_form)),
      http::answering_route(Method::put, "/api/answer-sheets/{sheet_id}/answers", {Rate::answering}, own(save_answers), sheet),
      http::answering_route(Method::put, "/api/answer-sheets/{sheet_id}", {Rate::answering}, own(submit_answers), sheet),
      http::answering_route(Method::put, "/api/answer-sheets/{sheet_id}/help-request", {Rate::answering}, own(ask_for_help), {4096}),
  };
}

}  // namespace rongxin::screening
