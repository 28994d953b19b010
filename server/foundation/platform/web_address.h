#pragma once
// Where an address of the configuration leads, as libcurl reads it.
#include <string_view>

namespace rongxin {

/// Whether "scheme://host:port/…" leads to this machine itself: "localhost", 127.0.0.0/8 or ::1. A name that only
/// begins so
/// ("127.0.0.1.example"), a user before the host ("127.0.0.1@example") and whatever cannot be read lead elsewhere.
bool on_this_machine(std::string_view url);

}  // namespace rongxin
