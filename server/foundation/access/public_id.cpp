#include "access/public_id.h"

#include <cstring>

namespace rongxin::access {

// Block: student 8 | first 4 | second 1 | kind 1 | zeros 2. The zeros tell a forged block from ours.
std::string public_id(const Key& key, PublicKind kind, const PublicNumber& number) {
  std::array<unsigned char, 16> block{};
  for (int i = 0; i < 8; ++i)
    block[static_cast<std::size_t>(i)] =
        static_cast<unsigned char>(static_cast<std::uint64_t>(number.student.value) >> (56 - 8 * i));
  for (int i = 0; i < 4; ++i)
    block[static_cast<std::size_t>(8 + i)] = static_cast<unsigned char>(number.first >> (24 - 8 * i));
  block[12] = number.second;
  block[13] = static_cast<unsigned char>(kind);
  const auto sealed = CryptoProvider::standard().encrypt_block(key, block);
  return hex({reinterpret_cast<const char*>(sealed.data()), sealed.size()});
}

std::optional<PublicNumber> read_public_id(const Key& key, PublicKind kind, std::string_view text) {
  const std::string octets = text.size() == 32 ? from_hex(text) : std::string();
  if (octets.size() != 16) return std::nullopt;
  std::array<unsigned char, 16> sealed;
  std::memcpy(sealed.data(), octets.data(), 16);
  const auto block = CryptoProvider::standard().decrypt_block(key, sealed);
  if (block[13] != static_cast<unsigned char>(kind) || block[14] != 0 || block[15] != 0) return std::nullopt;
  PublicNumber number;
  number.student = StudentId(static_cast<std::int64_t>(read_u64(reinterpret_cast<const char*>(block.data()))));
  for (int i = 0; i < 4; ++i) number.first = number.first << 8 | block[static_cast<std::size_t>(8 + i)];
  number.second = block[12];
  return number;
}

}  // namespace rongxin::access
