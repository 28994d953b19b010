#include "route_inventory.h"

namespace rongxin {

std::span<const InventoryRoute> route_inventory() {
  static constexpr InventoryRoute all[] = {
#include "api/route_inventory.inc"
  };
  return all;
}

}  // namespace rongxin
