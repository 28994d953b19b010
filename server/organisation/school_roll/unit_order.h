#pragma once
#include <string>
#include <string_view>

namespace rongxin::school_roll {

/// Place of a grade in the order of a school, two digits wide: 01 to 12 by its year, 21 to 24 for vocational schools
/// ("中职一年级"), 40 to 89 for intakes, the youngest first ("2025级"), 99 when its name says none of it.
int grade_rank(std::string_view grade);

/// Key by which the units below one parent are listed: counties by their official code, grades and classes as a school
/// counts them (初一 before 初二, 二班 before 十班), everything else in pinyin (sort_key.h). `code` of a class is
/// "school/grade/class", as `StudentWriter` makes it. Digits and A-F only: the same order on any engine.
std::string unit_sort_key(std::string_view kind, std::string_view code, std::string_view name);

}  // namespace rongxin::school_roll
