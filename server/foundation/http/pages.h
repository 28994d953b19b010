#pragma once
#include <vector>

#include "http/server.h"

namespace rongxin::http {

/// What an address outside /api/ shows: the page or file, a way to the page that was meant (308, with the query), or a
/// small page that says that nothing is here. Programs get the problem as JSON.
Response answer_of_pages(const std::vector<WebFile>& files, const Request& request, bool other_method);

}  // namespace rongxin::http
