#include "platform/json_reader.h"

#include "platform/problem_catalogue.h"
#include "platform/shortened.h"

namespace rongxin {

JsonDocument::JsonDocument(std::string_view text, std::size_t depth_max) : memory_(first_block_, sizeof first_block_) {
  boost::json::parse_options options;
  options.max_depth = depth_max;
  boost::system::error_code failed;
  root_ = boost::json::parse(text, failed, &memory_, options);
  if (failed) fault = Problem(problems::body_not_json, "", {{"detail", failed.message()}});
}

JsonObject::JsonObject(JsonDocument& document, const boost::json::value& value, std::string path)
    : document_(document), path_(std::move(path)) {
  object_ = value.if_object();
  if (object_ == nullptr && !document_.fault)
    document_.fault =
        Problem(problems::field_invalid, path_, {{"name", path_.empty() ? "body" : path_}, {"expected", "object"}});
}

std::string JsonObject::path_of(std::string_view name) const {
  return path_.empty() ? std::string(name) : path_ + "." + std::string(name);
}

void JsonObject::refuse(std::string_view name, std::string expected) const {
  if (!document_.fault)
    document_.fault =
        Problem(problems::field_invalid, path_of(name), {{"name", path_of(name)}, {"expected", std::move(expected)}});
}

void JsonObject::only(std::initializer_list<std::string_view> names) const {
  if (object_ == nullptr || document_.fault) return;
  for (const auto& member : *object_) {
    const std::string_view key(member.key().data(), member.key().size());
    if (std::find(names.begin(), names.end(), key) != names.end()) continue;
    document_.fault = Problem(problems::field_unknown, path_of(shortened(key)), {{"name", path_of(shortened(key))}});
    return;
  }
}

const boost::json::value* JsonObject::find(std::string_view name) const {
  return object_ == nullptr ? nullptr : object_->if_contains(boost::json::string_view(name.data(), name.size()));
}

bool JsonObject::has(std::string_view name) const { return find(name) != nullptr; }

std::string_view JsonObject::string(std::string_view name, std::size_t octets_max, bool required) const {
  const auto* value = find(name);
  if (value == nullptr) {
    if (required && !document_.fault)
      document_.fault = Problem(problems::field_missing, path_of(name), {{"name", path_of(name)}});
    return {};
  }
  const auto* text = value->if_string();
  if (text == nullptr) refuse(name, "string");
  else if (text->size() > octets_max) refuse(name, "<= " + std::to_string(octets_max) + " bytes");
  else if (text->find('\0') != boost::json::string::npos) refuse(name, "no U+0000");
  else return {text->data(), text->size()};
  return {};
}

std::int64_t JsonObject::integer(std::string_view name, std::int64_t low, std::int64_t high,
                                 std::optional<std::int64_t> otherwise) const {
  const auto* value = find(name);
  if (value == nullptr && otherwise) return *otherwise;
  if (value == nullptr) {
    if (!document_.fault) document_.fault = Problem(problems::field_missing, path_of(name), {{"name", path_of(name)}});
    return low;
  }
  const auto* number = value->if_int64();
  if (number != nullptr && *number >= low && *number <= high) return *number;
  refuse(name, std::to_string(low) + ".." + std::to_string(high));
  return low;
}

std::string_view JsonObject::one_of(std::string_view name, std::initializer_list<std::string_view> choices,
                                    std::string_view otherwise) const {
  const auto text = string(name, 64, otherwise.empty());
  if (text.empty() && !has(name)) return otherwise;
  if (std::find(choices.begin(), choices.end(), text) != choices.end()) return text;
  std::string list;
  for (auto choice : choices) list += (list.empty() ? "" : " | ") + std::string(choice);
  refuse(name, list);
  return otherwise;
}

bool JsonObject::flag(std::string_view name) const {
  const auto* value = find(name);
  if (value == nullptr) return false;
  if (!value->is_bool()) refuse(name, "true | false");
  return value->is_bool() && value->get_bool();
}

double JsonObject::real(std::string_view name, double low, double high) const {
  const auto* value = find(name);
  if (value == nullptr && !document_.fault)
    document_.fault = Problem(problems::field_missing, path_of(name), {{"name", path_of(name)}});
  if (value == nullptr) return low;
  const double number = value->is_number() ? value->to_number<double>() : low - 1;
  if (number >= low && number <= high) return number;
  refuse(name, std::to_string(static_cast<long long>(low)) + ".." + std::to_string(static_cast<long long>(high)));
  return low;
}

std::vector<std::string> JsonObject::strings(std::string_view name, std::size_t most, std::size_t octets_max) const {
  std::vector<std::string> out;
  const auto* list = array(name, most);
  if (list == nullptr) return out;
  for (const auto& one : *list) {
    const auto* text = one.if_string();
    if (text == nullptr || text->size() > octets_max || text->find('\0') != boost::json::string::npos)
      refuse(name, "strings of <= " + std::to_string(octets_max) + " bytes");
    else out.emplace_back(text->data(), text->size());
  }
  return out;
}

JsonObject JsonObject::object(std::string_view name) const {
  static const boost::json::value nothing = boost::json::object{};
  const auto* value = find(name);
  if (value == nullptr && !document_.fault)
    document_.fault = Problem(problems::field_missing, path_of(name), {{"name", path_of(name)}});
  if (value != nullptr && !value->is_object()) refuse(name, "object");
  return JsonObject(document_, value != nullptr && value->is_object() ? *value : nothing, path_of(name));
}

const boost::json::array* JsonObject::array(std::string_view name, std::size_t most) const {
  const auto* value = find(name);
  const auto* list = value == nullptr ? nullptr : value->if_array();
  if (value == nullptr && !document_.fault)
    document_.fault = Problem(problems::field_missing, path_of(name), {{"name", path_of(name)}});
  else if (value != nullptr && list == nullptr) refuse(name, "array");
  else if (list != nullptr && list->size() > most) {
    refuse(name, "<= " + std::to_string(most) + " items");
    return nullptr;
  }
  return list;
}

}  // namespace rongxin
