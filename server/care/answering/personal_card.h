#pragma once
// The lasting card of a child on a day without a campaign: it opens the help page and nothing else.
#include <memory>
#include <string>

#include "alerts/rules.h"
#include "platform/ids.h"
#include "psychometrics/instrument.h"

namespace rongxin::answering {

/// Stands in a ticket for "no campaign": such a ticket can ask for help and answers nothing.
inline constexpr CampaignId no_campaign{0};

/// A form without questions: who is asked for, when a person reads it.
std::shared_ptr<const std::string> card_form();
inline constexpr const char* card_form_hash = "card";

/// A call for help is one in ten minutes: pressed again and again it stays one ground of the alert, and later it calls
/// anew, whoever was there before.
std::string help_signal_key(CampaignId campaign, int attempt, std::string_view wish, std::int64_t now_ms);

}  // namespace rongxin::answering
