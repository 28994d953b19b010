#pragma once
// A neutral message to one's own mail and phone, through the channels that real calls take: whoever
// is on duty knows beforehand whether a call would arrive.
#include <string>
#include <vector>

#include "duty/duty_roster.h"
#include "events/channels.h"

namespace rongxin::duty {

struct ChannelResult {
  std::string channel;  ///< mail, phone
  std::string state;    ///< sent, no_address, not_set_up, failed
  std::string fault;    ///< in the channel's own words
};

/// Blocks until each channel has answered.
std::vector<ChannelResult> send_test_message(const DutyTools& tools, const access::Caller& caller);

}  // namespace rongxin::duty
