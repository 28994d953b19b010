#include "school_roll/import/row_cells.h"

#include <algorithm>
#include <array>
#include <regex>

#include "platform/normal_text.h"
#include "platform/phone_number.h"
#include "school_roll/import/identity_numbers.h"
#include "school_roll/import/whole_number.h"
#include "texts/school_roll.h"

namespace rongxin::school_roll {
namespace {

constexpr std::size_t octets_max = 200;
constexpr int seat_max = 200, month_year_min = 1990, month_year_max = 2100;

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// "二〇一二年三月十二日" as digits; unchanged when it is none.
std::string with_digits(const std::string& text) {
  static const std::map<std::string_view, int> numerals{{"〇", 0}, {"○", 0},  {"零", 0}, {"一", 1},
                                                        {"二", 2}, {"三", 3}, {"四", 4}, {"五", 5},
                                                        {"六", 6}, {"七", 7}, {"八", 8}, {"九", 9}};
  if (text.find("年") == std::string::npos || text.find_first_of("0123456789") != std::string::npos) return text;
  std::string out, part;
  int number = 0;
  for (std::size_t at = 0; at < text.size(); at += 3) {
    const auto one = std::string_view(text).substr(at, 3);
    if (const auto known = numerals.find(one); known != numerals.end()) {
      number = number * 10 + known->second;
      part += one;
    } else if (one == "十") {
      // "二十一" is twenty and one, "十一" ten and one.
      const auto next = numerals.find(std::string_view(text).substr(std::min(at + 3, text.size()), 3));
      number = std::max(number, 1) * (next == numerals.end() ? 10 : 1);
      part += one;
    } else if (!part.empty()) {
      out += std::to_string(number) + std::string(one);
      number = 0;
      part.clear();
    } else return text;
  }
  return part.empty() ? out : text;
}

// What a message may repeat of a cell that holds no day: "20120230" helps, a name or a number of a shifted line must
// not be spread.
std::string shown_day(const std::string& value) {
  std::string rest = value;
  for (const std::string_view word : {"年", "月", "日", "号", "-", "/", ".", " "})
    for (auto at = rest.find(word); at != std::string::npos; at = rest.find(word)) rest.erase(at, word.size());
  return all_digits(rest) && rest.size() <= 8 ? "：" + value : "";
}

/// Year, month and, where there is one, day; a time of midnight behind a day is what a program adds. Zeros when it is
/// none.
std::array<int, 3> parts_of_day(const std::string& text) {
  static const std::regex form(
      R"((\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?|年(\d{1,2})月(?:(\d{1,2})(?:日|号)?)?)(?:[ T]?0{1,2}:00(?::00(?:\.0+)?)?)?)");
  std::smatch read;
  const auto number = [&](std::size_t at) {
    return at < read.size() && read[at].matched ? std::stoi(read[at].str()) : 0;
  };
  // Most are eight or six digits; an expression costs as much as the rest of the row.
  if (all_digits(text) && (text.size() == 8 || text.size() == 6))
    return {std::stoi(text.substr(0, 4)), std::stoi(text.substr(4, 2)),
            text.size() == 8 ? std::stoi(text.substr(6)) : 0};
  if (!std::regex_match(text, read, form)) return {0, 0, 0};
  return {number(1), number(3) + number(5), number(4) + number(6)};
}

bool is_none(const std::string& text) {
  static constexpr std::array<std::string_view, 19> words{"无", "没有", "不详", "未填", "暂无", "未知", "空",
                                                          "没", "-",    "--",   "---",  "/",    "\\",   "*",
                                                          ".",  "0",    "NULL", "null", "N/A"};
  return std::find(words.begin(), words.end(), text) != words.end();
}

bool has_quote(const std::string& text) {
  return text.find('"') != std::string::npos || text.find("“") != std::string::npos ||
         text.find("”") != std::string::npos;
}

// Numbers as people divide them; each is whole.
std::optional<std::string> read_numbers(std::string value) {
  for (const std::string_view between : {"、", "或", "和", "及", "/", ";"})
    for (auto at = value.find(between); at != std::string::npos; at = value.find(between))
      value.replace(at, between.size(), ",");
  const auto parts = [](const std::string& text, char between) {
    std::vector<std::string> out;
    for (std::size_t from = 0; from <= text.size();) {
      const auto end = std::min(text.find(between, from), text.size());
      if (std::string one = normal_text(text.substr(from, end - from)); !one.empty()) out.push_back(std::move(one));
      from = end + 1;
    }
    return out;
  };
  std::string numbers;
  const auto add = [&](const PhoneNumber& one) { numbers += (numbers.empty() ? "" : " ") + one.text; };
  for (const auto& part : parts(value, ',')) {
    if (const auto whole = read_phone_number(part)) {
      add(*whole);
      continue;
    }
    const auto pieces = parts(part, ' ');
    for (const auto& piece : pieces) {
      const auto whole = pieces.size() > 1 ? read_phone_number(piece) : std::nullopt;
      if (!whole) return std::nullopt;
      add(*whole);
    }
  }
  return numbers;
}

}  // namespace

void RowCells::fault(std::string_view column, std::string code, Sentence reason) {
  found_.faults.push_back({std::string(column), std::move(code), std::move(reason)});
}
void RowCells::tell(std::string_view column, std::string code, Sentence reason) {
  found_.remarks.push_back({std::string(column), std::move(code), std::move(reason)});
}

bool RowCells::says_none(std::string_view column) const { return is_none(normal_text(cell(column).text)); }
bool RowCells::says_nobody(std::string_view column) const {
  const std::string text = normal_text(cell(column).text);
  return text == "无" || text == "没有" || text == "没";
}
bool RowCells::is_blank(std::string_view column) const { return normal_text(cell(column).text).empty(); }

void RowCells::refuse_filled(std::string_view column) {
  if (cell(column).filled) fault(column, "merged_cell", texts::school_roll::merged_cell());
}

std::string RowCells::written(std::string_view column) {
  const Cell& one = cell(column);
  if (one.type == CellType::formula) fault(column, "formula", texts::school_roll::formula());
  const bool shown_as_error =
      one.text.starts_with('#') && (one.text.find_first_not_of('#') == std::string::npos || one.text.ends_with('!') ||
                                    one.text.ends_with('?') || one.text.starts_with("#N/A"));
  if (one.type == CellType::error || shown_as_error) {
    fault(column, "error_cell", texts::school_roll::error_cell());
    return {};
  }
  return one.text;
}

std::string RowCells::normal(std::string_view column, std::string (*form)(std::string_view)) {
  std::string text = written(column);
  if (text.starts_with('\'')) text.erase(0, 1);
  std::string value = form(text);
  if (value.size() > octets_max) {
    fault(column, "too_long", texts::school_roll::too_long());
    return {};
  }
  if (value.find("\xEF\xBF\xBD") != std::string::npos)
    fault(column, "lost_character", texts::school_roll::damaged_character());
  if (is_tidied(text, value)) found_.tidied.emplace_back(column);
  return value;
}

std::string RowCells::name(std::string_view column) {
  const auto type = cell(column).type;
  const std::string value = normal(column, normal_name);
  const bool mark_left = value.ends_with('\'');
  if (is_none(value)) return value;
  if (type == CellType::number || type == CellType::date || type == CellType::boolean || is_counted(value) ||
      all_digits(value)) {
    fault(column, "not_a_name", texts::school_roll::name_is_number());
    return {};
  }
  if (says_do_not_inform(value)) {
    refuse_note(column);
    return std::string();
  }
  if (value == "同上" || value == "姓名") fault(column, "not_a_name", texts::school_roll::name_is_word());
  if (!value.empty() && name_key(value).empty())
    fault(column, "not_a_name", texts::school_roll::name_without_letters());
  else if (!value.empty() && (mark_left || !may_be_name(value)))
    fault(column, "name_characters", texts::school_roll::name_characters());
  for (const std::string_view lost : {"?", "□", "○"})
    if (value.find(lost) != std::string::npos)
      tell(column, "lost_character", texts::school_roll::lost_character({.sign = lost}));
  if (value.find('(') != std::string::npos) tell(column, "name_note", texts::school_roll::name_note());
  return value;
}

void RowCells::refuse_note(std::string_view column) { fault(column, "limit_note", texts::school_roll::limit_note()); }

std::string RowCells::unit_name(std::string_view column) {
  const Cell& one = cell(column);
  std::string value = normal(column, normal_unit_name);
  if (one.type == CellType::date || is_made_a_date(normal_text(one.text))) {
    fault(column, "made_a_date", texts::school_roll::made_a_date());
    return {};
  }
  if (one.type == CellType::number) {
    const auto exact = whole_number(value, one.type);
    if (exact && exact->size() <= 4) return *exact;
    fault(column, "counted", texts::school_roll::unit_name_counted());
    return {};
  }
  if (has_quote(value)) {
    fault(column, "quote", texts::school_roll::quote());
    return {};
  }
  if (is_none(value) && value != "0") return {};
  if (one.type == CellType::boolean || value == "TRUE" || value == "FALSE") {
    fault(column, "counted", texts::school_roll::unit_name_boolean());
    return {};
  }
  if (is_counted(value)) {
    fault(column, "counted", texts::school_roll::unit_name_fraction({.value = value}));
    return {};
  }
  return value;
}

std::string RowCells::word(std::string_view column) {
  const auto type = cell(column).type;
  std::string value = normal(column, normal_text);
  if (const auto exact = is_counted(value) ? whole_number(value, type) : std::nullopt) return *exact;
  return value;
}

std::string RowCells::short_number(std::string_view column) {
  const auto type = cell(column).type;
  const std::string value = normal(column, normal_number);
  if (type != CellType::number && !is_counted(value)) return type == CellType::date ? long_number(column) : value;
  const auto exact = whole_number(value, type);
  return exact ? *exact : long_number(column);
}

std::string RowCells::long_number(std::string_view column) {
  const auto type = cell(column).type;
  const std::string value = normal(column, normal_number);
  if (type == CellType::number || type == CellType::date || type == CellType::boolean) {
    fault(column, "numeric_cell", texts::school_roll::numeric_cell());
    return {};
  }
  if (is_counted(value)) {
    fault(column, "scientific", texts::school_roll::scientific());
    return {};
  }
  return value;
}

std::string RowCells::day(std::string_view column) {
  const auto type = cell(column).type;
  std::string value = normal(column, normal_text);
  if (const auto exact = whole_number(value, type)) value = *exact;
  const auto [year, month, date] = parts_of_day(with_digits(value));
  if (value.empty() || is_none(value)) {
    fault(column, "missing", texts::school_roll::missing());
    return std::string();
  }
  if (date == 0 || !is_date(year, month, date)) {
    fault(column, "bad_date", texts::school_roll::bad_date({.shown = shown_day(value)}));
    return {};
  }
  char out[16];
  std::snprintf(out, sizeof out, "%04d-%02d-%02d", year, month, date);
  return out;
}

std::string RowCells::month(std::string_view column) {
  const auto type = cell(column).type;
  std::string value = normal(column, normal_text);
  if (value.empty()) return {};
  // 2024.9 as a number may have been 2024.90 or 2024.9: only its text is sure.
  const bool fraction = type == CellType::number && !whole_number(value, type);
  if (const auto exact = whole_number(value, type)) value = *exact;
  const auto [year, month, date] = parts_of_day(with_digits(value));
  if (fraction || year < month_year_min || year > month_year_max || !is_date(year, month, date == 0 ? 1 : date)) {
    fault(column, "bad_month", texts::school_roll::bad_month({.shown = shown_day(value)}));
    return {};
  }
  char out[16];
  std::snprintf(out, sizeof out, "%04d-%02d", year, month);
  return out;
}

int RowCells::seat(std::string_view column) {
  const auto type = cell(column).type;
  std::string value = normal(column, normal_number);
  if (value.ends_with("号")) value.resize(value.size() - std::string_view("号").size());
  if (value.empty()) return 0;
  const auto exact = whole_number(value, type);
  const int seat = exact && exact->size() <= 6 ? std::stoi(*exact) : 0;
  if (type != CellType::date && seat >= 1 && seat <= seat_max) return seat;
  fault(column, "seat", texts::school_roll::seat());
  return 0;
}

std::string RowCells::phone(std::string_view column) {
  const auto type = cell(column).type;
  std::string value = normal(column, normal_text);
  if (is_none(value)) {
    tell(column, "no_phone", texts::school_roll::no_phone({.value = value}));
    return {};
  }
  if (const auto number = read_phone_number(value)) return number->text;
  const bool counted = is_counted(value);
  const auto exact = whole_number(value, type);
  // A number that a program has counted is exact with all its digits only: four zeros at the end are digits that went
  // away.
  if (exact && (type == CellType::number || (counted && !exact->ends_with("0000")))) value = *exact;
  if (says_do_not_inform(value)) {
    refuse_note(column);
    return std::string();
  }
  if (const auto numbers = read_numbers(value)) return *numbers;
  const auto digits =
      std::to_string(std::count_if(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; }));
  fault(column, "phone", texts::school_roll::phone({.digits = digits}));
  return {};
}

