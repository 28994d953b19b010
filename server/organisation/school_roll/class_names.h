#pragma once
// How schools name their grades and classes, read apart: "初二(1)班", "七年级1班", "701班", "2025级1班".
#include <string>
#include <string_view>
#include <vector>

namespace rongxin::school_roll {

/// A name as runs of one kind: 初 2 1 班. Han numerals are numbers ("二十一" is 21); brackets and blanks are nothing.
using NameRuns = std::vector<std::string>;

NameRuns runs_of(std::string_view name);
/// Whether a run tells one class of a grade from the next: a number, a letter, or 甲 乙 丙 丁.
bool is_class_number(const std::string& run);
/// A grade by its year of school where its name says one ("七年级", "初一", "初中一年级", "7" are all 7), else by its
/// runs.
NameRuns grade_runs(std::string_view grade);
/// What is left of a class without its grade in front: "七年级(1)班", "初一1班", "7-1班", "701班" and "2025级1班" of
/// grade seven are all 1 班.
NameRuns class_runs(std::string_view grade, std::string_view name);
/// Year of school, 1 to 12, that a grade's name says; 0 when it says none ("2025级", "中职一年级").
int school_year(std::string_view grade);

}  // namespace rongxin::school_roll
