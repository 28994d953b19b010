#include "campaigns/grade_name.h"

#include <algorithm>
#include <initializer_list>

namespace rongxin::campaigns {
namespace {

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), text) != names.end();
}

}  // namespace

bool from_junior_high(std::string_view grade_name) {
  constexpr std::string_view year = "年级";
  const bool counted = grade_name.ends_with(year);
  if (counted) grade_name.remove_suffix(year.size());
  if (counted && is_one_of(grade_name, {"七", "八", "九", "十", "十一", "十二", "7", "8", "9", "10", "11", "12"}))
    return true;
  for (const std::string_view stage : {"初中", "高中", "中职", "职高", "中专", "初", "高", "职"})
    if (grade_name.starts_with(stage) &&
        is_one_of(grade_name.substr(stage.size()), {"一", "二", "三", "四", "1", "2", "3", "4"}))
      return true;
  return false;
}

}  // namespace rongxin::campaigns
