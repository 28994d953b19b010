#pragma once
#include <string>
#include <string_view>

namespace rongxin {

/// What a message may repeat of what somebody sent: at most `characters_max` characters, an ellipsis for the
/// rest, no control characters. A whole file in a sentence would put children into logs and screenshots.
std::string shortened(std::string_view text, std::size_t characters_max = 40);

}  // namespace rongxin
