#pragma once
// A number as addresses and pages write it.
#include <cstdint>
#include <string>
#include <string_view>

namespace rongxin {

/// 1 to `most` in digits alone. 0, which is the number of nothing, for any other text: a sign, a blank, a letter, too
/// many digits.
std::int64_t plain_number(std::string_view text, std::int64_t most = 999'999'999'999'999'999);
/// "12", "12.5": as many decimals as it has, at most six.
std::string decimal_text(double value);

}  // namespace rongxin
