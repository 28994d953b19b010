#pragma once
// A neutral message to one's own mail and phone, through the channels that real calls take: whoever
// is on duty knows beforehand whether a call would arrive.
#include <vector>

#include "duty/duty_roster.h"
#include "events/channels.h"

namespace rongxin::duty {

/// Blocks until each channel has answered.
std::vector<api::ChannelResult> send_test_message(const DutyTools& tools, const access::Caller& caller);

}  // namespace rongxin::duty
