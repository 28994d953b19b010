#pragma once
#include <cstdint>
#include <string>

namespace rongxin::cli {

/// The file of a campaign of the whole city's grades from 初一 on: PHQ-9 and GAD-7 with the rules of a first pilot.
/// Its title names the term in which it opens.
std::string demo_campaign_yaml(const std::string& code, std::int64_t opens_at_ms, std::int64_t closes_at_ms);

}  // namespace rongxin::cli
