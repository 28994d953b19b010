#pragma once
// An answer as JSON, written once from the front to the end. The text is what Boost.JSON would write of the same.
#include <cstdint>
#include <string>
#include <string_view>

#include "access/public_id.h"
#include "platform/key_ring.h"

namespace rongxin::operations {

class JsonWriter {
 public:
  explicit JsonWriter(const Key& ids) : ids_(ids) {}

  void begin_object() { text_ += '{'; }
  void end_object() { text_ += '}'; }
  void begin_array() { text_ += '['; }
  void end_array() { text_ += ']'; }
  /// Before each value of an array.
  void next() {
    if (text_.back() != '[') text_ += ',';
  }
  /// Before a value of an object; `name` holds nothing that JSON would escape (names of the contract).
  void key(std::string_view name) {
    if (text_.back() != '{') text_ += ',';
    text_ += '"';
    text_ += name;
    text_ += "\":";
  }
  /// As key, of a name that comes from outside.
  void name(std::string_view name);
  /// UTF-8.
  void text(std::string_view value);
  void integer(std::int64_t value);
  void real(double value);
  void flag(bool value) { text_ += value ? "true" : "false"; }
  /// A number as a string: an id.
  void digits(std::int64_t value);
  void public_id(access::PublicKind kind, const access::PublicNumber& number);
  /// What is JSON already.
  void json(std::string_view value) { text_ += value; }

  std::string take() { return std::move(text_); }

 private:
  const Key& ids_;
  std::string text_;
};

}  // namespace rongxin::operations
