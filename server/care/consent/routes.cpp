#include "consent/routes.h"

#include <boost/json.hpp>

#include "access/public_id.h"
#include "consent/guardian_link.h"
#include "consent/paper_slips.h"
#include "consent/problems.h"
#include "platform/json_reader.h"
#include "platform/plain_number.h"
#include "platform/problem_catalogue.h"
#include "sql/consent/list_coverage.h"

namespace rongxin::consent {
namespace {

namespace json = boost::json;
using access::Caller;
using access::Role;
using http::DataClass;
using http::Method;
using http::Rate;
using http::Request;
using http::Response;
using store::StaffTransaction;

constexpr std::size_t class_max = 120;

Response response_of(const Request& request, Result<std::string> body) {
  if (!body) return Response::problem(body.problem(), request.language());
  return Response::json(std::move(*body));
}

Response coverage(Consent& consent, const Request& request, const Caller& caller) {
  json::array units;
  std::int64_t oldest_ms = 0;
  consent.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(sql::consent::list_coverage{.unit_id = UnitId(plain_number(request.query_value("unit")))},
                     [&](const auto& row) {
                       units.push_back({{"unit_id", std::to_string(row.unit_id().value)},
                                        {"unit_name", row.name()},
                                        {"kind", row.kind()},
                                        {"enrolled", row.enrolled()},
                                        {"returned", row.returned()}});
                       oldest_ms = oldest_ms == 0 ? row.counted_at_ms() : std::min(oldest_ms, row.counted_at_ms());
                     });
    return 0;
  });
  return Response::json(json::serialize(json::object{{"counted_at_ms", oldest_ms}, {"units", std::move(units)}}));
}

Response paper(Consent& consent, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  std::vector<PaperSlip> slips;
  bool known = true;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"slips"});
    root.each("slips", class_max, [&](const JsonObject& one) {
      one.only({"student_id", "decision"});
      const auto number =
          access::read_public_id(consent.keys.public_id, access::PublicKind::student, one.string("student_id", 40));
      const std::string decision(one.one_of("decision", {"given", "refused", "withdrawn"}));
      if (number) slips.push_back({number->student, decision});
      else known = false;
    });
    if (!document.fault && known && slips.empty()) root.refuse("slips", "1 … 120");
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  if (!known) return Response::problem(problems::not_found, request.language());
  const auto batch = enter_paper(consent, caller, UnitId(plain_number(request.path_parameters[0])), slips);
  if (!batch) return Response::problem(batch.problem(), request.language());
  return Response::json(json::serialize(json::object{{"batch_id", std::to_string(*batch)},
                                                     {"entered", slips.size()},
                                                     {"undo_until_ms", consent.clock.now_ms() + undo_within_ms}}));
}

Response undo(Consent& consent, const Request& request, const Caller& caller) {
  const Status undone = undo_paper(consent, caller, plain_number(request.path_parameters[0]));
  return undone.ok() ? Response::empty(204) : Response::problem(undone.problem(), request.language());
}

Response slips(Consent& consent, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  int days_max = 14;
  std::vector<StudentId> again;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"days_max", "again"});
    days_max = static_cast<int>(root.integer("days_max", 1, 60, 14));
    if (root.has("again"))
      for (const auto& id : root.strings("again", class_max, 40))
        if (const auto number = access::read_public_id(consent.keys.public_id, access::PublicKind::student, id))
          again.push_back(number->student);
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  return response_of(request, print_slips(consent, caller, UnitId(plain_number(request.path_parameters[0])), days_max,
                                          again, request.remote_address));
}

// A teacher prints the slips of a class and knows the birthdays: a browser in which staff work is no family's phone.
bool is_staff_browser(const Request& request) { return !request.cookie("rongxin_session").empty(); }

Response open(Consent& consent, const Request& request) {
  if (is_staff_browser(request)) return Response::problem(problems::consent_not_for_staff, request.language());
  JsonDocument document(request.body);
  std::string birthday;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"birthday"});
    birthday = root.string("birthday", 4);
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  return response_of(request, open_link(consent, request.path_parameters[0], birthday, request.remote_address));
}

Response decide(Consent& consent, const Request& request) {
  if (is_staff_browser(request)) return Response::problem(problems::consent_not_for_staff, request.language());
  JsonDocument document(request.body);
  LinkDecision wanted;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"birthday", "decision", "text_version"});
    wanted.birthday = root.string("birthday", 4);
    wanted.decision = root.one_of("decision", {"given", "refused", "informed", "withdrawn"});
    wanted.text_version = root.integer("text_version", 1, 1'000'000);
    wanted.address = request.remote_address;
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  return response_of(request, decide_link(consent, request.path_parameters[0], wanted));
}

}  // namespace

std::vector<http::Route> consent_routes(Consent& consent) {
  const std::vector<Role> teachers{Role::class_teacher, Role::psychology_teacher};
  const std::vector<Role> counted{Role::class_teacher, Role::psychology_teacher, Role::school_leader,
                                  Role::county_officer, Role::city_officer};
  const auto with = [&consent](auto use_case) {
    return [&consent, use_case](const Request& r, const Caller& c) { return use_case(consent, r, c); };
  };
  return {
      http::staff_route(Method::get, "/api/consent/coverage", {counted, DataClass::consent, Rate::ordinary},
                        with(coverage)),
      http::staff_route(Method::get, "/api/consent/classes/{id}", {teachers, DataClass::consent, Rate::ordinary},
                        [&consent](const Request& r, const Caller& c) {
                          return response_of(r, class_consent(consent, c, UnitId(plain_number(r.path_parameters[0]))));
                        }),
      http::staff_route(Method::post, "/api/consent/classes/{id}/paper", {teachers, DataClass::consent, Rate::ordinary},
                        with(paper), {32 * 1024}),
      http::staff_route(Method::post, "/api/consent/classes/{id}/slips", {teachers, DataClass::consent, Rate::heavy},
                        with(slips), {8 * 1024}),
      http::staff_route(Method::post, "/api/consent/paper/{id}/undo", {teachers, DataClass::consent, Rate::ordinary},
                        with(undo), {1024}),
  };
}

std::vector<http::Route> family_routes(Consent& consent) {
  const http::Open by_slip{Rate::token};
  return {
      http::open_route(
          Method::get, "/api/family/links/{token}", by_slip,
          [&consent](const Request& r) { return response_of(r, read_link(consent, r.path_parameters[0])); }),
      http::open_route(Method::post, "/api/family/links/{token}/open", by_slip,
                       [&consent](const Request& r) { return open(consent, r); }, {1024}),
      http::open_route(Method::post, "/api/family/links/{token}/decision", by_slip,
                       [&consent](const Request& r) { return decide(consent, r); }, {1024}),
  };
}

}  // namespace rongxin::consent
