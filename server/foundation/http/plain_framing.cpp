#include "http/plain_framing.h"

#include <algorithm>
#include <cctype>

namespace rongxin::http {
namespace {

bool is_chunked(std::string_view value) {
  constexpr std::string_view chunked = "chunked";
  return value.size() == chunked.size() && std::equal(value.begin(), value.end(), chunked.begin(), [](char a, char b) {
           return std::tolower(static_cast<unsigned char>(a)) == b;
         });
}

bool printable(std::string_view target) {
  return std::all_of(target.begin(), target.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

}  // namespace

bool plainly_framed(const Request& request, int http_version) {
  const auto lengths = request.header_lines("Content-Length"), encodings = request.header_lines("Transfer-Encoding");
  if (request.header_lines("Host").size() > 1 || lengths.size() > 1 || encodings.size() > 1 ||
      (!lengths.empty() && !encodings.empty()))
    return false;
  if (!lengths.empty() &&
      !std::all_of(lengths[0].begin(), lengths[0].end(), [](char c) { return c >= '0' && c <= '9'; }))
    return false;
  if (!encodings.empty() && (http_version < 11 || !is_chunked(encodings[0]))) return false;
  return printable(request.path) && printable(request.query);
}

bool is_plain_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t more = lead < 0x80                   ? 0
                             : lead >= 0xc2 && lead < 0xe0 ? 1
                             : lead >= 0xe0 && lead < 0xf0 ? 2
                             : lead >= 0xf0 && lead < 0xf5 ? 3
                                                           : 4;
    if (lead == 0 || more == 4 || i + more >= text.size() + (more == 0 ? 1 : 0)) return false;
    for (std::size_t j = 1; j <= more; ++j)
      if ((static_cast<unsigned char>(text[i + j]) & 0xc0) != 0x80) return false;
    const auto second = more > 0 ? static_cast<unsigned char>(text[i + 1]) : 0;
    if ((lead == 0xe0 && second < 0xa0) || (lead == 0xed && second > 0x9f) || (lead == 0xf0 && second < 0x90) ||
        (lead == 0xf4 && second > 0x8f))
      return false;
    i += more + 1;
  }
  return true;
}

}  // namespace rongxin::http
