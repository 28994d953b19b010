#include "settings/hotlines.h"

#include <algorithm>
#include <boost/json.hpp>

#include "platform/normal_text.h"
#include "platform/phone_number.h"
#include "sql/settings/find_city.h"
#include "sql/settings/list_in_force.h"
#include "texts/settings.h"

namespace rongxin::settings {
namespace {

namespace json = boost::json;
using psychometrics::Text;
constexpr auto showing = store::SystemKey::because("helplines are for everybody");

Text both(const Sentence& one) { return {{"zh-CN", one.zh}, {"en", one.en}}; }
Text both(std::string_view zh, std::string_view en) { return {{"zh-CN", std::string(zh)}, {"en", std::string(en)}}; }

std::string digits_of(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) { return c >= '0' && c <= '9'; });
  return out;
}

// "110 / 120" are two numbers.
std::vector<std::string> numbers_of(std::string_view written) {
  const std::string plain = normal_number(written);
  std::string_view text = plain;
  std::vector<std::string> out;
  while (true) {
    const auto at = text.find('/');
    if (auto digits = digits_of(text.substr(0, at)); !digits.empty()) out.push_back(std::move(digits));
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + 1);
  }
}

bool shares_number(const Hotline& line, const Hotline& other) {
  const auto numbers = numbers_of(line.number), others = numbers_of(other.number);
  return std::any_of(numbers.begin(), numbers.end(), [&](const std::string& one) {
    return std::find(others.begin(), others.end(), one) != others.end();
  });
}

bool stands_in(const std::vector<Hotline>& lines, const Hotline& line) {
  return std::any_of(lines.begin(), lines.end(), [&](const Hotline& one) { return shares_number(line, one); });
}

// 12xxx of public services, 95xxx(x) and 96xxx(x) of whole provinces and cities.
bool is_service_number(std::string_view digits) {
  if (digits.size() == 5) return digits.starts_with("12") || digits.starts_with("95") || digits.starts_with("96");
  return digits.size() == 6 && (digits.starts_with("95") || digits.starts_with("96"));
}

// Hours are digits too ("8-12 14-18"); what could be dialled is a number, and there is one place for it.
bool holds_number(std::string_view words) {
  constexpr std::size_t dialled_min = 5, hour_max = 2;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t at = 0; at < words.size();) {
    if (!is_digit(words[at])) {
      ++at;
      continue;
    }
    std::string run;
    std::size_t group = 0, longest = 0;
    for (; at < words.size() && (is_digit(words[at]) || words[at] == ' ' || words[at] == '-'); ++at) {
      group = is_digit(words[at]) ? group + 1 : 0;
      longest = std::max(longest, group);
      if (group > 0) run += words[at];
    }
    const bool named = std::any_of(public_hotlines().begin(), public_hotlines().end(), [&](const Hotline& one) {
      const auto numbers = numbers_of(one.number);
      return std::find(numbers.begin(), numbers.end(), run) != numbers.end();
    });
    if (named || (run.size() >= dialled_min && longest > hour_max)) return true;
  }
  return false;
}

bool named_like_public(const Hotline& line) {
  for (const auto& one : public_hotlines())
    for (const char* language : {"zh-CN", "en"})
      if (unit_key(line.name.at(language)) == unit_key(one.name.at(language))) return true;
  return false;
}

}  // namespace

const std::vector<Hotline>& public_hotlines() {
  static const std::vector<Hotline> lines{
      {both(texts::settings::national_line()), both(texts::settings::day_and_night()), "12356"},
      {both(texts::settings::youth_line()), both(texts::settings::answered_by_professionals()), "12355"},
      {both(texts::settings::emergency()), both(texts::settings::call_in_danger()), "110 / 120"}};
  return lines;
}

std::optional<std::string> read_hotline_number(std::string_view typed) {
  std::string text = normal_number(typed);
  std::string digits = text;
  std::erase_if(digits, [](char c) { return c == '-' || c == '(' || c == ')' || c == ' '; });
  if (digits.empty()) return std::nullopt;
  if (digits == digits_of(digits)) {
    if (is_service_number(digits)) return digits;
    if (digits.size() == 10 && (digits.starts_with("400") || digits.starts_with("800")))
      return digits.substr(0, 3) + "-" + digits.substr(3, 3) + "-" + digits.substr(6);
  }
  const auto phone = read_phone_number(text);
  // An extension is not dialled by a tap, and a line abroad is no help at hand.
  if (!phone || phone->kind == PhoneNumber::Kind::foreign || phone->text.find('-') != std::string::npos)
    return std::nullopt;
  if (phone->kind == PhoneNumber::Kind::mobile) return phone->text;
  const std::size_t area = phone->text[1] == '1' || phone->text[1] == '2' ? 3 : 4;
  return phone->text.substr(0, area) + "-" + phone->text.substr(area);
}

