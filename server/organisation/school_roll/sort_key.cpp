#include "school_roll/sort_key.h"

#include <iconv.h>

#include "platform/bytes.h"

namespace rongxin::school_roll {
namespace {

struct Converter {
  iconv_t handle = iconv_open("GB18030", "UTF-8");
  ~Converter() { iconv_close(handle); }
};

}  // namespace

std::string sort_key(std::string_view name) {
  thread_local const Converter holder;
  const iconv_t converter = holder.handle;
  std::string in(name), out(name.size() * 2 + 8, 0);
  char *from = in.data(), *to = out.data();
  std::size_t from_left = in.size(), to_left = out.size();
  iconv(converter, nullptr, nullptr, nullptr, nullptr);
  if (iconv(converter, &from, &from_left, &to, &to_left) == static_cast<std::size_t>(-1)) return hex(name);
  return hex(std::string_view(out.data(), out.size() - to_left));
}

}  // namespace rongxin::school_roll
