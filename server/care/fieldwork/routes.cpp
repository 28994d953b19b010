#include "fieldwork/routes.h"

#include "access/public_id.h"
#include "fieldwork/access_slips.h"
#include "fieldwork/lesson_day.h"
#include "fieldwork/recall.h"
#include "platform/json_reader.h"
#include "platform/plain_number.h"
#include "platform/problem_catalogue.h"

namespace rongxin::fieldwork {
namespace {

using access::Caller;
using access::Role;
using campaigns::Screening;
using http::DataClass;
using http::Method;
using http::Rate;
using http::Request;
using http::Response;

CampaignId campaign_of(const Request& request) { return CampaignId(plain_number(request.path_parameters[0])); }
UnitId class_of(const Request& request, std::size_t place) {
  return UnitId(plain_number(request.path_parameters[place]));
}

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

Response unfinished(Screening& screening, const Request& request, const Caller& caller) {
  const std::string pupils = request.query_value("pupils");
  const std::int64_t wanted = pupils.empty() ? unfinished_max : plain_number(pupils);
  if (wanted < 1 || wanted > unfinished_max)
    return Response::problem({problems::field_invalid, "pupils", {{"name", "pupils"}, {"expected", "1..2000"}}},
                             request.language());
  return told(request, list_unfinished(screening, caller, campaign_of(request), static_cast<int>(wanted)));
}

Response paper(const Request& request, Result<std::string> file, const char* name) {
  if (!file) return Response::problem(file.problem(), request.language());
  Response response;
  response.content_type = "application/pdf";
  response.body = std::move(*file);
  response.headers.emplace_back("Content-Disposition", std::string("attachment; filename=\"") + name + "\"");
  return response;
}

Response slips(Screening& screening, const Request& request, const Caller& caller) {
  const auto wanted = plain_number(request.query_value("a_page"));
  const int a_page =
      wanted == 4 || wanted == 6 || wanted == 10 || wanted == 12 ? static_cast<int>(wanted) : slips_a_page;
  return paper(
      request,
      print_access_slips(screening, caller, campaign_of(request), class_of(request, 1), a_page, request.language()),
      "slips.pdf");
}

Response away(Screening& screening, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  std::string because;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"because"});
    because = std::string(root.one_of("because", {"leave", "moved", "device", "other", "none"}));
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  return done(request, set_away(screening, caller, pupil_of(screening, request), because == "none" ? "" : because));
}

Response set_aside(Screening& screening, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  std::string because;
  std::int64_t attempt = 0;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"attempt", "because"});
    attempt = root.integer("attempt", 1, 255);
    because =
        std::string(root.one_of("because", {"child_says", "somebody_admits", "teacher_saw", "wrong_seat", "other"}));
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  return told(request,
              set_sheet_aside(screening, caller, pupil_of(screening, request), static_cast<int>(attempt), because));
}

Response recall(Screening& screening, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  std::string reason;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"reason"});
    reason = std::string(
        root.one_of("reason", {"wrong_instrument", "wrong_classes", "wrong_time", "consent_missing", "other"}));
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  return told(request, recall_campaign(screening, caller, campaign_of(request), reason));
}

}  // namespace

std::vector<http::Route> lesson_routes(Screening& screening) {
  const http::StaffOf teachers{{Role::class_teacher, Role::psychology_teacher}, DataClass::completion, Rate::ordinary};
  const http::StaffOf psychologists{{Role::psychology_teacher}, DataClass::completion, Rate::ordinary};
  const http::StaffOf printers{{Role::class_teacher, Role::psychology_teacher}, DataClass::roster, Rate::heavy};
  const http::StaffOf onlookers{
      {Role::class_teacher, Role::psychology_teacher, Role::school_leader, Role::county_officer, Role::city_officer},
      DataClass::completion,
      Rate::ordinary};
  const http::StaffOf senders{{Role::psychology_teacher, Role::school_leader, Role::county_officer, Role::city_officer},
                              DataClass::completion,
                              Rate::ordinary};
  Screening& s = screening;
  const auto with = [&s](auto use_case) {
    return [&s, use_case](const Request& r, const Caller& c) { return use_case(s, r, c); };
  };
  return {
      http::staff_route(
          Method::get, "/api/campaigns/{id}/board", onlookers,
          [&s](const Request& r, const Caller& c) { return told(r, read_board(s, c, campaign_of(r), r.language())); }),
      http::staff_route(Method::get, "/api/campaigns/{id}/classes/{class_id}", teachers,
                        [&s](const Request& r, const Caller& c) {
                          return told(r, read_class_day(s, c, campaign_of(r), class_of(r, 1)));
                        }),
      http::staff_route(Method::get, "/api/campaigns/{id}/classes/{class_id}/slips", printers, with(slips)),
      http::staff_route(Method::get, "/api/classes/{class_id}/cards", printers,
                        [&s](const Request& r, const Caller& c) {
                          return paper(r, print_personal_cards(s, c, class_of(r, 0), r.language()), "cards.pdf");
                        }),
      http::staff_route(Method::get, "/api/campaigns/{id}/unfinished", teachers,
                        [&s](const Request& r, const Caller& c) { return unfinished(s, r, c); }),
      http::staff_route(Method::put, "/api/campaigns/{id}/pupils/{student_id}/away", teachers, with(away), {1024}),
      http::staff_route(
          Method::post, "/api/campaigns/{id}/pupils/{student_id}/code", teachers,
          [&s](const Request& r, const Caller& c) { return told(r, give_new_code(s, c, pupil_of(s, r))); }, {1024}),
      http::staff_route(
          Method::post, "/api/campaigns/{id}/pupils/{student_id}/separate", teachers,
          [&s](const Request& r, const Caller& c) { return told(r, separate_devices(s, c, pupil_of(s, r))); }, {1024}),
      http::staff_route(Method::post, "/api/campaigns/{id}/pupils/{student_id}/set-aside", psychologists,
                        with(set_aside), {1024}),
      http::staff_route(
          Method::del, "/api/campaigns/{id}/pupils/{student_id}/set-aside", psychologists,
          [&s](const Request& r, const Caller& c) { return done(r, undo_set_aside(s, c, pupil_of(s, r))); }),
      http::staff_route(Method::get, "/api/campaigns/{id}/recall", senders,
                        [&s](const Request& r, const Caller& c) { return told(r, read_recall(s, c, campaign_of(r))); }),
      http::staff_route(Method::post, "/api/campaigns/{id}/recall", senders, with(recall), {1024}),
      http::staff_route(Method::del, "/api/campaigns/{id}/recall", senders,
                        [&s](const Request& r, const Caller& c) { return told(r, undo_recall(s, c, campaign_of(r))); }),
  };
}

}  // namespace rongxin::fieldwork
