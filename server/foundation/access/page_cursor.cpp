#include "access/page_cursor.h"

#include "platform/bytes.h"
#include "platform/crypto.h"

namespace rongxin::access {
namespace {

std::string bound_to(std::string_view list) { return "page of " + std::string(list); }

}  // namespace

std::string PageCursor::write(std::string_view list, std::string_view place) const {
  return base64url(CryptoProvider::standard().seal(key_, bound_to(list), place).octets);
}

std::optional<std::string> PageCursor::read(std::string_view list, std::string_view text) const {
  std::string sealed, place;
  if (text.empty()) return place;
  if (!from_base64url(text, sealed) || !CryptoProvider::standard().open(key_, bound_to(list), BytesView(sealed), place))
    return std::nullopt;
  return place;
}

}  // namespace rongxin::access
