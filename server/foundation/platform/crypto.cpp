#include "platform/crypto.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <cstring>
#include <stdexcept>

namespace rongxin {
namespace {

constexpr int nonce_octets = 12;
constexpr int tag_octets = 16;

void require(bool worked, const char* what) {
  if (!worked) throw std::runtime_error(std::string("cryptography failed: ") + what);
}

struct CipherContext {
  explicit CipherContext(const EVP_CIPHER* cipher) {
    require(EVP_CipherInit_ex(context, cipher, nullptr, nullptr, nullptr, 1) == 1, "cipher");
  }
  CipherContext(const CipherContext&) = delete;
  ~CipherContext() { EVP_CIPHER_CTX_free(context); }
  EVP_CIPHER_CTX* context = EVP_CIPHER_CTX_new();
};

EVP_CIPHER_CTX* gcm_context() {
  // Fetching the algorithm costs more than encrypting a sheet: once per thread.
  thread_local CipherContext holder(EVP_aes_256_gcm());
  return holder.context;
}

const unsigned char* octets_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

class StandardProvider final : public CryptoProvider {
 public:
  Bytes seal(const Key& key, std::string_view bound_to, std::string_view plain) const override {
    Bytes sealed;
    sealed.octets.resize(nonce_octets + plain.size() + tag_octets);
    auto* out = reinterpret_cast<unsigned char*>(sealed.octets.data());
    fill_random(out, nonce_octets);
    EVP_CIPHER_CTX* context = gcm_context();
    int written = 0;
    require(EVP_CipherInit_ex(context, nullptr, nullptr, key.octets.data(), out, 1) == 1, "seal");
    require(EVP_CipherUpdate(context, nullptr, &written, octets_of(bound_to), static_cast<int>(bound_to.size())) == 1,
            "seal");
    require(
        EVP_CipherUpdate(context, out + nonce_octets, &written, octets_of(plain), static_cast<int>(plain.size())) == 1,
        "seal");
    require(EVP_CipherFinal_ex(context, out + nonce_octets + plain.size(), &written) == 1, "seal");
    require(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, tag_octets, out + nonce_octets + plain.size()) == 1,
            "seal");
    return sealed;
  }

  bool open(const Key& key, std::string_view bound_to, BytesView sealed, std::string& plain) const override {
    if (sealed.octets.size() < nonce_octets + tag_octets) return false;
    const std::size_t length = sealed.octets.size() - nonce_octets - tag_octets;
    const unsigned char* in = octets_of(sealed.octets);
    plain.resize(length);
    EVP_CIPHER_CTX* context = gcm_context();
    int written = 0;
    unsigned char tag[tag_octets];
    std::memcpy(tag, in + nonce_octets + length, tag_octets);
    if (EVP_CipherInit_ex(context, nullptr, nullptr, key.octets.data(), in, 0) != 1) return false;
    if (EVP_CipherUpdate(context, nullptr, &written, octets_of(bound_to), static_cast<int>(bound_to.size())) != 1)
      return false;
    if (EVP_CipherUpdate(context, reinterpret_cast<unsigned char*>(plain.data()), &written, in + nonce_octets,
                         static_cast<int>(length)) != 1)
      return false;
    if (EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, tag_octets, tag) != 1) return false;
    unsigned char rest[16];
    if (EVP_CipherFinal_ex(context, rest, &written) == 1) return true;
    plain.clear();
    return false;
  }

  Digest mac(const Key& key, std::string_view message) const override {
    // The one-shot HMAC() fetches the digest anew at each call (2 us), and a new key costs another; most
    // calls of a thread use the key of the call before.
    struct MacContext {
      Key key;
      bool keyed = false;
      EVP_MAC* algorithm = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
      EVP_MAC_CTX* context = EVP_MAC_CTX_new(algorithm);
      ~MacContext() {
        EVP_MAC_CTX_free(context);
        EVP_MAC_free(algorithm);
        OPENSSL_cleanse(key.octets.data(), key.octets.size());
      }
    };
    thread_local MacContext holder;
    static char name[] = "SHA256";
    const OSSL_PARAM parameters[] = {OSSL_PARAM{"digest", OSSL_PARAM_UTF8_STRING, name, 6, 0},
                                     OSSL_PARAM{nullptr, 0, nullptr, 0, 0}};
    Digest digest;
    std::size_t length = digest.size();
    const bool same_key =
        holder.keyed && CRYPTO_memcmp(holder.key.octets.data(), key.octets.data(), key.octets.size()) == 0;
    holder.keyed = false;
    require((same_key ? EVP_MAC_init(holder.context, nullptr, 0, nullptr)
                      : EVP_MAC_init(holder.context, key.octets.data(), key.octets.size(), parameters)) == 1,
            "hmac");
    require(EVP_MAC_update(holder.context, octets_of(message), message.size()) == 1, "hmac");
    require(EVP_MAC_final(holder.context, digest.data(), &length, digest.size()) == 1, "hmac");
    holder.key = key;
    holder.keyed = true;
    return digest;
  }

  std::array<unsigned char, 16> encrypt_block(const Key& key,
                                              const std::array<unsigned char, 16>& block) const override {
    return one_block(key, block, 1);
  }
  std::array<unsigned char, 16> decrypt_block(const Key& key,
                                              const std::array<unsigned char, 16>& block) const override {
    return one_block(key, block, 0);
  }

  Digest digest(std::string_view message) const override {
    Digest digest;
    unsigned length = 0;
    require(EVP_Digest(message.data(), message.size(), digest.data(), &length, EVP_sha256(), nullptr) == 1, "sha-256");
    return digest;
  }

 private:
  static std::array<unsigned char, 16> one_block(const Key& key, const std::array<unsigned char, 16>& block,
                                                 int encrypt) {
    thread_local CipherContext holder(EVP_aes_256_ecb());
    std::array<unsigned char, 16> out;
    int written = 0;
    require(EVP_CipherInit_ex(holder.context, nullptr, nullptr, key.octets.data(), nullptr, encrypt) == 1, "block");
    EVP_CIPHER_CTX_set_padding(holder.context, 0);
    require(EVP_CipherUpdate(holder.context, out.data(), &written, block.data(), 16) == 1, "block");
    return out;
  }
};

}  // namespace

const CryptoProvider& CryptoProvider::standard() {
  static const StandardProvider provider;
  return provider;
}

void fill_random(void* octets, std::size_t count) {
  struct Store {
    unsigned char octets[4096];
    std::size_t used = sizeof octets;
  };
  thread_local Store store;
  if (count > 256) {
    require(RAND_bytes(static_cast<unsigned char*>(octets), static_cast<int>(count)) == 1, "random");
    return;
  }
  if (store.used + count > sizeof store.octets) {
    require(RAND_bytes(store.octets, sizeof store.octets) == 1, "random");
    store.used = 0;
  }
  std::memcpy(octets, store.octets + store.used, count);
  OPENSSL_cleanse(store.octets + store.used, count);
  store.used += count;
}

Key random_key() {
  Key key;
  fill_random(key.octets.data(), key.octets.size());
  return key;
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace rongxin
