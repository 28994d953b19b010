#include "informants/routes.h"

#include "access/public_id.h"
#include "answering/problems.h"
#include "informants/family_questions.h"
#include "informants/informant_results.h"
#include "platform/json_reader.h"
#include "platform/plain_number.h"
#include "platform/problem_catalogue.h"

namespace rongxin::informants {
namespace {

using access::Caller;
using access::Role;
using campaigns::Screening;
using http::DataClass;
using http::Method;
using http::Rate;
using http::Request;
using http::Response;
constexpr std::size_t answers_max = 200;
constexpr http::Limits sheet_limits{16 * 1024};

CampaignId campaign_of(const Request& request) { return CampaignId(plain_number(request.path_parameters[0])); }

SheetKey sheet_of(Screening& screening, const Request& request) {
  const auto number =
      access::read_public_id(screening.keys.public_id, access::PublicKind::student, request.path_parameters[2]);
  return {number ? number->student : StudentId(0), campaign_of(request), std::string(request.path_parameters[1])};
}

Response told(const Request& request, const Result<std::string>& body) {
  return body ? Response::json(*body) : Response::problem(body.problem(), request.language());
}

/// "answers" and "hand_in" of a body, against the items of an instrument.
Written read_written(JsonDocument& document, const JsonObject& root, const campaigns::CampaignInstrument& instrument) {
  const auto& compiled = instrument.compiled;
  Written written{campaigns::AnswerSet(compiled.source.items.size()), root.flag("hand_in")};
  std::vector<bool> seen(compiled.source.items.size(), false);
  root.each("answers", answers_max, [&](const JsonObject& one) {
    one.only({"item", "value"});
    const std::string item(one.string("item", 40));
    const auto value = one.integer("value", 0, 63);
    if (document.fault) return;
    const int place = compiled.item_index(item);
    if (place < 0) return void(document.fault = Problem(problems::unknown_item, "answers", {{"item", item}}));
    const auto at = static_cast<std::size_t>(place);
    if (seen[at]) return void(document.fault = Problem(problems::item_twice, "answers", {{"item", item}}));
    if (!compiled.allows(at, static_cast<int>(value))) return one.refuse("value", "option of " + item);
    seen[at] = true;
    written.answers.value[at] = static_cast<std::int8_t>(value);
  });
  return written;
}

Response save(Screening& screening, const Request& request, const Caller& caller) {
  const SheetKey key = sheet_of(screening, request);
  const auto asked = find_asked(screening, key.campaign, key.instrument, "teacher");
  if (!asked) return Response::problem(problems::not_found, request.language());
  JsonDocument document(request.body);
  Written written;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"answers", "hand_in"});
    written = read_written(document, root, *asked->instrument);
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  const Status saved = save_sheet(screening, caller, key, *asked, written);
  return saved.ok() ? Response::empty(204) : Response::problem(saved.problem(), request.language());
}

Response family_open(Screening& screening, const Request& request) {
  JsonDocument document(request.body);
  std::string birthday;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"birthday"});
    birthday = root.string("birthday", 4);
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  return told(request, open_questions(screening, request.path_parameters[0], birthday));
}

Response family_save(Screening& screening, const Request& request) {
  JsonDocument document(request.body);
  std::string birthday;
  std::optional<Asked> asked;
  Written written;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"birthday", "campaign_id", "instrument", "answers", "hand_in"});
    birthday = root.string("birthday", 4);
    const CampaignId campaign(plain_number(root.string("campaign_id", 20)));
    asked = find_asked(screening, campaign, root.string("instrument", 40), "guardian");
    if (asked) written = read_written(document, root, *asked->instrument);
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  if (!asked) return Response::problem(problems::not_found, request.language());
  return told(request, save_answers(screening, request.path_parameters[0], birthday, *asked, written));
}

}  // namespace

std::vector<http::Route> informant_routes(Screening& screening) {
  const std::vector<Role> teacher{Role::class_teacher}, psychologist{Role::psychology_teacher};
  return {
      http::staff_route(
          Method::get, "/api/informant-tasks", {teacher, DataClass::completion, Rate::ordinary},
          [&screening](const Request& r, const Caller& c) { return told(r, list_tasks(screening, c, r.language())); }),
      http::staff_route(Method::get, "/api/campaigns/{id}/informants",
                        {psychologist, DataClass::completion, Rate::ordinary},
                        [&screening](const Request& r, const Caller& c) {
                          const auto counts = informant_counts(screening, c, campaign_of(r), r.language());
                          if (!counts) return Response::problem(counts.problem(), r.language());
                          operations::JsonWriter text(screening.keys.public_id);
                          api::write(text, *counts);
                          return Response::json(text.take());
                        }),
      http::staff_route(
          Method::get, "/api/campaigns/{id}/informants/{instrument}", {teacher, DataClass::completion, Rate::ordinary},
          [&screening](const Request& r, const Caller& c) {
            return told(r, list_class(screening, c, campaign_of(r), std::string(r.path_parameters[1]), r.language()));
          }),
      http::staff_route(Method::get, "/api/campaigns/{id}/informants/{instrument}/{student_id}",
                        {teacher, DataClass::roster, Rate::ordinary},
                        [&screening](const Request& r, const Caller& c) {
                          return told(r, read_sheet(screening, c, sheet_of(screening, r)));
                        }),
      http::staff_route(
          Method::put, "/api/campaigns/{id}/informants/{instrument}/{student_id}",
          {teacher, DataClass::roster, Rate::ordinary},
          [&screening](const Request& r, const Caller& c) { return save(screening, r, c); }, sheet_limits),
  };
}

std::vector<http::Route> family_question_routes(Screening& screening) {
  const http::Open by_slip{Rate::token};
  return {
      http::open_route(Method::post, "/api/family/links/{token}/questions", by_slip,
                       [&screening](const Request& r) { return family_open(screening, r); }, {1024}),
      http::open_route(
          Method::post, "/api/family/links/{token}/answers", by_slip,
          [&screening](const Request& r) { return family_save(screening, r); }, sheet_limits),
  };
}

}  // namespace rongxin::informants
