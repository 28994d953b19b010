#include "api/consent.h"
#include "approvals/propose.h"
#include "consent/propose_text.h"
#include "consent/routes.h"
#include "operations/slice.h"

namespace rongxin::consent {
namespace {

using access::Caller;

Result<api::SettingChanged> write_text(const Consent& consent, const Caller& caller,
                                       const api::propose_consent_text::In& in) {
  const auto& body = in.body;
  if (body.audience == "child" && body.purpose != "screening") return operations::refused("audience", "guardian");
  RONGXIN_CHECK(approvals::from_today(body.effective_on, consent.clock.today()));
  TextToPropose wanted{.text = {}, .asks_again = body.asks_again.value_or(false), .reason = body.reason};
  auto& text = wanted.text;
  text.purpose = body.purpose.text();
  text.audience = body.audience.text();
  text.effective_on = body.effective_on;
  text.title_zh = body.title_zh;
  text.title_en = body.title_en;
  text.body_zh = body.body_zh;
  text.body_en = body.body_en;
  RONGXIN_TRY(proposal, propose_text(consent, caller, wanted));
  return api::SettingChanged{.state = "proposed", .proposal_id = proposal};
}

}  // namespace

std::vector<http::Route> consent_text_routes(const Consent& consent) {
  operations::Slice slice(consent);
  slice
      .on<api::list_consent_texts>([](const Consent& texts, const Caller&, const api::list_consent_texts::In&) {
        return Result<api::ConsentTextList>(consent_texts(texts));
      })
      .on<api::propose_consent_text>(write_text);
  return slice.routes();
}

}  // namespace rongxin::consent
