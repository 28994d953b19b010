#include "school_roll/import/roll_survey.h"

#include <algorithm>

#include "school_roll/class_names.h"
#include "school_roll/store_units.h"
#include "texts/school_roll.h"

namespace rongxin::school_roll {
namespace {

bool is_near(const NameRuns& one, const NameRuns& two) {
  NameRuns numbers[2];
  std::copy_if(one.begin(), one.end(), std::back_inserter(numbers[0]), is_class_number);
  std::copy_if(two.begin(), two.end(), std::back_inserter(numbers[1]), is_class_number);
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
std::string numbers_of(const NameRuns& grade, const NameRuns& name) {
  std::string numbers;
  for (const auto* pieces : {&grade, &name}) {
    for (const auto& one : *pieces)
      if (is_class_number(one)) numbers += one + " ";
    numbers += "/";
  }
  return numbers;
}

struct Compared {
  NameRuns grade, name;
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
