#include "http/peer_address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <cstring>

namespace rongxin::http {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '"'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

bool is_port(std::string_view text) {
  return !text.empty() && text.size() <= 5 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// The host of "host", "v4:port", "[v6]" or "[v6]:port"; empty when it is shaped like none of them.
std::string_view without_port(std::string_view text) {
  if (text.starts_with('[')) {
    const auto end = text.find(']');
    if (end == std::string_view::npos) return {};
    const auto rest = text.substr(end + 1);
    return rest.empty() || (rest[0] == ':' && is_port(rest.substr(1))) ? text.substr(1, end - 1) : std::string_view();
  }
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || text.find(':', colon + 1) != std::string_view::npos) return text;
  return is_port(text.substr(colon + 1)) ? text.substr(0, colon) : std::string_view();
}

}  // namespace

std::string plain_address(std::string_view text) {
  std::string_view host = without_port(trimmed(text));
  host = host.substr(0, host.find('%'));
  const std::string candidate(host);
  unsigned char octets[16];
  char shown[INET6_ADDRSTRLEN];
  if (::inet_pton(AF_INET, candidate.c_str(), octets) == 1) return ::inet_ntop(AF_INET, octets, shown, sizeof shown);
  if (::inet_pton(AF_INET6, candidate.c_str(), octets) != 1) return {};
  static constexpr unsigned char mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
  if (std::memcmp(octets, mapped, sizeof mapped) == 0) return ::inet_ntop(AF_INET, octets + 12, shown, sizeof shown);
  return ::inet_ntop(AF_INET6, octets, shown, sizeof shown);
}

std::string remote_address(const std::string& peer, const std::vector<std::string>& trusted,
                           const std::vector<std::string_view>& lines) {
  const bool by_proxy =
      std::any_of(trusted.begin(), trusted.end(), [&](const std::string& one) { return plain_address(one) == peer; });
  if (!by_proxy || lines.empty()) return peer;
  const std::string_view last = lines.back();
  const std::string hop = plain_address(last.substr(last.rfind(',') + 1));
  return hop.empty() ? peer : hop;
}

std::string network_of(const std::string& address) {
  unsigned char octets[16];
  if (::inet_pton(AF_INET6, address.c_str(), octets) != 1) return address;
  std::memset(octets + 8, 0, 8);
  char shown[INET6_ADDRSTRLEN];
  return std::string(::inet_ntop(AF_INET6, octets, shown, sizeof shown)) + "/64";
}

}  // namespace rongxin::http
