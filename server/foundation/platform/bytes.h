#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace rongxin {

/// Octets that are no text: ciphertext, keys, digests. Kept apart from std::string so that a
/// BYTEA parameter can never be bound as TEXT by accident.
struct Bytes {
  std::string octets;
  bool operator==(const Bytes&) const = default;
};
struct BytesView {
  std::string_view octets;
  BytesView() = default;
  explicit BytesView(std::string_view view) : octets(view) {}
  BytesView(const Bytes& bytes) : octets(bytes.octets) {}
};

using Digest = std::array<unsigned char, 32>;
inline std::string_view view(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

/// Lower-case hexadecimal.
std::string hex(std::string_view octets);
/// Empty when the text is not hexadecimal or of odd length.
std::string from_hex(std::string_view text);
/// URL-safe base64 without padding.
std::string base64url(std::string_view octets);
/// False when the text is not URL-safe base64 without padding.
bool from_base64url(std::string_view text, std::string& octets);

/// Crockford base 32 (0-9 A-Z without I L O U) of the first `digits * 5` bits of the octets.
std::string base32(std::string_view octets, int digits);
/// Upper-case, separators dropped, O read as 0 and I, L as 1; anything else outside the alphabet
/// makes the result empty.
std::string normal_base32(std::string_view typed);
/// Check digit of a normal base-32 text: finds every single wrong digit and every swap of neighbours.
char base32_check_digit(std::string_view digits);

/// Big-endian 64-bit, for digests and additional data.
void append_u64(std::string& out, std::uint64_t value);
std::uint64_t read_u64(const char* octets);

}  // namespace rongxin
