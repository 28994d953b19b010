#include "accounts/password.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <mutex>
#include <semaphore>

#include "platform/bytes.h"
#include "platform/crypto.h"

namespace rongxin::accounts {
namespace {

constexpr unsigned long long passes = 2;
constexpr std::size_t memory_octets = 19u << 20;
// Two at a time: a hundred sign-ins at eight o'clock must not take 2 GiB.
std::counting_semaphore<2> places(2);

}  // namespace

std::string make_password_verifier(std::string_view password) {
  char text[crypto_pwhash_STRBYTES];
  if (sodium_init() < 0 || crypto_pwhash_str_alg(text, password.data(), password.size(), passes, memory_octets,
                                                 crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::runtime_error("argon2id failed");
  return text;
}

bool password_fits(std::string_view password, const std::string& verifier) {
  if (sodium_init() < 0) throw std::runtime_error("libsodium");
  places.acquire();
  const bool fits = crypto_pwhash_str_verify(verifier.c_str(), password.data(), password.size()) == 0;
  places.release();
  return fits;
}

std::string totp_code(std::string_view secret, std::int64_t step) {
  std::string message;
  append_u64(message, static_cast<std::uint64_t>(step));
  unsigned char mac[EVP_MAX_MD_SIZE];
  unsigned length = 0;
  HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()),
       reinterpret_cast<const unsigned char*>(message.data()), message.size(), mac, &length);
  const unsigned at = mac[19] & 15;
  const unsigned number = (mac[at] & 127u) << 24 | mac[at + 1] << 16 | mac[at + 2] << 8 | mac[at + 3];
  std::string code = std::to_string(number % 1'000'000);
  return std::string(6 - code.size(), '0') + code;
}

std::int64_t totp_step_of(std::string_view secret, std::string_view code, std::int64_t now_ms) {
  const std::int64_t now = now_ms / 30'000;
  for (std::int64_t step : {now, now - 1, now + 1})
    if (equal_in_constant_time(totp_code(secret, step), code)) return step;
  return 0;
}

std::string totp_uri(std::string_view secret, const std::string& login) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";  // RFC 4648, as authenticators read it
  std::string text;
  unsigned bits = 0;
  int held = 0;
  for (unsigned char octet : secret) {
    bits = (bits << 8 | octet) & 0xffff;
    for (held += 8; held >= 5; held -= 5) text.push_back(alphabet[bits >> (held - 5) & 31]);
  }
  return "otpauth://totp/Rongxin:" + login + "?secret=" + text + "&issuer=Rongxin";
}

}  // namespace rongxin::accounts
