#pragma once
// What the outside calls a student-owned object: one encrypted block that holds the student and the
// object's own number. It cannot be guessed or counted, needs no index, and leads to one shard.
#include <optional>
#include <string>
#include <string_view>

#include "platform/ids.h"
#include "platform/key_ring.h"

namespace rongxin::access {

enum class PublicKind : std::uint8_t {
  student = 1,
  sheet = 2,
  alert = 3,
  call = 4,
  appointment = 5,
  consent_link = 8,
  observation = 9
};

struct PublicNumber {
  StudentId student;
  std::uint32_t first = 0;  ///< sheet: campaign; alert, appointment, call, consent link: number; observation: round
  std::uint8_t second = 0;  ///< sheet: attempt; call: alert
};

/// 32 hexadecimal digits.
std::string public_id(const Key& key, PublicKind kind, const PublicNumber& number);
/// Nothing when it is not one of ours, or of another kind.
std::optional<PublicNumber> read_public_id(const Key& key, PublicKind kind, std::string_view text);

}  // namespace rongxin::access
