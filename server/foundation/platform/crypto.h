#pragma once
// Cryptography behind one provider, so that a city that must use SM2/SM3/SM4 can (docs/adr/0005).
#include <memory>
#include <string>
#include <string_view>

#include "platform/bytes.h"

namespace rongxin {

struct Key {
  std::array<unsigned char, 32> octets{};
  std::string_view view() const { return {reinterpret_cast<const char*>(octets.data()), octets.size()}; }
};

class CryptoProvider {
 public:
  virtual ~CryptoProvider() = default;
  /// Authenticated encryption. Returns nonce | ciphertext | tag (28 octets longer than `plain`).
  /// `bound_to` (table, column, owner) is authenticated: a sealed value opens only in its own place.
  virtual Bytes seal(const Key& key, std::string_view bound_to, std::string_view plain) const = 0;
  /// False when the key, the place or a single bit is wrong.
  virtual bool open(const Key& key, std::string_view bound_to, BytesView sealed, std::string& plain) const = 0;
  /// Keyed digest of 32 octets.
  virtual Digest mac(const Key& key, std::string_view message) const = 0;
  /// One 16-octet block, both ways: public ids hide the numbers inside them.
  virtual std::array<unsigned char, 16> encrypt_block(const Key& key,
                                                      const std::array<unsigned char, 16>& block) const = 0;
  virtual std::array<unsigned char, 16> decrypt_block(const Key& key,
                                                      const std::array<unsigned char, 16>& block) const = 0;
  virtual Digest digest(std::string_view message) const = 0;

  /// AES-256-GCM, HMAC-SHA-256, AES-256, SHA-256 of OpenSSL. Thread-safe; contexts are per thread.
  static const CryptoProvider& standard();
};

/// Random octets of cryptographic quality; from a per-thread store, since a call for twelve
/// octets costs as much as one for a thousand.
void fill_random(void* octets, std::size_t count);
Key random_key();
/// Compares without telling by its time where the difference lies.
bool equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace rongxin
