#include "platform/log.h"

#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

namespace rongxin::log {
namespace {

Format chosen = Format::text;

spdlog::logger& logger() {
  static const auto made = [] {
    auto one = spdlog::stderr_color_mt("rongxin");
    one->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
    return one;
  }();
  return *made;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') out.push_back('\\');
    if (static_cast<unsigned char>(c) < 0x20) out += ' ';
    else out.push_back(c);
  }
  return out + "\"";
}

std::string line(std::string_view what, std::initializer_list<Field> fields) {
  std::string text = chosen == Format::json ? "{\"what\":" + quoted(what) : std::string(what);
  for (const auto& [name, value] : fields)
    text += chosen == Format::json ? "," + quoted(name) + ":" + quoted(value)
                                   : " " + std::string(name) + "=" + quoted(value);
  return chosen == Format::json ? text + "}" : text;
}

}  // namespace

void open(Format format) {
  chosen = format;
  if (format == Format::json) logger().set_pattern("%v");
}
void info(std::string_view what, std::initializer_list<Field> fields) { logger().info("{}", line(what, fields)); }
void warning(std::string_view what, std::initializer_list<Field> fields) { logger().warn("{}", line(what, fields)); }
void error(std::string_view what, std::initializer_list<Field> fields) { logger().error("{}", line(what, fields)); }

}  // namespace rongxin::log
