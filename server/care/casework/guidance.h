#pragma once
#include <cstdint>
#include <string_view>

#include <boost/json.hpp>

namespace rongxin::casework {

/// What an adult does now, a line each. It is written nowhere else: pages and messages show what stands here.
/// `tier_rank` 1 acute, 2 same day, 3 ranked; `language` "zh-CN" or "en".
/// For whoever opens the address of a call, not signed in: the same words whoever the child is.
boost::json::array card_of_call(std::int64_t tier_rank, std::string_view language);
/// For whoever has taken it on by a message and is no psychologist.
boost::json::array steps_when_taken(std::int64_t tier_rank, std::string_view language);
/// For the psychologist, on the page of the alert.
boost::json::array steps_of_alert(std::int64_t tier_rank, std::string_view language);

}  // namespace rongxin::casework
