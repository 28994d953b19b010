#include "accounts/known_device.h"

#include <vector>

namespace rongxin::accounts {
namespace {

// "number~mark~mark…"
constexpr std::size_t number_letters = 22, mark_letters = 16, marks_max = 8;

std::string mark_of(const Key& key, std::string_view number, AccountId account) {
  const Digest digest =
      CryptoProvider::standard().mac(key, "device/" + std::to_string(account.value) + "/" + std::string(number));
  return base64url(view(digest).substr(0, 12));
}

bool plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](unsigned char c) { return std::isalnum(c) != 0 || c == '-' || c == '_'; });
}

std::vector<std::string> parts_of(std::string_view cookie) {
  std::vector<std::string> parts;
  while (!cookie.empty() && parts.size() <= marks_max) {
    const auto end = std::min(cookie.find('~'), cookie.size());
    parts.emplace_back(cookie.substr(0, end));
    cookie.remove_prefix(std::min(end + 1, cookie.size()));
    if (parts.back().size() != (parts.size() == 1 ? number_letters : mark_letters) || !plain(parts.back())) return {};
  }
  return parts;
}

}  // namespace

std::string known_device(const Key& key, std::string_view cookie, AccountId account) {
  const auto parts = parts_of(cookie);
  if (parts.empty()) return {};
  const std::string wanted = mark_of(key, parts[0], account);
  for (std::size_t i = 1; i < parts.size(); ++i)
    if (equal_in_constant_time(parts[i], wanted)) return parts[0];
  return {};
}

std::string with_mark(const Key& key, std::string_view cookie, AccountId account) {
  auto parts = parts_of(cookie);
  if (parts.empty()) parts.push_back(base64url(random_key().view().substr(0, 16)));
  std::string made = parts[0] + "~" + mark_of(key, parts[0], account);
  for (std::size_t i = 1; i < parts.size() && i < marks_max; ++i) made += "~" + parts[i];
  return made;
}

}  // namespace rongxin::accounts
