#pragma once
// A value of a request's JSON, read strictly by what the contract generated: wrong types, ranges, unknown and missing
// fields are told with their place ("answers[3].value"). The first fault is kept in the document; reading goes on with
// empty values.
#include <boost/json.hpp>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "access/public_id.h"
#include "platform/json_reader.h"

namespace rongxin::operations {

class JsonValue {
 public:
  /// The whole body.
  explicit JsonValue(JsonDocument& document) : JsonValue(document, document.root(), {}) {}

  /// An object with these members and no others.
  void only(std::initializer_list<std::string_view> names) const;
  /// Nothing, and a fault, when it is missing.
  std::optional<JsonValue> member(std::string_view name) const;
  /// Nothing when it is missing.
  std::optional<JsonValue> optional(std::string_view name) const;

  bool flag() const;
  std::int64_t integer(std::int64_t low, std::int64_t high) const;
  std::int64_t choice(std::initializer_list<std::int64_t> choices) const;
  double real(double low, double high) const;
  /// UTF-8 of `least` to `most` characters (code points), without NUL.
  std::string text(std::size_t least, std::size_t most) const;
  /// "2026-11-28"; empty only when `may_be_empty`.
  std::string day(bool may_be_empty) const;
  /// A number as a string of digits.
  std::int64_t digits() const;
  /// Of an id that is none of ours the number of nothing: it is then not found like any other.
  access::PublicNumber public_id(const Key& ids, access::PublicKind kind) const;
  template <class Word>
  Word word() const {
    const auto found = Word::read(string());
    if (!found) refuse(Word::choices());
    return found.value_or(Word());
  }
  /// The elements of an array, `least` to `most` of them, until the first fault.
  template <class F>
  void each(std::size_t least, std::size_t most, F&& f) const {
    const auto* list = array(least, most);
    if (list == nullptr) return;
    for (std::size_t i = 0; i < list->size() && !document_.fault; ++i)
      f(JsonValue(document_, (*list)[i], path_ + "[" + std::to_string(i) + "]"));
  }
  /// The members of an object whose names are free.
  template <class F>
  void each_member(F&& f) const {
    const auto* object = value_.if_object();
    if (object == nullptr) return refuse("object");
    for (const auto& one : *object) {
      if (document_.fault) return;
      const std::string_view name(one.key().data(), one.key().size());
      f(name, JsonValue(document_, one.value(), place_of(name)));
    }
  }
  void refuse(std::string expected) const;

 private:
  JsonValue(JsonDocument& document, const boost::json::value& value, std::string path)
      : document_(document), value_(value), path_(std::move(path)) {}
  std::string place_of(std::string_view name) const;
  const boost::json::array* array(std::size_t least, std::size_t most) const;
  std::string_view string() const;

  JsonDocument& document_;
  const boost::json::value& value_;
  std::string path_;
};

}  // namespace rongxin::operations
