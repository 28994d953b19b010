#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace rongxin::http {

/// "10.1.2.3", "[2001:db8::1%eth0]:443", "::ffff:10.1.2.3" -> the address as one text for one machine, without port and
/// zone; empty when it is none.
std::string plain_address(std::string_view text);

/// Who sends a request. `lines` are the values of all X-Forwarded-For lines, in their order: they are believed only
/// from a peer in `trusted`, and of them only the last hop, which that proxy has appended itself. Else, and when that
/// is no address, the peer.
std::string remote_address(const std::string& peer, const std::vector<std::string>& trusted,
                           const std::vector<std::string_view>& lines);

/// What one household or school holds: an IPv4 address, or the /64 of an IPv6 address. Other text stays.
std::string network_of(const std::string& address);

}  // namespace rongxin::http
