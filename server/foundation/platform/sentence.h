#pragma once
// A sentence in the two languages of the house. The sentences themselves stand in texts.json beside the code that
// speaks them (docs/adr/0028); the build makes functions of them, texts::<slice>::<key>, in texts/<slice>.h.
#include <concepts>
#include <string>
#include <string_view>
#include <utility>

namespace rongxin {

struct Sentence {
  std::string zh, en;

  /// `language` is "zh-CN" or "en"; Chinese when in doubt.
  const std::string& in(std::string_view language) const& { return language.starts_with("en") ? en : zh; }
  std::string in(std::string_view language) && { return std::move(language.starts_with("en") ? en : zh); }
};

/// What is put into a place of a sentence: the same in both languages, or a Sentence. It has no default, so that a
/// sentence with a forgotten place does not compile.
class Place {
 public:
  Place(const char* both) : in_{both, both} {}
  Place(std::string_view both) : in_{std::string(both), std::string(both)} {}
  Place(const std::string& both) : in_{both, both} {}
  Place(Sentence each) : in_(std::move(each)) {}
  Place(std::integral auto number) : Place(std::to_string(number)) {}

  const std::string& zh() const { return in_.zh; }
  const std::string& en() const { return in_.en; }

 private:
  Sentence in_;
};

}  // namespace rongxin
