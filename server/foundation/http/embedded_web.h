#pragma once
#include <vector>

#include "http/server.h"

namespace rongxin::http {

/// The pages inside the binary, packed (tools/embed_web).
std::vector<WebFile> embedded_web_files();

}  // namespace rongxin::http
