#pragma once
#include <span>

namespace rongxin {

/// A route as api/openapi.yaml declares it.
struct InventoryRoute {
  const char* method;  ///< "get"
  const char* path;
  const char* operation;
  const char* access;  ///< open, own_sheet, signing_in, or roles separated by blanks
  const char* shows;
  const char* name_zh;  ///< what it does, in plain words
  const char* name_en;
};
std::span<const InventoryRoute> route_inventory();

}  // namespace rongxin
