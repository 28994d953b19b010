#pragma once
// What was decided through a slip is told to the guardian's own number: whoever printed the slip and knows the birthday
// could have decided in the family's name. The message says that something was returned, not by whom, of whom or what.
#include "consent/consent.h"
#include "events/channels.h"

namespace rongxin::consent {

/// Kind of the event in the outbox; its subject is the number of the guardian.
inline constexpr std::string_view decision_told_kind = "family.decided";

/// One message over the gateway. Nothing is sent (`needed` false) without a gateway, to a guardian without a number, or
/// to one who must not be informed by now.
events::Delivery tell_guardian(Consent& consent, const events::WebhookSettings& gateway, const events::Event& event);

}  // namespace rongxin::consent
