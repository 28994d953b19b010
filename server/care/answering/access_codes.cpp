#include "answering/access_codes.h"

namespace rongxin::answering {

std::string access_code_of(const Key& key, StudentId student, CampaignId campaign, std::int64_t code_no) {
  std::string message("code");
  append_u64(message, static_cast<std::uint64_t>(student.value));
  append_u64(message, static_cast<std::uint64_t>(campaign.value));
  if (code_no > 1) append_u64(message, static_cast<std::uint64_t>(code_no));
  const Digest digest = CryptoProvider::standard().mac(key, message);
  const std::string digits = base32(view(digest), 8);
  return digits + base32_check_digit(digits);
}

std::string card_of(const Key& key, StudentId student) {
  std::string message("card");
  append_u64(message, static_cast<std::uint64_t>(student.value));
  const Digest digest = CryptoProvider::standard().mac(key, message);
  const std::string digits = base32(view(digest), 16);
  return digits + base32_check_digit(digits);
}

Digest look_up_digest(const Key& key, std::string_view normal_code) {
  return CryptoProvider::standard().mac(key, "answerer/" + std::string(normal_code));
}

std::string checked_code(std::string_view typed, std::size_t digits) {
  const std::string normal = normal_base32(typed);
  if (normal.size() != digits + 1 || base32_check_digit(std::string_view(normal).substr(0, digits)) != normal.back())
    return {};
  return normal;
}

}  // namespace rongxin::answering
