#include "school_roll/import/row_cells.h"

#include <algorithm>
#include <array>
#include <regex>

#include "platform/normal_text.h"
#include "platform/phone_number.h"
#include "school_roll/import/identity_numbers.h"
#include "school_roll/import/whole_number.h"

namespace rongxin::school_roll {
namespace {

constexpr std::size_t octets_max = 200;
constexpr int seat_max = 200, month_year_min = 1990, month_year_max = 2100;

bool all_digits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos; }

/// Year, month and, where there is one, day; a time of midnight behind a day is what a program adds. Zeros when it is none.
std::array<int, 3> parts_of_day(const std::string& text) {
  static const std::regex form(R"((\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?|年(\d{1,2})月(?:(\d{1,2})(?:日|号)?)?)(?:[ T]?0{1,2}:00(?::00(?:\.0+)?)?)?)");
  std::smatch read;
  const auto number = [&](std::size_t at) { return at < read.size() && read[at].matched ? std::stoi(read[at].str()) : 0; };
  // Most are eight or six digits; an expression costs as much as the rest of the row.
  if (all_digits(text) && (text.size() == 8 || text.size() == 6)) return {std::stoi(text.substr(0, 4)), std::stoi(text.substr(4, 2)), text.size() == 8 ? std::stoi(text.substr(6)) : 0};
  if (!std::regex_match(text, read, form)) return {0, 0, 0};
  return {number(1), number(3) + number(5), number(4) + number(6)};
}

bool is_none(const std::string& text) {
  static constexpr std::array<std::string_view, 8> words{"无", "没有", "不详", "未填", "暂无", "-", "/", "NULL"};
  return std::find(words.begin(), words.end(), text) != words.end();
}

}  // namespace

void RowCells::fault(std::string_view column, std::string code, std::string zh, std::string en) { found_.faults.push_back({std::string(column), std::move(code), std::move(zh), std::move(en)}); }
void RowCells::tell(std::string_view column, std::string code, std::string zh, std::string en) { found_.remarks.push_back({std::string(column), std::move(code), std::move(zh), std::move(en)}); }

std::string RowCells::written(std::string_view column) {
  const Cell& one = cell(column);
  if (one.type == CellType::formula) fault(column, "formula", "单元格是公式，请粘贴为数值或文字", "the cell holds a formula: paste its value");
  const bool shown_as_error = one.text.starts_with('#') && (one.text.find_first_not_of('#') == std::string::npos || one.text.ends_with('!') || one.text.ends_with('?') || one.text.starts_with("#N/A"));
  if (one.type == CellType::error || shown_as_error) {
    fault(column, "error_cell", "单元格是错误值，或列太窄只显示了 ####，请改好后重新导出", "the cell holds an error value, or its column was too narrow to show it");
    return {};
  }
  return one.text;
}

std::string RowCells::normal(std::string_view column, std::string (*form)(std::string_view)) {
  std::string text = written(column);
  if (text.starts_with('\'')) text.erase(0, 1);
  std::string value = form(text);
  if (value.size() > octets_max) {
    fault(column, "too_long", "内容太长", "the content is too long");
    return {};
  }
  if (value.find("\xEF\xBF\xBD") != std::string::npos) fault(column, "lost_character", "有一个字已经损坏，请补上原字", "a character is damaged: write the right one");
  if (is_tidied(text, value)) found_.tidied.emplace_back(column);
  return value;
}

std::string RowCells::name(std::string_view column) {
  const auto type = cell(column).type;
  const std::string value = normal(column, normal_name);
  if (type == CellType::number || type == CellType::date || type == CellType::boolean || is_counted(value)) {
    fault(column, "not_a_name", "单元格是数字或日期，不是姓名", "the cell is a number or a date, not a name");
    return {};
  }
  if (!value.empty() && name_key(value).empty()) fault(column, "not_a_name", "姓名里没有文字", "there is no letter in the name");
  if (value.find('?') != std::string::npos) tell(column, "lost_character", "姓名里有“?”，可能是一个生僻字丢失了，请核对", "there is a ? in the name: a rare character may have been lost");
  return value;
}

