#include "access/public_id.h"
#include "fieldwork/paper_entry.h"
#include "fieldwork/routes.h"
#include "platform/json_reader.h"
#include "platform/plain_number.h"

namespace rongxin::fieldwork {
namespace {

using access::Caller;
using access::Role;
using campaigns::AnswerSet;
using campaigns::Screening;
using http::DataClass;
using http::Method;
using http::Rate;
using http::Request;
using http::Response;

CampaignId campaign_of(const Request& request) { return CampaignId(plain_number(request.path_parameters[0])); }
AccountId helper_of(const Request& request) { return AccountId(plain_number(request.path_parameters[1])); }

PupilKey pupil_of(Screening& screening, const Request& request) {
  const auto number =
      access::read_public_id(screening.keys.public_id, access::PublicKind::student, request.path_parameters[1]);
  return {number ? number->student : StudentId(0), campaign_of(request)};
}

Response told(const Request& request, const Result<std::string>& body) {
  if (!body) return Response::problem(body.problem(), request.language());
  return Response::json(*body);
}

Response done(const Request& request, const Status& status) {
  return status ? Response::empty() : Response::problem(status.problem(), request.language());
}

/// Values and the places that were named, in order. A place without a value is blank on the paper.
std::vector<std::size_t> read_answers(const JsonObject& root, const campaigns::CompiledCampaign& campaign,
                                      AnswerSet& values) {
  std::vector<std::size_t> places;
  root.each("answers", 400, [&](const JsonObject& one) {
    one.only({"item", "value"});
    const int place = campaign.place_of(one.string("item", 80));
    if (place < 0) return one.refuse("item", "an item of this campaign");
    const int value = static_cast<int>(one.integer("value", 0, 100, -1));
    if (value >= 0 && !campaign.allows(static_cast<std::size_t>(place), value))
      return one.refuse("value", "an option of the item");
    values.value[static_cast<std::size_t>(place)] = static_cast<std::int8_t>(value);
    places.push_back(static_cast<std::size_t>(place));
  });
  std::sort(places.begin(), places.end());
  if (std::adjacent_find(places.begin(), places.end()) != places.end()) root.refuse("answers", "each item once");
  return places;
}

Response enter(Screening& screening, const Request& request, const Caller& caller) {
  const auto campaign = screening.shelf.find(campaign_of(request));
  JsonDocument document(request.body);
  PaperTyping typing;
  if (campaign && !document.fault) {
    typing.answers = AnswerSet(campaign->items);
    const JsonObject root(document, document.root());
    root.only({"mode", "answers"});
    typing.mode = std::string(root.one_of("mode", {"paper", "assisted"}));
    read_answers(root, *campaign, typing.answers);
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  return told(request, enter_paper_sheet(screening, caller, pupil_of(screening, request), typing));
}

Response settle(Screening& screening, const Request& request, const Caller& caller) {
  const auto campaign = screening.shelf.find(campaign_of(request));
  JsonDocument document(request.body);
  AnswerSet values;
  std::vector<std::size_t> places;
  if (campaign && !document.fault) {
    values = AnswerSet(campaign->items);
    const JsonObject root(document, document.root());
    root.only({"answers"});
    places = read_answers(root, *campaign, values);
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  return told(request, settle_paper_sheet(screening, caller, pupil_of(screening, request), values, places));
}

}  // namespace

std::vector<http::Route> paper_routes(Screening& screening) {
  const http::StaffOf typists{
      {Role::session_operator, Role::psychology_teacher}, DataClass::item_answers, Rate::ordinary};
  const http::StaffOf listers{
      {Role::session_operator, Role::psychology_teacher}, DataClass::completion, Rate::ordinary};
  const http::StaffOf namers{{Role::psychology_teacher}, DataClass::staff_only, Rate::ordinary};
  Screening& s = screening;
  return {
      http::staff_route(Method::get, "/api/campaigns/{id}/paper", listers,
                        [&s](const Request& r, const Caller& c) {
                          return told(r, list_paper_sheets(s, c, campaign_of(r), r.language()));
                        }),
      http::staff_route(
          Method::get, "/api/campaigns/{id}/paper/{student_id}", typists,
          [&s](const Request& r, const Caller& c) { return told(r, read_paper_differences(s, c, pupil_of(s, r))); }),
      http::staff_route(Method::post, "/api/campaigns/{id}/paper/{student_id}", typists,
                        [&s](const Request& r, const Caller& c) { return enter(s, r, c); }),
      http::staff_route(Method::put, "/api/campaigns/{id}/paper/{student_id}", typists,
                        [&s](const Request& r, const Caller& c) { return settle(s, r, c); }),
      http::staff_route(Method::put, "/api/campaigns/{id}/paper-helpers/{account_id}", namers,
                        [&s](const Request& r, const Caller& c) {
                          return done(r, name_paper_helper(s, c, campaign_of(r), helper_of(r)));
                        },
                        {1024}),
      http::staff_route(Method::del, "/api/campaigns/{id}/paper-helpers/{account_id}", namers,
                        [&s](const Request& r, const Caller& c) {
                          return done(r, end_paper_helper(s, c, campaign_of(r), helper_of(r)));
                        }),
  };
}

}  // namespace rongxin::fieldwork
