#include "school_roll/unit_order.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "platform/plain_number.h"
#include "school_roll/class_names.h"
#include "school_roll/sort_key.h"

namespace rongxin::school_roll {
namespace {

constexpr int no_number = 9999;

bool has_digits_only(std::string_view text) {
  return !text.empty() && text.size() < 10 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number_in(const NameRuns& runs) {
  const auto found = std::find_if(runs.begin(), runs.end(), [](const auto& run) { return has_digits_only(run); });
  return found == runs.end() ? no_number : static_cast<int>(std::min<long>(plain_number(*found), no_number));
}

bool has_any_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

std::string_view between_slashes(std::string_view code) {
  const auto first = code.find('/');
  if (first == std::string_view::npos) return {};
  const auto rest = code.substr(first + 1);
  return rest.substr(0, rest.find('/'));
}

}  // namespace

int grade_rank(std::string_view grade) {
  if (const int year = school_year(grade); year > 0) return year;
  const int number = number_in(runs_of(grade));
  if (grade.find("初") != std::string_view::npos && number == 4) return 9;
  if (has_any_of(grade, {"职", "中专", "技校"}) && number <= 4) return 20 + number;
  if (number > 2000 && number < 2050) return 40 + (2049 - number);
  return 99;
}

std::string unit_sort_key(std::string_view kind, std::string_view code, std::string_view name) {
  const std::string by_name = sort_key(name);
  if (kind == "county" && has_digits_only(code)) return fmt::format("{:0>9}{}", code, by_name);
  if (kind == "grade") return fmt::format("{:02}{}", grade_rank(name), by_name);
  if (kind == "class") {
    const auto grade = between_slashes(code);
    return fmt::format("{:02}{:04}{}", grade_rank(grade), number_in(class_runs(grade, name)), by_name);
  }
  return by_name;
}

}  // namespace rongxin::school_roll
