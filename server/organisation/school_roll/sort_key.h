#pragma once
#include <string>
#include <string_view>

namespace rongxin::school_roll {

/// Key by which Chinese names sort in pinyin order on any engine: GB 18030 in hexadecimal. The 3,755
/// level-1 characters of GB 2312 stand in pinyin order there; rarer ones follow, by radical.
std::string sort_key(std::string_view name);

}  // namespace rongxin::school_roll
