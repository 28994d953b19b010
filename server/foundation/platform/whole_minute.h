#pragma once
// How exactly a time is told to those who may not know whose it is.
#include <cstdint>

namespace rongxin {

/// The minute in which it was, in milliseconds since 1970: to the millisecond a time is as good as a name,
/// whoever saw a child sit down would know it again.
constexpr std::int64_t whole_minute(std::int64_t at_ms) { return at_ms / 60'000 * 60'000; }

}  // namespace rongxin
