#pragma once
// What the demonstration city is made of: schools of several kinds in thirteen counties, classes of
// invented children, and the adults who may sign in. Names follow a fixed rule; nobody is meant.
#include <string>
#include <vector>

#include "access/caller.h"

namespace rongxin::cli {

struct PlannedClass {
  std::string grade, name;  ///< "初二", "初二(1)班"
  int born_year = 2012, students = 45;
};

struct PlannedSchool {
  std::string code, name, county_code, county, stages, ownership;
  bool boarding = false, run_by_city = false;
  std::vector<PlannedClass> classes;
};

struct PlannedPerson {
  std::string login, name;
  access::Role role;
  std::string unit;  ///< code or path
  bool on_duty = false;
  std::string phone;  ///< where the demonstration's messages go; empty: none
  std::string about;  ///< for whoever chooses an account: "初二(1)班 班主任"
};

/// The school whose Monday the demonstration shows.
inline constexpr const char* shown_school = "2350102901";

/// Schools in the order in which their children are numbered; `shown_school` first.
const std::vector<PlannedSchool>& planned_schools();
const std::vector<PlannedPerson>& planned_people();

/// The national registry's school list and student export (UTF-8 CSV) of the plan.
std::string schools_csv();
std::string students_csv();

}  // namespace rongxin::cli
