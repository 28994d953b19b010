#include <boost/json.hpp>

#include "answering/routes.h"
#include "answering/sign_in_to_answer.h"
#include "answering/submit_answers.h"
#include "platform/json_reader.h"
#include "settings/hotlines.h"

namespace rongxin::answering {
namespace {

using http::Method;
using http::Rate;
using http::Request;
using http::Response;
constexpr auto showing = store::SystemKey::because("the city's helplines are for everybody, signed in or not");

boost::json::object door_json(const SessionDoor& door) {
  return {{"title", door.title}, {"class_name", door.class_name}, {"open", true}, {"by_seat", door.by_seat}};
}

boost::json::object told(const SessionDoor& door) {
  return {{"state", "class_session"}, {"code", door.code}, {"class_session", door_json(door)}};
}

boost::json::object told(const SeatToProve& seat) {
  return {{"state", "seat"},
          {"masked_name", seat.masked_name},
          {"choices", boost::json::array(seat.choices.begin(), seat.choices.end())},
          {"tries_left", seat.tries_left}};
}

boost::json::object told(const CodeToProve& code) {
  return {{"state", "code"},
          {"choices", boost::json::array(code.choices.begin(), code.choices.end())},
          {"tries_left", code.tries_left}};
}

boost::json::object told(const SignedIn& found) {
  boost::json::object body{{"ticket", found.ticket},
                           {"sheet_id", found.sheet_id},
                           {"display_name", found.display_name},
                           {"state", found.state},
                           {"device", found.device},
                           {"first_item", found.first_item},
                           {"expires_at_ms", found.expires_at_ms},
                           {"form_hash", found.form_hash}};
  if (found.declined_before) body["declined_before"] = true;
  return body;
}

Response sign_in(campaigns::Screening& screening, const Request& request) {
  JsonDocument document(request.body);
  AnswererCredential credential;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"access_code", "card", "class_session", "seat", "name_part", "device"});
    credential.access_code = root.string("access_code", 20, false);
    credential.card = root.string("card", 40, false);
    credential.class_session = root.string("class_session", 12, false);
    credential.seat = static_cast<int>(root.integer("seat", 1, 200, 0));
    credential.name_part = root.string("name_part", 16, false);
    credential.device = root.string("device", 40, false);
    credential.address = request.remote_address;
    const int ways =
        (credential.access_code.empty() ? 0 : 1) + (credential.card.empty() ? 0 : 1) + (credential.seat > 0 ? 1 : 0);
    if (ways != 1) root.refuse("access_code", "access_code | card | class_session + seat");
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  // A page without a mark of its own is told by what it comes with.
  if (credential.device.empty())
    credential.device = request.remote_address + " " + std::string(request.header("User-Agent"));
  const auto found = sign_in_to_answer(screening, credential, request.language());
  if (!found) {
    Response refused = Response::problem(found.problem(), request.language());
    refused.wrong_code = refused.status == 404 && well_formed(credential);
    return refused;
  }
  Response response =
      Response::json(boost::json::serialize(std::visit([](const auto& what) { return told(what); }, *found)));
  if (const auto* signed_in = std::get_if<SignedIn>(&*found))
    response.came_in_from = school_of(screening, signed_in->sheet_id);
  return response;
}

Response door(campaigns::Screening& screening, const Request& request) {
  const auto found = class_session_door(screening, request.path_parameters[0], request.language());
  if (!found) {
    Response refused = Response::problem(found.problem(), request.language());
    refused.wrong_code = refused.status == 404;
    return refused;
  }
  return Response::json(boost::json::serialize(door_json(*found)));
}

Response hotlines(campaigns::Screening& screening) {
  const auto lines = screening.database.read(showing, [&](store::Transaction& transaction) {
    return settings::read_city_hotlines(transaction, screening.clock.today());
  });
  return Response::json("{\"hotlines\":" + settings::hotlines_json(settings::shown_hotlines(lines)) + "}");
}

}  // namespace

std::vector<http::Route> answering_routes(campaigns::Screening& screening) {
  const http::Limits sheet{64 * 1024};
  const auto own = [&screening](auto use_case) {
    return [&screening, use_case](http::Exchange exchange, const access::Answerer& answerer) {
      use_case(screening, std::move(exchange), answerer);
    };
  };
  return {
      http::open_route(Method::post, "/api/answering/sign-in", {Rate::sign_in},
                       [&screening](const Request& r) { return sign_in(screening, r); }, {4096}),
      http::open_route(Method::get, "/api/answering/class-sessions/{code}", {Rate::sign_in},
                       [&screening](const Request& r) { return door(screening, r); }),
      http::open_route(Method::get, "/api/answering/hotlines", {Rate::ordinary},
                       [&screening](const Request&) { return hotlines(screening); }),
      http::answering_route(Method::get, "/api/answering/form", {Rate::answering}, own(read_form)),
      http::answering_route(Method::put, "/api/answer-sheets/{sheet_id}/answers", {Rate::answering}, own(save_answers),
                            sheet),
      http::answering_route(Method::put, "/api/answer-sheets/{sheet_id}", {Rate::answering}, own(submit_answers),
                            sheet),
      http::answering_route(Method::put, "/api/answer-sheets/{sheet_id}/help-request", {Rate::answering},
                            own(ask_for_help), {4096}),
  };
}

}  // namespace rongxin::answering
