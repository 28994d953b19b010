#include "operations/json_value.h"

#include <algorithm>

#include "platform/plain_day.h"
#include "platform/plain_number.h"
#include "platform/problem_catalogue.h"
#include "platform/shortened.h"

namespace rongxin::operations {
namespace {

std::size_t characters_of(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

std::string JsonValue::place_of(std::string_view name) const {
  return path_.empty() ? std::string(name) : path_ + "." + std::string(name);
}

void JsonValue::refuse(std::string expected) const {
  if (document_.fault) return;
  document_.fault = Problem(problems::field_invalid, path_,
                            {{"name", path_.empty() ? "body" : path_}, {"expected", std::move(expected)}});
}

void JsonValue::only(std::initializer_list<std::string_view> names) const {
  const auto* object = value_.if_object();
  if (object == nullptr) return refuse("object");
  if (document_.fault) return;
  for (const auto& member : *object) {
    const std::string_view key(member.key().data(), member.key().size());
    if (std::find(names.begin(), names.end(), key) != names.end()) continue;
    const std::string place = place_of(shortened(key));
    document_.fault = Problem(problems::field_unknown, place, {{"name", place}});
    return;
  }
}

std::optional<JsonValue> JsonValue::optional(std::string_view name) const {
  const auto* object = value_.if_object();
  const auto* found =
      object == nullptr ? nullptr : object->if_contains(boost::json::string_view(name.data(), name.size()));
  if (found == nullptr || document_.fault) return std::nullopt;
  return JsonValue(document_, *found, place_of(name));
}

std::optional<JsonValue> JsonValue::member(std::string_view name) const {
  auto found = optional(name);
  if (!found && !document_.fault) {
    const std::string place = place_of(name);
    document_.fault = Problem(problems::field_missing, place, {{"name", place}});
  }
  return found;
}

bool JsonValue::flag() const {
  if (!value_.is_bool()) refuse("true | false");
  return value_.is_bool() && value_.get_bool();
}

std::int64_t JsonValue::integer(std::int64_t low, std::int64_t high) const {
  const auto* number = value_.if_int64();
  if (number != nullptr && *number >= low && *number <= high) return *number;
  refuse(std::to_string(low) + ".." + std::to_string(high));
  return low;
}

std::int64_t JsonValue::choice(std::initializer_list<std::int64_t> choices) const {
  const auto* number = value_.if_int64();
  if (number != nullptr && std::find(choices.begin(), choices.end(), *number) != choices.end()) return *number;
  std::string list;
  for (const auto each : choices) list += (list.empty() ? "" : " | ") + std::to_string(each);
  refuse(list);
  return *choices.begin();
}

double JsonValue::real(double low, double high) const {
  const double number = value_.is_number() ? value_.to_number<double>() : low - 1;
  if (number >= low && number <= high) return number;
  refuse(std::to_string(static_cast<long long>(low)) + ".." + std::to_string(static_cast<long long>(high)));
  return low;
}

std::string_view JsonValue::string() const {
  const auto* text = value_.if_string();
  if (text == nullptr) refuse("string");
  else if (text->find('\0') != boost::json::string::npos) refuse("no U+0000");
  else return {text->data(), text->size()};
  return {};
}

std::string JsonValue::text(std::size_t least, std::size_t most) const {
  const auto text = string();
  if (document_.fault) return {};
  const std::size_t characters = characters_of(text);
  if (characters < least) refuse(">= " + std::to_string(least) + " characters");
  else if (characters > most) refuse("<= " + std::to_string(most) + " characters");
  return std::string(text);
}

std::string JsonValue::day(bool may_be_empty) const {
  const auto text = string();
  if (!(text.empty() && may_be_empty) && !plain_day(text)) refuse("YYYY-MM-DD");
  return std::string(text);
}

std::int64_t JsonValue::digits() const {
  const auto text = string();
  if (text.empty() || text.size() > 18 || text.find_first_not_of("0123456789") != std::string_view::npos)
    refuse("digits");
  return plain_number(text);
}

access::PublicNumber JsonValue::public_id(const Key& ids, access::PublicKind kind) const {
  return access::read_public_id(ids, kind, string()).value_or(access::PublicNumber{});
}

const boost::json::array* JsonValue::array(std::size_t least, std::size_t most) const {
  const auto* list = value_.if_array();
  if (list == nullptr) refuse("array");
  else if (list->size() > most) refuse("<= " + std::to_string(most) + " items");
  else if (list->size() < least) refuse(">= " + std::to_string(least) + " items");
  else return list;
  return nullptr;
}

}  // namespace rongxin::operations
