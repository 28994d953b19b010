#pragma once
#include <string>

namespace rongxin {

/// A QR code as SVG text, black on white with its quiet zone.
std::string qr_svg(const std::string& text);

}  // namespace rongxin
