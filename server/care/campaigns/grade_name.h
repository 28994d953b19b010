#pragma once
#include <string_view>

namespace rongxin::campaigns {

/// A grade is known to the roll by its name only: whether it is one of junior high or above ("初一", "七年级",
/// "高中二年级", "中职一年级"). Names that say no school year ("2024级", "高年级") are not.
bool from_junior_high(std::string_view grade_name);

}  // namespace rongxin::campaigns
