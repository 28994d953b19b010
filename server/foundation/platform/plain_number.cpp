#include "platform/plain_number.h"

#include <charconv>

namespace rongxin {

std::int64_t plain_number(std::string_view text, std::int64_t most) {
  std::int64_t number = 0;
  if (text.empty() || text.front() < '0') return 0;  // from_chars takes a minus
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failed == std::errc() && end == text.data() + text.size() && number <= most ? number : 0;
}

std::string decimal_text(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

}  // namespace rongxin
