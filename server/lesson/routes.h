#pragma once
#include <vector>

#include "http/route.h"
#include "screening/screening.h"

namespace rongxin::lesson {

std::vector<http::Route> lesson_routes(screening::Screening& screening);
/// Sheets of paper, typed twice.
std::vector<http::Route> paper_routes(screening::Screening& screening);

}  // namespace rongxin::lesson
