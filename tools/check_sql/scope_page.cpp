// "Who sees what": one page from the heads of all scopes, for people.
#include <algorithm>
#include <array>

#include "scope_file.h"

namespace check_sql {
namespace {

struct Heading {
  const char* word;
  const char* zh;
  const char* en;
};

// Rows of the access table; the columns are the roles of a post, and who answers.
constexpr std::array<Heading, 15> classes{{{"identity", "身份", "identity"},
                                           {"roster", "班级名单", "class roster"},
                                           {"consent", "知情同意", "consent"},
                                           {"completion", "完成情况", "completion"},
                                           {"scores", "量表得分", "scale scores"},
                                           {"item_answers", "逐题作答", "item answers"},
                                           {"risk_level", "风险等级", "risk level"},
                                           {"alert", "预警", "alert"},
                                           {"case_plan", "个案计划", "case plan"},
                                           {"team_notes", "团队记录", "team notes"},
                                           {"counselling_notes", "咨询记录", "counselling notes"},
                                           {"referral_papers", "转介材料", "referral papers"},
                                           {"aggregates", "汇总", "aggregates"},
                                           {"staff_only", "仅工作人员", "of staff only"},
                                           {"none", "不涉及个人", "of nobody"}}};
constexpr std::array<Heading, 12> roles{{{"student", "学生", "student"},
                                         {"guardian", "监护人", "guardian"},
                                         {"class_teacher", "班主任", "class teacher"},
                                         {"psychology_teacher", "心理教师", "psychology teacher"},
                                         {"school_leader", "校领导", "school leader"},
                                         {"session_operator", "场次操作员", "session operator"},
                                         {"counselling_centre", "心理辅导中心", "counselling centre"},
                                         {"county_officer", "县区", "county officer"},
                                         {"city_officer", "市级", "city officer"},
                                         {"auditor", "审计员", "auditor"},
                                         {"system_administrator", "系统管理员", "system administrator"},
                                         {"security_administrator", "安全管理员", "security administrator"}}};

std::string title(const Heading& heading) { return std::string(heading.zh) + " " + heading.en; }

std::string row_title(const Heading& heading) {
  const auto no = static_cast<std::size_t>(&heading - classes.data()) + 1;
  return (no <= 13 ? std::to_string(no) + " " : "") + title(heading);
}

/// What a role sees of a class: ● where one scope shows it without more words, otherwise the words.
std::string cell(const Scope& scope, const std::string& data_class, const std::string& role) {
  std::set<std::string> hows;
  for (const auto& [name, head] : scope.heads)
    for (const auto& one : head.roles)
      if (head.data_class == data_class &&
          (one.role == role || (one.role == "everybody" && role != "student" && role != "guardian")))
        hows.insert(one.how);
  if (hows.empty()) return "–";
  std::string text = hows.contains("") ? "●" : "";
  for (const auto& how : hows)
    if (!how.empty()) text += (text.empty() ? "" : "; ") + how;
  return text;
}

std::string roles_of(const ScopeHead& head) {
  std::string text;
  for (const auto& one : head.roles)
    text += (text.empty() ? "" : ", ") + one.role + (one.how.empty() ? "" : " (" + one.how + ")");
  return text;
}

std::string overview(const Scope& scope) {
  std::string text = "| 数据 data class |", rule = "\n|---|";
  for (const auto& role : roles) {
    text += " " + title(role) + " |";
    rule += "---|";
  }
  text += rule + "\n";
  for (const auto& one : classes) {
    text += "| " + row_title(one) + " |";
    for (const auto& role : roles) text += " " + cell(scope, one.word, role.word) + " |";
    text += "\n";
  }
  return text;
}

std::string section(const Scope& scope, const Heading& heading) {
  std::string text = "\n## " + row_title(heading) + "\n", table;
  for (const auto& [name, head] : scope.heads) {
    if (head.data_class != heading.word) continue;
    std::string key;
    for (const auto& column : head.key) key += (key.empty() ? "" : ", ") + column;
    table += "| " + name + " | " + roles_of(head) + " | " + key + " | [" +
             (head.slice.empty() ? "shared" : head.slice) + "](../" + head.path + ") | " + head.about + " |\n";
  }
  if (table.empty()) return text + "还没有任何查询范围。No scope shows any of it yet.\n";
  return text + "| 范围 scope | 谁 roles | 键 key | 所在 stands in | 内容 what it shows |\n|---|---|---|---|---|\n" +
         table;
}

}  // namespace

std::string who_sees_what(const Scope& scope) {
  std::string text =
      "# 谁看得到什么 · Who sees what\n"
      "<!-- Made by `check_sql . --page` from the heads of the scopes; tests/access/scope_test.cpp holds it. -->\n"
      "本页由各查询范围的头部生成：它们在构建时与 SQL 文本核对，测试时与访问权限表和独立实现核对。改范围，不改本页。\n"
      "Made from the heads of the scopes, which the build holds against their SQL and the tests against the access "
      "table "
      "and a second opinion. Change a scope, never this page.\n\n"
      "● 按本人所在单位可见 seen as far as the own post reaches · 有字者受其所限 words say what narrows it · "
      "– 看不到 never\n\n## 一览 · At a glance\n" +
      overview(scope);
  for (const auto& one : classes) text += section(scope, one);
  return text;
}

}  // namespace check_sql
