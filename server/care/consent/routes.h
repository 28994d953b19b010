#pragma once
#include <vector>

#include "consent/consent.h"
#include "http/route.h"

namespace rongxin::consent {

/// Coverage, classes, slips, paper.
std::vector<http::Route> consent_routes(Consent& consent);
/// What a slip's address opens; nobody is signed in.
std::vector<http::Route> family_routes(Consent& consent);

}  // namespace rongxin::consent
