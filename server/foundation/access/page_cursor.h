#pragma once
// Where a list goes on: the `next` of one page is the `after` of the following one. It stands in an address, and so in
// histories and in the logs of whatever is on the way; a place in a list can be a login, a name or a score, so it is
// sealed.
#include <optional>
#include <string>
#include <string_view>

#include "platform/key_ring.h"

namespace rongxin::access {

class PageCursor {
 public:
  explicit PageCursor(const Key& key) : key_(key) {}
  /// `list`: which list; a cursor of one list is none of another.
  std::string write(std::string_view list, std::string_view place) const;
  /// The place; "" for "" (the first page). Nothing when it is not one of ours, or of another list.
  std::optional<std::string> read(std::string_view list, std::string_view text) const;

 private:
  const Key& key_;
};

}  // namespace rongxin::access
