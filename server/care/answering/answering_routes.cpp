#include "answering/routes.h"
#include "answering/sign_in_to_answer.h"
#include "answering/submit_answers.h"
#include "operations/slice.h"
#include "settings/hotlines.h"

namespace rongxin::answering {
namespace {

using campaigns::Screening;
using http::Request;
using http::Response;
constexpr auto showing = store::SystemKey::because("the city's helplines are for everybody, signed in or not");

Result<AnswererCredential> credential_of(const Screening& screening, const Request& request) {
  RONGXIN_TRY(in, api::sign_in_to_answer::read(request, screening.keys.public_id));
  const auto& body = in.body;
  AnswererCredential credential{.access_code = body.access_code.value_or(""),
                                .card = body.card.value_or(""),
                                .class_session = body.class_session.value_or(""),
                                .name_part = body.name_part.value_or(""),
                                .seat = static_cast<int>(body.seat.value_or(0)),
                                .device = body.device.value_or(""),
                                .address = request.remote_address};
  const int ways =
      (credential.access_code.empty() ? 0 : 1) + (credential.card.empty() ? 0 : 1) + (credential.seat > 0 ? 1 : 0);
  if (ways != 1) return operations::refused("access_code", "access_code | card | class_session + seat");
  // A page without a mark of its own is told by what it comes with.
  if (credential.device.empty())
    credential.device = request.remote_address + " " + std::string(request.header("User-Agent"));
  return credential;
}

Response sign_in(Screening& screening, const Request& request) {
  const auto credential = credential_of(screening, request);
  if (!credential) return Response::problem(credential.problem(), request.language());
  const auto found = sign_in_to_answer(screening, *credential, request.language());
  Response response = operations::answer<api::sign_in_to_answer>(screening, request, found);
  if (!found) response.wrong_code = response.status == 404 && well_formed(*credential);
  else if (const auto* ticket = std::get_if<api::AnsweringTicket>(&*found))
    response.came_in_from = school_of(screening, ticket->sheet_id);
  return response;
}

Response door(Screening& screening, const Request& request) {
  const auto found = class_session_door(screening, request.path_parameters[0], request.language());
  if (found) return operations::answer<api::read_class_session_door>(screening, request, found->class_session);
  Response refused = Response::problem(found.problem(), request.language());
  refused.wrong_code = refused.status == 404;
  return refused;
}

Result<api::HotlineList> hotlines(Screening& screening, const api::read_hotlines::In&) {
  const auto lines = screening.database.read(showing, [&](store::Transaction& transaction) {
    return settings::read_city_hotlines(transaction, screening.clock.today());
  });
  return api::HotlineList{.hotlines = settings::told_hotlines(settings::shown_hotlines(lines))};
}

}  // namespace

std::vector<http::Route> answering_routes(Screening& screening) {
  operations::Slice slice(screening);
  slice.on<api::sign_in_to_answer>(sign_in)
      .on<api::read_class_session_door>(door)
      .on<api::read_hotlines>(hotlines)
      .on<api::read_form>(read_form)
      .on<api::save_answers>(save_answers)
      .on<api::submit_answers>(submit_answers)
      .on<api::ask_for_help>(ask_for_help);
  return slice.routes();
}

}  // namespace rongxin::answering
