#pragma once
// A word of a closed list of the contract (an enum of a schema): a literal that is none of them does not compile.
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace rongxin::operations {

/// `List::words` is the list; the first one is what a word is before it is set.
template <class List>
class Word {
 public:
  constexpr Word() : text_(List::words[0]) {}
  template <std::size_t N>
  consteval Word(const char (&literal)[N]) : text_(listed(std::string_view(literal, N - 1))) {
    if (text_.empty()) throw std::logic_error("no word of the contract");
  }
  /// A word that is known only when the server runs. Throws std::logic_error: what the store holds and the contract do
  /// not agree.
  explicit constexpr Word(std::string_view text) : text_(listed(text)) {
    if (text_.empty() && !text.empty())
      throw std::logic_error("\"" + std::string(text) + "\" is no word of the contract");
  }
  /// What somebody has written; nothing when it is none of the words.
  static std::optional<Word> read(std::string_view text) {
    if (listed(text).data() == nullptr) return std::nullopt;
    return Word(text);
  }
  /// "open | mine | all"
  static std::string choices() {
    std::string list;
    for (const auto each : List::words) list += (list.empty() ? "" : " | ") + std::string(each);
    return list;
  }
  constexpr std::string_view text() const { return text_; }
  friend constexpr bool operator==(const Word& one, const Word& other) { return one.text_ == other.text_; }

 private:
  static constexpr std::string_view listed(std::string_view text) {
    for (const auto each : List::words)
      if (each == text) return each;
    return {};
  }
  std::string_view text_;  ///< one of List::words
};

}  // namespace rongxin::operations
