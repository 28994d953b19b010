#pragma once
// Fields are typed and few: nothing that a child or a family said may ever be passed here.
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace rongxin::log {

using Field = std::pair<std::string_view, std::string>;

enum class Format { text, json };
void open(Format format);
void info(std::string_view what, std::initializer_list<Field> fields = {});
void warning(std::string_view what, std::initializer_list<Field> fields = {});
void error(std::string_view what, std::initializer_list<Field> fields = {});

}  // namespace rongxin::log
