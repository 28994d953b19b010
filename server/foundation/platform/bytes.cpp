#include "platform/bytes.h"

#include <cstring>

namespace rongxin {
namespace {

constexpr std::string_view base32_alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::string_view base64_alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::string hex(std::string_view octets) {
  std::string text;
  text.reserve(octets.size() * 2);
  for (unsigned char octet : octets) {
    text.push_back("0123456789abcdef"[octet >> 4]);
    text.push_back("0123456789abcdef"[octet & 15]);
  }
  return text;
}

std::string from_hex(std::string_view text) {
  std::string octets;
  if (text.size() % 2 != 0) return octets;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = hex_value(text[i]), low = hex_value(text[i + 1]);
    if (high < 0 || low < 0) return {};
    octets.push_back(static_cast<char>(high * 16 + low));
  }
  return octets;
}

std::string base64url(std::string_view octets) {
  std::string text;
  text.reserve((octets.size() * 4 + 2) / 3);
  unsigned bits = 0;
  int held = 0;
  for (unsigned char octet : octets) {
    bits = (bits << 8 | octet) & 0xffffff;
    for (held += 8; held >= 6; held -= 6) text.push_back(base64_alphabet[bits >> (held - 6) & 63]);
  }
  if (held > 0) text.push_back(base64_alphabet[bits << (6 - held) & 63]);
  return text;
}

bool from_base64url(std::string_view text, std::string& octets) {
  static const auto value_of = [] {
    std::array<signed char, 256> table;
    table.fill(-1);
    for (std::size_t i = 0; i < 64; ++i)
      table[static_cast<unsigned char>(base64_alphabet[i])] = static_cast<signed char>(i);
    return table;
  }();
  octets.clear();
  octets.reserve(text.size() * 3 / 4);
  unsigned bits = 0;
  int held = 0;
  for (unsigned char c : text) {
    if (value_of[c] < 0) return false;
    bits = (bits << 6 | static_cast<unsigned>(value_of[c])) & 0xffffff;
    if ((held += 6) >= 8) {
      held -= 8;
      octets.push_back(static_cast<char>(bits >> held & 255));
    }
  }
  return held < 6;
}

std::string base32(std::string_view octets, int digits) {
  std::string text;
  unsigned bits = 0;
  int held = 0;
  for (unsigned char octet : octets) {
    bits = (bits << 8 | octet) & 0xffff;
    for (held += 8; held >= 5 && static_cast<int>(text.size()) < digits; held -= 5)
      text.push_back(base32_alphabet[bits >> (held - 5) & 31]);
    if (static_cast<int>(text.size()) == digits) break;
    held %= 5;
  }
  return text;
}

std::string normal_base32(std::string_view typed) {
  std::string normal;
  for (char c : typed) {
    if (c == ' ' || c == '-' || c == '.') continue;
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    if (base32_alphabet.find(c) == std::string_view::npos) return {};
    normal.push_back(c);
  }
  return normal;
}

char base32_check_digit(std::string_view digits) {
  // Horner's rule over GF(32), x^5 + x^2 + 1: each digit has its own non-zero weight, so one wrong
  // digit and any swap of two neighbours change the sum. Modulo 32 or 31 some would pass.
  unsigned sum = 0;
  for (char c : digits) {
    sum ^= static_cast<unsigned>(base32_alphabet.find(c));
    sum <<= 1;
    if (sum & 32) sum ^= 0b100101;
  }
  return base32_alphabet[sum];
}

void append_u64(std::string& out, std::uint64_t value) {
  for (int shift = 56; shift >= 0; shift -= 8) out.push_back(static_cast<char>(value >> shift & 255));
}

std::uint64_t read_u64(const char* octets) {
  std::uint64_t value = 0;
  for (int i = 0; i < 8; ++i) value = value << 8 | static_cast<unsigned char>(octets[i]);
  return value;
}

}  // namespace rongxin
