#include "school_roll/import/roll_survey.h"

#include <algorithm>

#include "platform/normal_text.h"
#include "school_roll/store_units.h"
#include "texts/school_roll.h"

namespace rongxin::school_roll {
namespace {

using Pieces = std::vector<std::string>;

Pieces characters_of(std::string_view text) {
  Pieces out;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) out.emplace_back();
    if (!out.empty()) out.back().push_back(c);
  }
  return out;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "初二(1)班" and "初二十一" as runs: 初 2 1 班, 初 21. Han numerals and digits beside each other are two numbers.
Pieces runs_of(std::string_view name) {
  static const std::map<std::string, int> numerals{{"〇", 0}, {"零", 0}, {"一", 1}, {"二", 2}, {"三", 3}, {"四", 4},
                                                   {"五", 5}, {"六", 6}, {"七", 7}, {"八", 8}, {"九", 9}, {"两", 2}};
  enum class In { text, digits, han } in = In::text;
  Pieces out;
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
      number = one == "十"        ? std::max(number, 1) * 10
               : number % 10 == 0 ? number + numeral->second
                                  : number * 10 + numeral->second;
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
bool is_number(const std::string& run) {
  return is_digit(run[0]) || (run.size() == 1 && run[0] >= 'a' && run[0] <= 'z') ||
         std::string_view("甲乙丙丁戊己").find(run) != std::string_view::npos;
}

bool is_near(const Pieces& one, const Pieces& two) {
  Pieces numbers[2];
  std::copy_if(one.begin(), one.end(), std::back_inserter(numbers[0]), is_number);
  std::copy_if(two.begin(), two.end(), std::back_inserter(numbers[1]), is_number);
  if (numbers[0] != numbers[1]) return false;
  const auto& shorter = one.size() < two.size() ? one : two;
  const auto& longer = one.size() < two.size() ? two : one;
  const auto front =
      static_cast<std::size_t>(std::mismatch(shorter.begin(), shorter.end(), longer.begin()).first - shorter.begin());
  const auto back = static_cast<std::size_t>(std::mismatch(shorter.rbegin(), shorter.rend(), longer.rbegin()).first -
                                             shorter.rbegin());
  // One slip, or the whole of one name and something behind it: "初一9班", "初一9班实验".
  return (front + back + 1 >= longer.size() && (!numbers[0].empty() || shorter.size() > 3)) ||
         (!numbers[0].empty() && front == shorter.size());
}

// Names that are near have the same numbers: only within these is compared, since a bureau's file holds thousands of
// classes.
std::string numbers_of(const Pieces& grade, const Pieces& name) {
  std::string numbers;
  for (const auto* pieces : {&grade, &name}) {
    for (const auto& one : *pieces)
      if (is_number(one)) numbers += one + " ";
    numbers += "/";
  }
  return numbers;
}

// The year of school that runs name: 7 for "七年级", "初一", "初中一年级" and "7", 0 when they name none ("2025级").
int year_of(Pieces::const_iterator begin, Pieces::const_iterator end) {
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

Pieces grade_runs(std::string_view grade) {
  auto runs = runs_of(grade);
  const int year = year_of(runs.begin(), runs.end());
  return year > 0 ? Pieces{std::to_string(year)} : runs;
}

// What is left of a class without its grade in front: "七年级(1)班", "初一1班", "7-1班", "701班" and "2025级1班" of
// grade seven are "1班".
Pieces class_runs(std::string_view grade, std::string_view name) {
  const std::string key = unit_key(name), grade_key = unit_key(grade);
  // "初一一班": beside each other the two numerals would be eleven.
  auto runs = runs_of(key.starts_with(grade_key) && key.size() > grade_key.size() ? key.substr(grade_key.size()) : key);
  const auto own = runs_of(grade);
  const int year = year_of(own.begin(), own.end());
  const auto has_number = [&](std::size_t from) {
    return std::any_of(runs.begin() + static_cast<std::ptrdiff_t>(from), runs.end(), is_number);
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

struct Compared {
  Pieces grade, name;
  const NewClass* one;
  bool known;
  bool near(const Compared& other) const {
    return (grade == other.grade || is_near(grade, other.grade)) && (name == other.name || is_near(name, other.name));
  }
};

}  // namespace

bool is_near_class(std::string_view name, std::string_view other) { return is_near(runs_of(name), runs_of(other)); }

void RollSurvey::know(const std::string& school_code, const std::vector<std::pair<std::string, std::string>>& classes) {
  if (!schools_.insert(school_code).second) return;
  for (const auto& [grade, name] : classes)
    classes_[school_code].insert_or_assign(class_key(grade, name),
                                           ClassOfFile{{school_code, grade, name, 0, 0, ""}, true});
}

void RollSurvey::take(int row, const StudentRow& student, std::int64_t student_id, std::int64_t holder,
                      ImportReport& report) {
  const std::string key = class_key(student.grade, student.class_name);
  auto& one =
      classes_[student.school_code]
          .try_emplace(key, ClassOfFile{{student.school_code, student.grade, student.class_name, 0, row, ""}, false})
          .first->second;
  ++one.made.rows;
  if (student_id != 0) students_.insert(student_id);
  if (student.seat_no == 0) return;
  const auto tell = [&](int line, int other) {
    report.remark(line,
                  {"班内学号", "seat_twice", texts::school_roll::seat_twice({.seat = student.seat_no, .row = other})});
  };
  const auto [seat, fresh] = seats_.try_emplace(
      std::hash<std::string>{}(student.school_code + "/" + key + "/" + std::to_string(student.seat_no)), row);
  if (!fresh) {
    if (seat->second > 0) tell(seat->second, row);
    tell(row, std::abs(seat->second));
    seat->second = -std::abs(seat->second);
  } else if (holder != 0) {
    held_.push_back({row, holder});
  }
}

void RollSurvey::finish(ImportReport& report) {
  for (const auto& one : held_)
    if (!students_.contains(one.holder))  // otherwise the same file says where that child sits now
      report.remark(one.row, {"班内学号", "seat_held", texts::school_roll::seat_held()});
  for (auto& [school, classes] : classes_) {
    std::map<std::string, std::vector<Compared>> groups;
    for (const auto& [key, one] : classes) {
      Compared compared{grade_runs(one.made.grade), class_runs(one.made.grade, one.made.class_name), &one.made,
                        one.known};
      groups[numbers_of(compared.grade, compared.name)].push_back(std::move(compared));
    }
    for (auto& [key, one] : classes) {
      if (one.known) continue;
      const auto& all = groups[numbers_of(grade_runs(one.made.grade), class_runs(one.made.grade, one.made.class_name))];
      const auto& self =
          *std::find_if(all.begin(), all.end(), [&](const Compared& other) { return other.one == &one.made; });
      for (const auto& other : all)
        // The class that is there before another slip of the same file.
        if (&other != &self && (other.known || one.made.near.empty()) && self.near(other))
          one.made.near = other.one->grade + " " + other.one->class_name;
      report.new_classes.push_back(one.made);
    }
  }
  std::stable_sort(report.new_classes.begin(), report.new_classes.end(),
                   [](const NewClass& a, const NewClass& b) { return !a.near.empty() && b.near.empty(); });
}

}  // namespace rongxin::school_roll
