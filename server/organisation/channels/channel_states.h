#pragma once
// The channels that call people, as whoever runs the platform sees them.
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "http/route.h"
#include "services/services.h"

namespace rongxin::channels {

struct Channel {
  std::string name;
  bool set_up = false;
  std::string outbox_kind;  ///< of its messages; empty: nothing of it goes through the outbox
  /// When it last worked, in ms, 0 for never, where the outbox cannot tell; may be empty.
  std::function<std::int64_t(store::Transaction&)> last_success_ms;
};

struct Channels : Services {
  std::vector<Channel> all;
};

/// The word for a channel's own fault: no_connection, no_name, timed_out, login_refused, address_refused, refused,
/// insecure, other.
const char* neutral_reason(std::string_view fault);

/// Per channel: last success, waiting, given up, neutral reasons; no text, no address, no child.
std::vector<http::Route> channel_routes(Channels channels);

}  // namespace rongxin::channels
