#pragma once
// Consent texts as the city's officers write them: a new version takes two persons.
#include "access/caller.h"
#include "api/consent.h"
#include "approvals/proposal_kinds.h"
#include "consent/consent.h"

namespace rongxin::consent {

/// Every version of every text, the newest first.
api::ConsentTextList consent_texts(const Consent& consent);
struct TextToPropose {
  ConsentText text;
  bool asks_again = false;
  std::string reason;
};
/// The number of the proposal. Problems: already_waiting.
Result<std::int64_t> propose_text(const Consent& consent, const access::Caller& caller, const TextToPropose& wanted);

/// "consent_text".
approvals::Kind consent_text_kind(Consent& consent);

}  // namespace rongxin::consent
