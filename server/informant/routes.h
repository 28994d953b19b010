#pragma once
#include <vector>

#include "http/route.h"
#include "screening/screening.h"

namespace rongxin::informant {

std::vector<http::Route> informant_routes(screening::Screening& screening);
/// What a guardian calls behind a slip.
std::vector<http::Route> family_question_routes(screening::Screening& screening);

}  // namespace rongxin::informant
