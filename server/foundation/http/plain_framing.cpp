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

}  // namespace rongxin::http
