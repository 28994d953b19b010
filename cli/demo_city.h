#pragma once
#include "composition.h"

namespace rongxin::cli {

/// Makes the demonstration city: 13 counties with a school each and one small rural school, classes of
/// invented children, one account per role, and a running campaign. False when it is there already.
Result<bool> make_demo_city(Composition& world);

/// What ./run prints: who may sign in, and codes to try.
std::string demo_accounts(Composition& world);

inline constexpr const char* demo_password = "rongxin-demo";

}  // namespace rongxin::cli
