#pragma once
// Which cell each part of an instrument came from, so that what the program finds in the whole is told by its cell.
#include <map>
#include <string>

#include "instruments/sheet_table.h"

namespace rongxin::instruments {

struct CellPlaces {
  std::map<std::string, CellPlace> by_path;  ///< "scales[0].bands[2]"

  /// The cell of a path, or of what it is part of; empty where nothing is known of it.
  CellPlace of(std::string path) const {
    for (;;) {
      if (const auto found = by_path.find(path); found != by_path.end()) return found->second;
      const auto cut = path.find_last_of(".[");
      if (cut == std::string::npos) return {};
      path.erase(cut);
    }
  }
  CellPlace& operator[](const std::string& path) { return by_path[path]; }
};

/// "items[3]"
inline std::string numbered(const char* list, std::size_t i) {
  return std::string(list) + "[" + std::to_string(i) + "]";
}

}  // namespace rongxin::instruments
