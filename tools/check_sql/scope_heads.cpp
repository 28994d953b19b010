// What a head says, held against the scope below it.
#include <algorithm>

#include "empty_store.h"
#include "statement_file.h"

namespace check_sql {
namespace {

/// Words, 'literals' and single marks, without comments.
std::vector<std::string> tokens(const std::string& text) {
  std::vector<std::string> found;
  for (std::size_t i = 0; i < text.size();) {
    const auto is_word = [&](std::size_t at) {
      return at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) != 0 || text[at] == '_');
    };
    std::size_t end = i + 1;
    if (text.compare(i, 2, "--") == 0) {
      i = std::min(text.find('\n', i), text.size());
      continue;
    }
    if (text[i] == '\'') end = text.find('\'', i + 1) + 1;
    else
      while (is_word(i) && is_word(end)) ++end;
    if (text[i] != ' ' && text[i] != '\n') found.push_back(text.substr(i, end - i));
    i = end;
  }
  return found;
}

/// Roles of the caller that a text asks for: `p.role = 'x'`, `cu.role IN ('x', 'y')` where p and cu are the caller's
/// post or units, and `vt.caller_role = 'x'`. Not `<>`, which says how something looks and to nobody whether.
std::set<std::string> asked_roles(const std::string& text) {
  const auto all = tokens(text);
  std::set<std::string> callers, roles;
  for (std::size_t i = 0; i + 1 < all.size(); ++i)
    if (all[i] == "caller_post" || all[i] == "caller_unit") callers.insert(all[i + 1]);
  for (std::size_t i = 0; i + 4 < all.size(); ++i) {
    if (all[i + 1] != "." || !((callers.contains(all[i]) && all[i + 2] == "role") || all[i + 2] == "caller_role"))
      continue;
    const auto literal = [](const std::string& token) { return token.substr(1, token.size() - 2); };
    if (all[i + 3] == "=" && all[i + 4].starts_with("'")) roles.insert(literal(all[i + 4]));
    if (all[i + 3] == "IN")
      for (std::size_t k = i + 5; k < all.size() && all[k] != ")"; ++k)
        if (all[k].starts_with("'")) roles.insert(literal(all[k]));
  }
  return roles;
}

bool says(const ScopeHead& head, const std::string& role) {
  return std::any_of(head.roles.begin(), head.roles.end(), [&](const RoleSeen& one) { return one.role == role; });
}

void check_roles(const std::string& name, const std::string& text, const Scope& scope, std::vector<Fault>& faults) {
  const ScopeHead& head = scope.heads.at(name);
  const Reach bound = reach_of_scope(name);
  const std::string only = bound == Reach::own        ? "student"
                           : bound == Reach::guardian ? "guardian"
                           : bound == Reach::system   ? "nobody"
                                                      : "";
  if (!only.empty()) {
    if (head.roles.size() != 1 || head.roles[0].role != only)
      faults.push_back({head.path, name + " is for " + only + ", its head says another role"});
    return;
  }
  const auto asked = asked_roles(text);
  for (const auto& role : asked)
    if (!says(head, role)) faults.push_back({head.path, name + " asks for " + role + ", which its head does not say"});
  const auto used = scopes_in(text, scope, name);
  for (const auto& one : head.roles) {
    const bool from_below =
        std::any_of(used.begin(), used.end(), [&](const auto& base) { return says(scope.heads.at(base), one.role); });
    // The caller's post is where everybody comes from.
    if (!from_below && !asked.contains(one.role) && !(name == "caller_post" && one.role == "everybody"))
      faults.push_back({head.path, "the head of " + name + " says " + one.role +
                                       ", for whom neither its text asks nor any scope that it uses"});
  }
}

void check_columns(const EmptyStore& store, const Scope& scope, const std::string& name, const ScopeHead& head,
                   std::vector<Fault>& faults) {
  const auto columns = store.columns(with_scope("SELECT * FROM " + name, scope), head.path, faults);
  for (const auto& column : head.key)
    if (!columns.contains(column))
      faults.push_back({head.path, "the key of " + name + " names " + column + ", which is no column of it"});
  if (head.class_no == 0 && columns.contains("student_id"))
    faults.push_back({head.path, name + " shows students and says class " + head.data_class});
}

}  // namespace

void check_heads(const EmptyStore& store, const Scope& scope, std::vector<Fault>& faults) {
  auto roles = store.values("SELECT role FROM post_role");
  roles.insert({"everybody", "student", "guardian", "nobody"});
  for (const auto& [name, text] : scope.ctes) {
    const ScopeHead& head = scope.heads.at(name);
    for (const auto& one : head.roles)
      if (!roles.contains(one.role))
        faults.push_back({head.path, "the head of " + name + " says " + one.role + ", which is no role"});
    check_columns(store, scope, name, head, faults);
    check_roles(name, text, scope, faults);
  }
}

}  // namespace check_sql
