#pragma once
// UTF-8 as RFC 3629 has it: nothing longer than needed, no half of a pair, nothing beyond the last code point.
#include <string_view>

namespace rongxin {

/// Octets (1 to 4) of the character with which a text begins; 0 when it is empty or begins with none.
std::size_t utf8_character_octets(std::string_view text);
/// Well-formed, and without NUL: what a store takes as text.
bool is_plain_utf8(std::string_view text);

}  // namespace rongxin
