#pragma once
// JSON from outside, read strictly: unknown and missing fields, wrong types and ranges are told
// with their path ("answers[3].value"). The first fault is kept; reading goes on with empty values.
#include <boost/json.hpp>
#include <initializer_list>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/result.h"

namespace rongxin {

class JsonDocument {
 public:
  /// At most `depth_max` levels; duplicates keep the last (Boost.JSON).
  explicit JsonDocument(std::string_view text, std::size_t depth_max = 8);
  const boost::json::value& root() const { return root_; }
  std::optional<Problem> fault;

 private:
  unsigned char first_block_[8192];
  boost::json::monotonic_resource memory_;
  boost::json::value root_;
};

class JsonObject {
 public:
  JsonObject(JsonDocument& document, const boost::json::value& value, std::string path = {});
  void only(std::initializer_list<std::string_view> names) const;
  bool has(std::string_view name) const;
  std::string_view string(std::string_view name, std::size_t octets_max, bool required = true) const;
  std::int64_t integer(std::string_view name, std::int64_t low, std::int64_t high,
                       std::optional<std::int64_t> otherwise = std::nullopt) const;
  std::string_view one_of(std::string_view name, std::initializer_list<std::string_view> choices,
                          std::string_view otherwise = {}) const;
  bool flag(std::string_view name) const;  ///< absent is no
  double real(std::string_view name, double low, double high) const;
  std::vector<std::string> strings(std::string_view name, std::size_t most, std::size_t octets_max) const;
  JsonObject object(std::string_view name) const;
  /// Calls `each(JsonObject)` for the objects of an array.
  template <class F>
  void each(std::string_view name, std::size_t most, F&& f) const {
    const auto* list = array(name, most);
    if (list == nullptr) return;
    for (std::size_t i = 0; i < list->size() && !document_.fault; ++i)
      f(JsonObject(document_, (*list)[i], path_of(name) + "[" + std::to_string(i) + "]"));
  }
  void refuse(std::string_view name, std::string expected) const;

 private:
  const boost::json::value* find(std::string_view name) const;
  const boost::json::array* array(std::string_view name, std::size_t most) const;
  std::string path_of(std::string_view name) const;
  JsonDocument& document_;
  const boost::json::object* object_ = nullptr;
  std::string path_;
};

}  // namespace rongxin
