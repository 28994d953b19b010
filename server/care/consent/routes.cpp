#include "consent/routes.h"

#include "consent/guardian_link.h"
#include "consent/paper_slips.h"
#include "consent/problems.h"
#include "operations/slice.h"
#include "sql/consent/list_coverage.h"

namespace rongxin::consent {
namespace {

using access::Caller;
using http::Request;
using http::Response;
using store::StaffTransaction;
constexpr std::int64_t days_max_unsaid = 14;

Result<api::ConsentCoverage> coverage(Consent& consent, const Caller& caller,
                                      const api::read_consent_coverage::In& in) {
  api::ConsentCoverage out;
  consent.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(sql::consent::list_coverage{.unit_id = in.unit}, [&](const auto& row) {
      out.units.push_back({.unit_id = row.unit_id(),
                           .unit_name = row.name(),
                           .kind = row.kind(),
                           .enrolled = row.enrolled(),
                           .returned = row.returned()});
      out.counted_at_ms =
          out.counted_at_ms == 0 ? row.counted_at_ms() : std::min(out.counted_at_ms, row.counted_at_ms());
    });
    return 0;
  });
  return out;
}

Result<api::PaperBatch> paper(Consent& consent, const Caller& caller, const api::enter_paper_consent::In& in) {
  RONGXIN_TRY(batch, enter_paper(consent, caller, in.id, in.body.slips));
  return api::PaperBatch{.batch_id = batch,
                         .entered = static_cast<std::int64_t>(in.body.slips.size()),
                         .undo_until_ms = consent.clock.now_ms() + undo_within_ms};
}

Response slips(Consent& consent, const Request& request, const Caller& caller) {
  const auto in = api::print_consent_slips::read(request, consent.keys.public_id);
  if (!in) return Response::problem(in.problem(), request.language());
  return operations::answer<api::print_consent_slips>(
      consent, request,
      print_slips(consent, caller, in->id, in->body.days_max.value_or(days_max_unsaid),
                  in->body.again.value_or(std::vector<StudentId>()), request.remote_address));
}

// A teacher prints the slips of a class and knows the birthdays: a browser in which staff work is no family's phone.
bool is_staff_browser(const Request& request) { return !request.cookie(http::session_cookie).empty(); }

Response open(Consent& consent, const Request& request) {
  if (is_staff_browser(request)) return Response::problem(problems::consent_not_for_staff, request.language());
  const auto in = api::open_family_link::read(request, consent.keys.public_id);
  if (!in) return Response::problem(in.problem(), request.language());
  return operations::answer<api::open_family_link>(
      consent, request, open_link(consent, in->token, in->body.birthday, request.remote_address));
}

Response decide(Consent& consent, const Request& request) {
  if (is_staff_browser(request)) return Response::problem(problems::consent_not_for_staff, request.language());
  const auto in = api::decide_family_link::read(request, consent.keys.public_id);
  if (!in) return Response::problem(in.problem(), request.language());
  return operations::answer<api::decide_family_link>(consent, request,
                                                     decide_link(consent, in->token, in->body, request.remote_address));
}

}  // namespace

std::vector<http::Route> consent_routes(Consent& consent) {
  operations::Slice slice(consent);
  slice.on<api::read_consent_coverage>(coverage)
      .on<api::read_class_consent>([](Consent& with, const Caller& caller, const api::read_class_consent::In& in) {
        return class_consent(with, caller, in.id);
      })
      .on<api::enter_paper_consent>(paper)
      .on<api::print_consent_slips>(slips)
      .on<api::undo_paper_consent>([](Consent& with, const Caller& caller, const api::undo_paper_consent::In& in) {
        return undo_paper(with, caller, in.id);
      });
  return slice.routes();
}

std::vector<http::Route> family_routes(Consent& consent) {
  operations::Slice slice(consent);
  slice
      .on<api::read_family_link>(
          [](Consent& with, const api::read_family_link::In& in) { return read_link(with, in.token); })
      .on<api::open_family_link>(open)
      .on<api::decide_family_link>(decide);
  return slice.routes();
}

}  // namespace rongxin::consent
