#include "platform/web_address.h"

#include <arpa/inet.h>

#include <string>

namespace rongxin {

bool on_this_machine(std::string_view url) {
  const auto scheme = url.find("://");
  if (scheme == std::string_view::npos) return false;
  std::string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  // Two readers may part "a@b\@c" differently: such an address is not believed.
  if (host.find_first_of("@\\% \t") != std::string_view::npos) return false;
  if (host.starts_with('[')) {
    const auto end = host.find(']');
    in6_addr address{};
    return end != std::string_view::npos &&
           inet_pton(AF_INET6, std::string(host.substr(1, end - 1)).c_str(), &address) == 1 &&
           IN6_IS_ADDR_LOOPBACK(&address);
  }
  const std::string name(host.substr(0, host.find(':')));
  in_addr address{};
  return name == "localhost" ||
         (inet_pton(AF_INET, name.c_str(), &address) == 1 && (ntohl(address.s_addr) >> 24) == 127);
}

}  // namespace rongxin
