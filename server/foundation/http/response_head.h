#pragma once
#include <optional>
#include <string>

#include "http/exchange.h"

namespace rongxin::http {

/// Status line and header of an answer, with the empty line that ends them. Without `body_octets` the answer has no end
/// yet.
std::string response_head(const Response& response, std::optional<std::size_t> body_octets, bool keep, bool secure,
                          bool api);

}  // namespace rongxin::http
