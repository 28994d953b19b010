#include "approvals/routes.h"

#include "platform/plain_number.h"

namespace rongxin::approvals {
namespace {

using access::Caller;
using access::Role;
using http::DataClass;
using http::Method;
using http::Rate;
using http::Request;
using http::Response;

std::int64_t id_of(const Request& request) { return plain_number(request.path_parameters[0]); }

Response answer(const Request& request, const Result<std::string>& body) {
  return body ? Response::json(*body) : Response::problem(body.problem(), request.language());
}

}  // namespace

std::vector<http::Route> proposal_routes(Approvals made) {
  const auto approvals = std::make_shared<const Approvals>(std::move(made));
  const std::vector<Role> office{Role::psychology_teacher, Role::school_leader, Role::county_officer,
                                 Role::city_officer};
  using UseProposal = Result<std::string> (*)(const Approvals&, const Caller&, std::int64_t, std::string_view);
  const auto settled = [approvals](UseProposal use) {
    return [approvals, use](const Request& r, const Caller& c) {
      return answer(r, use(*approvals, c, id_of(r), r.language()));
    };
  };
  // Matters of accounts wait in the same place: the leader of a school confirms them, who asked for them may look and
  // take back.
  const std::vector<Role> readers{Role::psychology_teacher, Role::school_leader, Role::county_officer,
                                  Role::city_officer, Role::security_administrator};
  const http::StaffOf counted{readers, DataClass::aggregates, Rate::ordinary},
      settling{office, DataClass::aggregates, Rate::ordinary};
  return {
      http::staff_route(Method::get, "/api/proposals", {readers, DataClass::none, Rate::ordinary},
                        [approvals](const Request& r, const Caller& c) {
                          return answer(r, list_proposals(*approvals, c, r.language()));
                        }),
      http::staff_route(Method::get, "/api/proposals/{id}", counted, settled(read_proposal)),
      http::staff_route(Method::post, "/api/proposals/{id}/confirm", settling, settled(confirm_proposal), {1024}),
      http::staff_route(Method::post, "/api/proposals/{id}/withdraw", counted, settled(withdraw_proposal), {1024}),
  };
}

}  // namespace rongxin::approvals
