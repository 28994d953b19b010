#pragma once
#include "composition.h"

namespace rongxin::cli {

/// How the demonstration city is found by whoever first looks.
enum class DemoCity {
  lived_in,   ///< two waves answered, Monday's alerts waiting, a roster with deputies
  unanswered  ///< the same people and schools before anybody has answered or been put on a roster
};

/// Makes what is missing of the demonstration city: thirteen counties with schools of several kinds,
/// invented children, one account per role, and a running campaign. Says on `std::cerr` how far it
/// is. False when nothing was missing. Problem not_a_demonstration for a store that it did not make.
Result<bool> make_demo_city(const Config& config, DemoCity which);

/// What ./run prints: who may sign in, and codes to try.
std::string demo_accounts(Composition& world);

inline constexpr const char* demo_password = "rongxin-demo";
inline constexpr const char* demo_campaign = "demo-autumn";

}  // namespace rongxin::cli
