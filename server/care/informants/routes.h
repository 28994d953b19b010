#pragma once
#include <vector>

#include "campaigns/screening.h"
#include "http/route.h"

namespace rongxin::informants {

std::vector<http::Route> informant_routes(campaigns::Screening& screening);
/// What a guardian calls behind a slip.
std::vector<http::Route> family_question_routes(campaigns::Screening& screening);

}  // namespace rongxin::informants
