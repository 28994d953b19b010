#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace rongxin::accounts {

/// argon2id (19 MiB, two passes). Takes about 20 ms and 19 MiB: run it on a worker only.
std::string make_password_verifier(std::string_view password);
bool password_fits(std::string_view password, const std::string& verifier);

/// RFC 6238: six digits, 30 s, SHA-1. The step that fits within one step of now, or 0.
std::int64_t totp_step_of(std::string_view secret, std::string_view code, std::int64_t now_ms);
std::string totp_code(std::string_view secret, std::int64_t step);
/// otpauth:// address for an authenticator's QR code.
std::string totp_uri(std::string_view secret, const std::string& login);

}  // namespace rongxin::accounts
