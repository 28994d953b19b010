#pragma once
// A text of a request or an answer.
#include <string>
#include <string_view>

namespace rongxin::operations {

/// A string that takes a view as it is: rows of the store and words of the program are views.
struct Text : std::string {
  using std::string::string;
  Text() = default;
  Text(std::string text) : std::string(std::move(text)) {}
  Text(std::string_view text) : std::string(text) {}
};

}  // namespace rongxin::operations