std::string RowCells::unit_name(std::string_view column) {
  const Cell& one = cell(column);
  std::string value = normal(column, normal_unit_name);
  if (one.type == CellType::date || is_made_a_date(normal_text(one.text))) {
    fault(column, "made_a_date", "表格软件把它变成了日期（如“1-2”变成“1月2日”）。请把这一列设为“文本”格式，改回原来的名称，再导入",
          "an office program has made a date of it (1-2 became 2 January): set the column to text, write the name again and import");
    return {};
  }
  if (one.type == CellType::number) {
    const auto exact = whole_number(value, one.type);
    if (exact && exact->size() <= 4) return *exact;
    fault(column, "counted", "单元格是数字格式，不像年级或班级的名称，请设为“文本”格式后改回原来的名称", "the cell is a number, not a name of a grade or class: set it to text and write the name again");
    return {};
  }
  if (one.type == CellType::boolean || is_counted(value)) {
    fault(column, "counted", "“" + value + "”是带小数或科学计数的数字，请设为“文本”格式后改回原来的名称", value + " is a number with a fraction: set the column to text and write the name again");
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
    fault(column, "numeric_cell", "单元格是数字格式，长号码的末几位可能已丢失，请从学籍系统重新导出为文本格式",
          "the cell is a number: the last digits of a long number may be lost; export it again as text");
    return {};
  }
  if (is_counted(value)) {
    fault(column, "scientific", "号码变成了科学计数，末几位已丢失，请从学籍系统重新导出为文本格式", "the number is in scientific notation: its last digits are lost");
    return {};
  }
  return value;
}

std::string RowCells::day(std::string_view column) {
  const auto type = cell(column).type;
  std::string value = normal(column, normal_text);
  if (const auto exact = whole_number(value, type)) value = *exact;
  const auto [year, month, date] = parts_of_day(value);
  if (date == 0 || !is_date(year, month, date)) {
    fault(column, value.empty() ? "missing" : "bad_date", value.empty() ? "没有填写" : "不是有效的日期：" + value, value.empty() ? "is empty" : "not a date: " + value);
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
  const auto [year, month, date] = parts_of_day(value);
  if (fraction || year < month_year_min || year > month_year_max || !is_date(year, month, date == 0 ? 1 : date)) {
    fault(column, "bad_month", "应为入学的年和月，如 202409 或 2024年9月：" + value, "a year and a month are expected, such as 202409: " + value);
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
  fault(column, "seat", "应为 1 到 200 的数字", "a number from 1 to 200 is expected");
  return 0;
}

std::string RowCells::phone(std::string_view column) {
  const auto type = cell(column).type;
  std::string value = normal(column, normal_text);
  if (is_none(value)) {
    tell(column, "no_phone", "没有电话号码：" + value, "there is no number: " + value);
    return {};
  }
  if (const auto number = read_phone_number(value)) return number->text;
  const bool counted = is_counted(value);
  const auto exact = whole_number(value, type);
  // A number that a program has counted is exact with all its digits only: four zeros at the end are digits that went away.
  if (exact && (type == CellType::number || (counted && !exact->ends_with("0000")))) value = *exact;
  std::string numbers;
  static const std::regex between(R"([/、,，;；]|\s或\s|或)");
  for (std::sregex_token_iterator part(value.begin(), value.end(), between, -1), end; part != end; ++part) {
    const std::string one = normal_text(part->str());
    if (one.empty()) continue;
    const auto number = read_phone_number(one);
    if (!number) {
      fault(column, "phone", "不是完整的电话号码：" + one + "。手机号应为 11 位，固定电话请加区号；变成科学计数或 #### 的请重新导出为文本格式",
            "not a whole phone number: " + one + ". A mobile number has 11 digits, a landline its area code");
      return {};
    }
    numbers += (numbers.empty() ? "" : " ") + number->text;
  }
  return numbers;
}

std::string RowCells::choice(std::string_view column, const std::map<std::string, std::string>& choices, const char* otherwise) {
  const std::string value = word(column);
  if (value.empty() && otherwise != nullptr) return otherwise;
  const auto found = choices.find(value);
  if (found != choices.end()) return found->second;
  fault(column, "unknown_value", "不认识的取值：" + value, "unknown value " + value);
  return {};
}

}  // namespace rongxin::school_roll
