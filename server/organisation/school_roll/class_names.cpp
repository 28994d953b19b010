#include "school_roll/class_names.h"

#include <algorithm>
#include <map>

#include "platform/normal_text.h"

namespace rongxin::school_roll {
namespace {

NameRuns characters_of(std::string_view text) {
  NameRuns out;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) out.emplace_back();
    if (!out.empty()) out.back().push_back(c);
  }
  return out;
}

constexpr int numeral_max = 100'000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The year of school that runs name: 7 for "七年级", "初一", "初中一年级" and "7", 0 when they name none ("2025级").
int year_of(NameRuns::const_iterator begin, NameRuns::const_iterator end) {
  static constexpr std::string_view words = "年级小学初高中";
  int year = 0, added = 0;
  for (; begin != end; ++begin) {
    if (is_digit((*begin)[0])) {
      if (year != 0 || begin->size() > 2) return 0;
      year = std::stoi(*begin);
    } else if (words.find(*begin) == std::string_view::npos) {
      return 0;
    }
    if (*begin == "初") added = 6;
    if (*begin == "高") added = 9;
  }
  return year == 0 || (added > 0 && year > 3) || year > 12 ? 0 : year + added;
}

}  // namespace

// "初二(1)班" and "初二十一" as runs: 初 2 1 班, 初 21. Han numerals and digits beside each other are two numbers.
NameRuns runs_of(std::string_view name) {
  static const std::map<std::string, int> numerals{{"〇", 0}, {"零", 0}, {"一", 1}, {"二", 2}, {"三", 3}, {"四", 4},
                                                   {"五", 5}, {"六", 6}, {"七", 7}, {"八", 8}, {"九", 9}, {"两", 2}};
  enum class In { text, digits, han } in = In::text;
  NameRuns out;
  int number = 0;
  const auto end_number = [&] {
    if (in == In::han) out.push_back(std::to_string(number));
    number = 0;
  };
  for (const auto& one : characters_of(unit_key(name))) {
    if (const auto numeral = numerals.find(one); numeral != numerals.end() || one == "十") {
      if (in != In::han) {
        end_number();
        in = In::han;
      }
      const int grown = one == "十"        ? std::max(number, 1) * 10
                        : number % 10 == 0 ? number + numeral->second
                                           : number * 10 + numeral->second;
      number = std::min(grown, numeral_max);  // a name of any length is a name
      continue;
    }
    const bool digit = one.size() == 1 && is_digit(one[0]);
    end_number();
    if (digit && in == In::digits) out.back() += one;
    else if (digit || std::string_view("()- ").find(one) == std::string_view::npos) out.push_back(one);
    in = digit ? In::digits : In::text;
  }
  end_number();
  return out;
}

// What tells one class of a grade from the next: its number, its letter, or 甲 乙 丙 丁.
bool is_class_number(const std::string& run) {
  return is_digit(run[0]) || (run.size() == 1 && run[0] >= 'a' && run[0] <= 'z') ||
         std::string_view("甲乙丙丁戊己").find(run) != std::string_view::npos;
}

int school_year(std::string_view grade) {
  const auto runs = runs_of(grade);
  return year_of(runs.begin(), runs.end());
}

NameRuns grade_runs(std::string_view grade) {
  const int year = school_year(grade);
  return year > 0 ? NameRuns{std::to_string(year)} : runs_of(grade);
}

// What is left of a class without its grade in front: "七年级(1)班", "初一1班", "7-1班", "701班" and "2025级1班" of
// grade seven are "1班".
NameRuns class_runs(std::string_view grade, std::string_view name) {
  const std::string key = unit_key(name), grade_key = unit_key(grade);
  // "初一一班": beside each other the two numerals would be eleven.
  auto runs = runs_of(key.starts_with(grade_key) && key.size() > grade_key.size() ? key.substr(grade_key.size()) : key);
  const int year = school_year(grade);
  const auto has_number = [&](std::size_t from) {
    return std::any_of(runs.begin() + static_cast<std::ptrdiff_t>(from), runs.end(), is_class_number);
  };
  for (std::size_t front = std::min<std::size_t>(runs.size(), 6); front > 0; --front) {
    if (!has_number(front) || year == 0 ||
        year_of(runs.begin(), runs.begin() + static_cast<std::ptrdiff_t>(front)) != year)
      continue;
    runs.erase(runs.begin(), runs.begin() + static_cast<std::ptrdiff_t>(front));
    return runs;
  }
  if (runs.size() > 2 && runs[0].size() == 4 && is_digit(runs[0][0]) && runs[1] == "级" && has_number(2))
    runs.erase(runs.begin(), runs.begin() + 2);
  else if (year > 0 && !runs.empty() && runs[0].size() == std::to_string(year).size() + 2 &&
           runs[0].starts_with(std::to_string(year)))
    runs[0] = std::to_string(std::stoi(runs[0].substr(runs[0].size() - 2)));
  return runs;
}

}  // namespace rongxin::school_roll
