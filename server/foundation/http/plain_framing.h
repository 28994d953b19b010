#pragma once
#include "http/exchange.h"

namespace rongxin::http {

/// Whether where a request ends, and for whom it is, can be read in one way only by whoever stands before us: at most
/// one Host, one Content-Length of digits, one Transfer-Encoding that is `chunked`, never both, and an address of
/// printable ASCII.
bool plainly_framed(const Request& request, int http_version);

}  // namespace rongxin::http
