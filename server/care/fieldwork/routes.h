#pragma once
#include <vector>

#include "campaigns/screening.h"
#include "http/route.h"

namespace rongxin::fieldwork {

/// Slips, the live board, make-up, recall.
std::vector<http::Route> lesson_routes(campaigns::Screening& screening);
/// The room in which a class answers.
std::vector<http::Route> class_session_routes(campaigns::Screening& screening);
/// Sheets of paper, typed twice.
std::vector<http::Route> paper_routes(campaigns::Screening& screening);

}  // namespace rongxin::fieldwork
