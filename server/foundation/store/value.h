#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "platform/bytes.h"
#include "platform/ids.h"

namespace rongxin::store {

/// What can be bound to a statement. Views must outlive the call.
using Value = std::variant<std::monostate, std::int64_t, double, std::string_view, BytesView>;

inline Value to_value(std::int64_t v) { return v; }
inline Value to_value(long long v) { return std::int64_t{v}; }
inline Value to_value(int v) { return std::int64_t{v}; }
inline Value to_value(double v) { return v; }
inline Value to_value(std::string_view v) { return v; }
inline Value to_value(const std::string& v) { return std::string_view(v); }
inline Value to_value(const char* v) { return std::string_view(v); }
inline Value to_value(const Bytes& v) { return BytesView(v); }
inline Value to_value(BytesView v) { return v; }
inline Value to_value(std::nullopt_t) { return std::monostate{}; }
template <class Noun>
Value to_value(Id<Noun> id) {
  return id.value;
}
template <class T>
Value to_value(const std::optional<T>& v) {
  return v ? to_value(*v) : Value(std::monostate{});
}
Value to_value(bool) = delete;  // facts have a time or a state, never a bare yes

/// One row while it is being read; views are valid until the next row.
class Row {
 public:
  virtual ~Row() = default;
  virtual bool is_null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;   ///< 0 for NULL
  virtual double real(int column) const = 0;            ///< 0 for NULL
  virtual std::string_view text(int column) const = 0;  ///< empty for NULL
  virtual BytesView bytes(int column) const = 0;        ///< empty for NULL
  std::string string(int column) const { return std::string(text(column)); }
  Bytes octets(int column) const { return Bytes{std::string(bytes(column).octets)}; }
  std::optional<std::int64_t> optional_integer(int column) const {
    return is_null(column) ? std::nullopt : std::optional(integer(column));
  }
};

}  // namespace rongxin::store
