#include "http/same_origin.h"

#include <algorithm>

namespace rongxin::http {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

// "https://host:443/x" -> "host"; a port that is not the scheme's own stays.
std::string host_of(std::string_view address) {
  const auto scheme_end = address.find("://");
  if (scheme_end == std::string_view::npos) return {};
  const bool tls = lower(address.substr(0, scheme_end)) == "https";
  address.remove_prefix(scheme_end + 3);
  std::string host = lower(address.substr(0, address.find('/')));
  const std::string_view own_port = tls ? ":443" : ":80";
  if (host.ends_with(own_port)) host.resize(host.size() - own_port.size());
  return host;
}

}  // namespace

bool from_own_page(const Request& request, std::string_view public_address) {
  // Reckoned by the browser from the address that the person sees: it holds behind any proxy.
  const auto site = request.header("Sec-Fetch-Site");
  if (!site.empty()) return site == "same-origin" || site == "none";
  const auto origin = request.header("Origin");
  if (origin.empty()) return true;  // no browser: nobody's cookie is lent to it
  const std::string host = host_of(origin);
  if (host.empty()) return false;
  return host == host_of(public_address) || host == host_of("http://" + std::string(request.header("Host"))) ||
         host == host_of("https://" + std::string(request.header("Host")));
}

bool by_own_script(const Request& request) {
  return !request.header("X-CSRF").empty() || !request.header("Authorization").empty();
}

bool says_json(const Request& request) {
  std::string_view type = request.header("Content-Type");
  type = type.substr(0, type.find(';'));
  while (type.ends_with(' ') || type.ends_with('\t')) type.remove_suffix(1);
  return lower(type) == "application/json";
}

}  // namespace rongxin::http
