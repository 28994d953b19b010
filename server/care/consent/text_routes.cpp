#include "approvals/propose.h"
#include "consent/propose_text.h"
#include "consent/routes.h"
#include "platform/json_reader.h"

namespace rongxin::consent {
namespace {

using access::Caller;
using access::Role;
using http::DataClass;
using http::Method;
using http::Rate;
using http::Request;
using http::Response;
constexpr std::size_t text_octets_max = 12'000;

Response answer(const Request& request, const Result<std::string>& body) {
  return body ? Response::json(*body) : Response::problem(body.problem(), request.language());
}

Response write_text(const Consent& consent, const Request& request, const Caller& caller) {
  JsonDocument document(request.body);
  TextToPropose wanted;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only(
        {"purpose", "audience", "effective_on", "title_zh", "title_en", "body_zh", "body_en", "asks_again", "reason"});
    auto& text = wanted.text;
    text.purpose = root.one_of("purpose", {"screening", "file", "hand_over", "referral"});
    text.audience = root.one_of("audience", {"guardian", "child"});
    if (text.audience == "child" && text.purpose != "screening") root.refuse("audience", "guardian");
    text.effective_on = approvals::effective_day(root, consent.clock.today());
    for (const auto& [name, into] : {std::pair("title_zh", &text.title_zh), std::pair("title_en", &text.title_en)}) {
      *into = root.string(name, 200);
      if (into->empty()) root.refuse(name, "1..200 bytes");
    }
    for (const auto& [name, into] : {std::pair("body_zh", &text.body_zh), std::pair("body_en", &text.body_en)}) {
      *into = root.string(name, text_octets_max);
      if (into->size() < 20) root.refuse(name, "20..12000 bytes");
    }
    wanted.asks_again = root.flag("asks_again");
    wanted.reason = approvals::reason_of(root);
  }
  if (document.fault) return Response::problem(*document.fault, request.language());
  return answer(request, propose_text(consent, caller, std::move(wanted)));
}

}  // namespace

std::vector<http::Route> consent_text_routes(const Consent& consent) {
  const std::vector<Role> readers{Role::psychology_teacher, Role::county_officer, Role::city_officer};
  return {
      http::staff_route(Method::get, "/api/consent/texts", {readers, DataClass::none, Rate::ordinary},
                        [&consent](const Request& r, const Caller&) { return answer(r, consent_texts(consent)); }),
      http::staff_route(Method::post, "/api/consent/texts", {{Role::city_officer}, DataClass::none, Rate::ordinary},
                        [&consent](const Request& r, const Caller& c) { return write_text(consent, r, c); },
                        {64 * 1024}),
  };
}

}  // namespace rongxin::consent
