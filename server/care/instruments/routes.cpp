#include "instruments/routes.h"

#include "instruments/write_workbook.h"
#include "platform/plain_number.h"

namespace rongxin::instruments {
namespace {

using access::Caller;
using access::Role;
using http::DataClass;
using http::Method;
using http::Rate;
using http::Request;
using http::Response;
constexpr std::size_t workbook_octets_max = 4u << 20;

Response answer(const Request& request, const Result<std::string>& body) {
  return body ? Response::json(*body) : Response::problem(body.problem(), request.language());
}

Response workbook(const Request& request, Result<std::string> octets, const std::string& name) {
  if (!octets) return Response::problem(octets.problem(), request.language());
  Response response = Response::json(std::move(*octets));
  response.content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + ".xlsx\"");
  return response;
}

std::string part(const Request& request, std::size_t place) { return std::string(request.path_parameters[place]); }

std::string file_name(const Request& request) {
  return http::percent_decoded(request.header("X-File-Name")).substr(0, 200);
}

}  // namespace

std::vector<http::Route> instrument_routes(const Services& services) {
  const Authoring tools{services};
  const std::vector<Role> readers{Role::psychology_teacher, Role::school_leader, Role::county_officer,
                                  Role::city_officer},
      authors{Role::city_officer};
  using UseFile = Result<std::string> (*)(const Authoring&, const Caller&, std::string_view, std::string_view);
  using UseProposal = Result<std::string> (*)(const Authoring&, const Caller&, std::int64_t);
  const auto with_file = [tools](UseFile use) {
    return [tools, use](const Request& r, const Caller& c) { return answer(r, use(tools, c, file_name(r), r.body)); };
  };
  const auto with_proposal = [tools](UseProposal use) {
    return [tools, use](const Request& r, const Caller& c) {
      return answer(r, use(tools, c, plain_number(r.path_parameters[0])));
    };
  };
  return {
      http::staff_route(Method::get, "/api/instrument-workbooks/template", {authors, DataClass::none, Rate::ordinary},
                        [](const Request& r, const Caller&) {
                          return workbook(r, write_workbook(worked_example(), r.language()),
                                          r.language() == "en" ? "instrument-template" : "liangbiao-moban");
                        }),
      http::staff_route(Method::post, "/api/instrument-workbooks/preview", {authors, DataClass::none, Rate::heavy},
                        with_file(preview_workbook), {workbook_octets_max, http::BodyKind::file}),
      http::staff_route(Method::get, "/api/instrument-proposals", {authors, DataClass::none, Rate::ordinary},
                        [tools](const Request& r, const Caller& c) { return answer(r, list_proposals(tools, c)); }),
      http::staff_route(Method::post, "/api/instrument-proposals", {authors, DataClass::none, Rate::heavy},
                        with_file(propose), {workbook_octets_max, http::BodyKind::file}),
      http::staff_route(Method::get, "/api/instrument-proposals/{id}", {authors, DataClass::none, Rate::ordinary},
                        with_proposal(read_proposal)),
      http::staff_route(Method::post, "/api/instrument-proposals/{id}/publish",
                        {authors, DataClass::none, Rate::ordinary}, with_proposal(publish_proposal), {1024}),
      http::staff_route(Method::post, "/api/instrument-proposals/{id}/withdraw",
                        {authors, DataClass::none, Rate::ordinary}, with_proposal(withdraw_proposal), {1024}),
      http::staff_route(Method::get, "/api/instruments", {readers, DataClass::none, Rate::ordinary},
                        [tools](const Request&, const Caller&) { return Response::json(library_page(tools)); }),
      http::staff_route(
          Method::get, "/api/instruments/{id}/versions", {readers, DataClass::none, Rate::ordinary},
          [tools](const Request& r, const Caller&) { return answer(r, versions_page(tools, part(r, 0))); }),
      http::staff_route(
          Method::get, "/api/instruments/{id}/versions/{version}", {readers, DataClass::none, Rate::ordinary},
          [tools](const Request& r, const Caller&) { return answer(r, version_page(tools, part(r, 0), part(r, 1))); }),
      http::staff_route(Method::get, "/api/instruments/{id}/versions/{version}/workbook",
                        {authors, DataClass::none, Rate::ordinary},
                        [tools](const Request& r, const Caller&) {
                          return workbook(r, version_workbook(tools, part(r, 0), part(r, 1), r.language()),
                                          part(r, 0) + "-" + part(r, 1));
                        }),
      http::staff_route(Method::get, "/api/instruments/{id}/changes", {readers, DataClass::none, Rate::ordinary},
                        [tools](const Request& r, const Caller&) {
                          return answer(r, changes_page(tools, part(r, 0), r.query_value("from"), r.query_value("to")));
                        }),
  };
}

}  // namespace rongxin::instruments
