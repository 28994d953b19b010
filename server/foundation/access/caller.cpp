#include "access/caller.h"

#include <array>
#include <utility>

namespace rongxin::access {
namespace {

constexpr std::array<std::pair<Role, std::string_view>, 10> role_names{{
    {Role::class_teacher, "class_teacher"},
    {Role::session_operator, "session_operator"},
    {Role::psychology_teacher, "psychology_teacher"},
    {Role::school_leader, "school_leader"},
    {Role::counselling_centre, "counselling_centre"},
    {Role::county_officer, "county_officer"},
    {Role::city_officer, "city_officer"},
    {Role::auditor, "auditor"},
    {Role::system_administrator, "system_administrator"},
    {Role::security_administrator, "security_administrator"},
}};

}  // namespace

std::string_view role_name(Role role) { return role_names[static_cast<std::size_t>(role)].second; }

bool parse_role(std::string_view name, Role& out) {
  for (const auto& [role, text] : role_names)
    if (text == name) {
      out = role;
      return true;
    }
  return false;
}

}  // namespace rongxin::access
