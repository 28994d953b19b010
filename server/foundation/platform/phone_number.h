#pragma once
// A number under which somebody can be called in an emergency: one rule for whoever types it.
#include <optional>
#include <string>
#include <string_view>

namespace rongxin {

struct PhoneNumber {
  enum class Kind { mobile, landline, foreign } kind = Kind::mobile;
  /// Mobile "13800000001", landline with area code "059187654321" (extension "059187654321-8001"), foreign
  /// "+85291234567".
  std::string text;
};

/// What was typed, in normal form: a mobile number (11 digits, 1 then 3 to 9), a landline with its area code, or a
/// number of another country with "+". Spaces, hyphens, brackets, full-width forms and a leading +86 or 0086 are
/// understood. Nothing for everything else: "123", "1380013", "1.38E+10", a landline without area code, an emergency or
/// service number.
std::optional<PhoneNumber> read_phone_number(std::string_view typed);

}  // namespace rongxin
