#pragma once
#include <string>
#include <string_view>

#include "http/exchange.h"

namespace rongxin::http {

/// False when a browser says that another site's page sends this. `public_address` is how people reach us
/// ("https://xinli.example.cn"); behind a proxy the Host line may be another.
bool from_own_page(const Request& request, std::string_view public_address);

/// Whether the body says that it is JSON: no form of a foreign page can say that without the browser asking us first.
bool says_json(const Request& request);
/// Whether it carries a header that no foreign page can send without the browser asking us first.
bool by_own_script(const Request& request);

}  // namespace rongxin::http
