#pragma once
// The lasting card of a child on a day without a campaign: it opens the help page and nothing else.
#include <memory>
#include <string>

#include "alert/rules.h"
#include "platform/ids.h"
#include "psychometrics/instrument.h"

namespace rongxin::screening {

/// Stands in a ticket for "no campaign": such a ticket can ask for help and answers nothing.
inline constexpr CampaignId no_campaign{0};

/// A form without questions: who is asked for, when a person reads it.
std::shared_ptr<const std::string> card_form();
inline constexpr const char* card_form_hash = "card";

/// What a child is told when the call has been stored.
psychometrics::Text card_promise(std::string_view wish);

/// A call by card is one an hour: pressed again and again it stays one ground of the alert.
std::string card_signal_key(std::string_view wish, std::int64_t now_ms);

}  // namespace rongxin::screening
