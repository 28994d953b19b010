#pragma once
#include <vector>

#include "consent/consent.h"
#include "http/route.h"

namespace rongxin::consent {

/// Coverage, classes, slips, paper.
std::vector<http::Route> consent_routes(Consent& consent);
/// What a slip's address opens; nobody is signed in.
std::vector<http::Route> family_routes(Consent& consent);

/// The texts themselves: every version, and a new one to propose.
std::vector<http::Route> consent_text_routes(const Consent& consent);

}  // namespace rongxin::consent