std::string RowCells::choice(std::string_view column, const std::map<std::string, std::string>& choices) {
  const std::string value = word(column);
  if (value.empty()) return {};
  const auto found = choices.find(value);
  if (found != choices.end()) return found->second;
  std::string words, codes;
  for (const auto& [one, meant] : choices)
    (one.size() == 1 ? codes : words) += (one.size() == 1 ? codes : words).empty() ? one : "、" + one;
  fault(column, "unknown_value", texts::school_roll::unknown_value({.words = words, .codes = codes}));
  return {};
}

bool says_do_not_inform(std::string_view text) {
  // An expression costs as much as the rest of a row: most names are Han without any such word.
  static constexpr std::array<std::string_view, 8> words{"不", "勿", "别", "莫", "禁止", "拒绝", "保密", "o"};
  if (std::none_of(words.begin(), words.end(),
                   [&](std::string_view one) { return text.find(one) != std::string_view::npos; }) &&
      text.find('O') == std::string_view::npos)
    return false;
  static const std::regex form(
      "(不|勿|别|莫|禁止|拒绝).{0,9}(告知|告诉|通知|联系|联络|打电话|来电|知情|知道|透露|打扰)|\\b(do "
      "?n['o]?t|never|no|not)[ _-]*(to )?(be )?(inform|contact|notif|call|tell|told)|保密",
      std::regex::icase);
  return text.size() <= 2000 && std::regex_search(text.begin(), text.end(), form);
}

}  // namespace rongxin::school_roll
