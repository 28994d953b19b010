#include "platform/problem.h"

namespace rongxin {

std::string Problem::text(std::string_view language) const {
  std::string text(language.starts_with("en") ? kind->text_en : kind->text_zh);
  for (const auto& [name, value] : parameters) {
    const std::string place = "{" + name + "}";
    for (size_t at = text.find(place); at != std::string::npos; at = text.find(place, at + value.size()))
      text.replace(at, place.size(), value);
  }
  return text;
}

}  // namespace rongxin
