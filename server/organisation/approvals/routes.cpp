#include "approvals/routes.h"

#include "api/approvals.h"
#include "operations/slice.h"

namespace rongxin::approvals {
namespace {

using access::Caller;
using http::Request;
using http::Response;

Response answer(const Request& request, const Result<std::string>& body) {
  return body ? Response::json(*body) : Response::problem(body.problem(), request.language());
}

// Raw: what of a proposal is shown is put together by its kind, which stands in a slice above this one.
template <class Op>
auto about_one(Result<std::string> (*use)(const Approvals&, const Caller&, std::int64_t, std::string_view)) {
  return [use](const Approvals& approvals, const Request& request, const Caller& caller) {
    const auto in = Op::read(request, approvals.keys.public_id);
    if (!in) return Response::problem(in.problem(), request.language());
    return answer(request, use(approvals, caller, in->id, in->language));
  };
}

}  // namespace

std::vector<http::Route> proposal_routes(Approvals made) {
  operations::Slice slice(std::make_shared<const Approvals>(std::move(made)));
  slice
      .on<api::list_proposals>([](const Approvals& approvals, const Request& request, const Caller& caller) {
        return answer(request, list_proposals(approvals, caller, request.language()));
      })
      .on<api::read_proposal>(about_one<api::read_proposal>(read_proposal))
      .on<api::confirm_proposal>(about_one<api::confirm_proposal>(confirm_proposal))
      .on<api::withdraw_proposal>(about_one<api::withdraw_proposal>(withdraw_proposal));
  return slice.routes();
}

}  // namespace rongxin::approvals
