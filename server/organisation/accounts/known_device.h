#pragma once
// A browser in which somebody has worked before. Its cookie opens nothing: it only says that wrong passwords from
// elsewhere are none of its business.
#include <string>
#include <string_view>

#include "platform/crypto.h"
#include "platform/ids.h"

namespace rongxin::accounts {

inline constexpr std::string_view device_cookie_name = "rongxin_device";

/// The device's own number when its cookie carries the mark of this account, else empty.
std::string known_device(const Key& key, std::string_view cookie, AccountId account);
/// The cookie with the mark of this account added; a broken or absent one begins anew. The newest eight accounts are
/// kept.
std::string with_mark(const Key& key, std::string_view cookie, AccountId account);

}  // namespace rongxin::accounts
