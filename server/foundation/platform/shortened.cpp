#include "platform/shortened.h"

namespace rongxin {

std::string shortened(std::string_view text, std::size_t characters_max) {
  std::string out;
  std::size_t characters = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (characters++ == characters_max) return out + "…";
    const auto lead = static_cast<unsigned char>(text[at]);
    std::size_t size = 1;
    while (at + size < text.size() && lead >= 0xC0 && size < 4 &&
           (static_cast<unsigned char>(text[at + size]) & 0xC0) == 0x80)
      ++size;
    if (lead < 0x20 || lead == 0x7F) out += ' ';
    else out += text.substr(at, size);
    at += size;
  }
  return out;
}

}  // namespace rongxin