HotlineFault normalise_hotline(Hotline& line, const std::vector<Hotline>& before) {
  for (auto* texts : {&line.name, &line.note})
    for (auto& [language, words] : *texts) words = normal_text(words);
  const Hotline typed{{}, {}, normal_number(line.number)};
  if (stands_in(public_hotlines(), typed)) return HotlineFault::is_public;
  const auto number = read_hotline_number(line.number);
  if (!number) return HotlineFault::number;
  line.number = *number;
  if (stands_in(public_hotlines(), line)) return HotlineFault::is_public;
  if (stands_in(before, line)) return HotlineFault::twice;
  if (line.name.at("zh-CN").empty() || line.name.at("en").empty()) return HotlineFault::name_missing;
  if (named_like_public(line)) return HotlineFault::like_public;
  for (const auto* texts : {&line.name, &line.note})
    for (const auto& [language, words] : *texts)
      if (holds_number(words)) return HotlineFault::number_in_words;
  return HotlineFault::none;
}

std::string text_of_hotlines(const std::vector<Hotline>& lines) {
  json::array out;
  for (const auto& one : lines)
    out.push_back({{"name_zh", one.name.at("zh-CN")},
                   {"name_en", one.name.at("en")},
                   {"number", one.number},
                   {"note_zh", one.note.at("zh-CN")},
                   {"note_en", one.note.at("en")}});
  return json::serialize(out);
}

std::vector<Hotline> hotlines_of_text(std::string_view text) {
  std::vector<Hotline> out;
  boost::system::error_code failed;
  const auto value = json::parse(text, failed);
  if (failed || !value.is_array()) return out;
  for (const auto& one : value.as_array()) {
    const auto part = [&](const char* name) { return std::string_view(one.at(name).as_string()); };
    out.push_back(
        {both(part("name_zh"), part("name_en")), both(part("note_zh"), part("note_en")), std::string(part("number"))});
  }
  return out;
}

std::vector<Hotline> read_hotlines(store::Transaction& transaction, UnitId unit, std::string_view day,
                                   bool above_only) {
  std::vector<std::vector<Hotline>> by_unit;  // the nearest first
  std::int64_t depth_seen = -1;
  transaction.each(showing, sql::settings::list_in_force{.unit_id = unit, .setting = "hotlines", .day = day},
                   [&](const auto& row) {
                     if (row.depth() == depth_seen) return;  // an older version of the same unit
                     depth_seen = row.depth();
                     if (depth_seen != 0 || !above_only) by_unit.push_back(hotlines_of_text(row.value()));
                   });
  std::vector<Hotline> out;
  for (auto lines = by_unit.rbegin(); lines != by_unit.rend(); ++lines)
    for (auto& line : *lines)
      if (!stands_in(out, line)) out.push_back(std::move(line));
  return out;
}

std::vector<Hotline> read_city_hotlines(store::Transaction& transaction, std::string_view day) {
  const auto city = transaction.one(showing, sql::settings::find_city{}, [](const auto& row) { return row.unit_id(); });
  return city ? read_hotlines(transaction, *city, day) : std::vector<Hotline>();
}

std::vector<Hotline> shown_hotlines(const std::vector<Hotline>& set, const std::vector<Hotline>& campaigns) {
  std::vector<Hotline> out = public_hotlines();
  for (const auto* lines : {&set, &campaigns})
    for (const auto& line : *lines)
      if (!stands_in(out, line)) out.push_back(line);
  return out;
}

std::vector<api::HotlineEntry> told_hotlines(const std::vector<Hotline>& lines) {
  const auto words = [](const Text& text) { return api::LocalText{text.at("zh-CN"), text.at("en")}; };
  std::vector<api::HotlineEntry> out;
  for (const auto& one : lines) out.push_back({.name = words(one.name), .number = one.number, .note = words(one.note)});
  return out;
}

std::string hotlines_json(const std::vector<Hotline>& lines) {
  const auto words = [](const Text& text) { return json::object{{"zh-CN", text.at("zh-CN")}, {"en", text.at("en")}}; };
  json::array out;
  for (const auto& one : lines)
    out.push_back({{"name", words(one.name)}, {"number", one.number}, {"note", words(one.note)}});
  return json::serialize(out);
}

}  // namespace rongxin::settings
