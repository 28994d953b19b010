#include "scope_file.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

#include "statement_file.h"

namespace check_sql {
namespace {

// Rows of the access table by number; what stands in no row is none (no person in it) or staff_only.
const std::array<const char*, 14> classes{
    "",           "identity", "roster",    "consent",    "completion",        "scores",          "item_answers",
    "risk_level", "alert",    "case_plan", "team_notes", "counselling_notes", "referral_papers", "aggregates"};

std::string trimmed(const std::string& text) {
  const auto from = text.find_first_not_of(' '), to = text.find_last_not_of(' ');
  return from == std::string::npos ? "" : text.substr(from, to - from + 1);
}

std::vector<std::string> listed(const std::string& text) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, ',');) parts.push_back(trimmed(part));
  return parts;
}

bool read_class(const std::string& text, ScopeHead& head) {
  if (text == "class none" || text == "class staff_only") {
    head.data_class = text.substr(6);
    return true;
  }
  for (std::size_t no = 1; no < classes.size(); ++no)
    if (text == "class " + std::to_string(no) + " " + classes[no]) {
      head.class_no = static_cast<int>(no);
      head.data_class = classes[no];
      return true;
    }
  return false;
}

// "psychology_teacher, counselling_centre (granted)"
bool read_roles(const std::string& text, ScopeHead& head) {
  for (const auto& one : listed(text)) {
    const auto at = one.find(" (");
    RoleSeen role{one.substr(0, at), ""};
    if (at != std::string::npos) {
      if (!one.ends_with(")")) return false;
      role.how = one.substr(at + 2, one.size() - at - 3);
    }
    if (role.role.empty()) return false;
    head.roles.push_back(role);
  }
  return !head.roles.empty();
}

bool read_head(const std::string& text, ScopeHead& head) {
  const auto key = text.find("; key ("), roles = text.find("); roles ");
  if (key == std::string::npos || roles == std::string::npos || roles < key) return false;
  head.key = listed(text.substr(key + 7, roles - key - 7));
  return !head.key.empty() && !head.key[0].empty() && read_class(text.substr(0, key), head) &&
         read_roles(text.substr(roles + 9), head);
}

/// What stands above a scope: sentences, then the head, which may go on over further lines.
void read_comments(const std::vector<std::string>& comments, const std::string& name, ScopeHead& head,
                   std::vector<Fault>& faults) {
  std::string machine;
  for (const auto& line : comments) {
    const std::string said = trimmed(line.substr(2));
    if (!machine.empty() || said.starts_with("class none;") || said.starts_with("class staff_only;") ||
        (said.starts_with("class ") && said.size() > 6 && said[6] >= '0' && said[6] <= '9'))
      machine += (machine.empty() ? "" : " ") + said;
    else head.about += (head.about.empty() ? "" : " ") + said;
  }
  if (head.about.empty()) faults.push_back({head.path, name + " does not say in words what it shows"});
  if (!read_head(machine, head))
    faults.push_back({head.path, name +
                                     " has no head that a machine can read, as in `-- class 4 completion; key "
                                     "(student_id, campaign_id); roles psychology_teacher`: " +
                                     machine});
}

/// One file; a scope that is there already is a fault.
void read_file(const ScopeFile& file, Scope& scope, std::vector<Fault>& faults) {
  constexpr std::string_view shared = "server/foundation/access/scope/";
  std::string slice;
  if (!file.path.starts_with(shared)) {
    const std::string folder = file.path.substr(0, file.path.rfind('/'));
    slice = folder.substr(folder.rfind('/') + 1);
  }
  std::vector<std::string> comments;
  std::string name, body;
  std::istringstream in(file.text);
  for (std::string line; std::getline(in, line);) {
    if (!name.empty()) {
      if (line != ")") {
        body += line + "\n";
        continue;
      }
      scope.ctes.emplace_back(name, body + ")");
      name.clear();
    } else if (line.starts_with("-- protected:")) {
      for (auto& table : words(line.substr(13))) scope.protected_tables.insert(table);
    } else if (line.starts_with("--")) comments.push_back(line);
    else if (line.empty()) comments.clear();
    else {
      const auto at = line.find(" AS (");
      name = line.substr(0, at);
      body = "AS NOT MATERIALIZED (\n";
      if (at == std::string::npos ||
          (!name.starts_with("visible_") && !name.starts_with("caller_") && !name.starts_with("own_") &&
           !name.starts_with("guardian_") && !name.starts_with("scope_"))) {
        faults.push_back({file.path, "expected `visible_x AS (`, or caller_, own_, guardian_, scope_: " + line});
        return;
      }
      ScopeHead head{.path = file.path, .slice = slice, .about = "", .data_class = "", .key = {}, .roles = {}};
      read_comments(comments, name, head, faults);
      comments.clear();
      const auto [other, is_new] = scope.heads.try_emplace(name, head);
      if (!is_new) faults.push_back({file.path, name + " is said twice; it stands in " + other->second.path + " too"});
    }
  }
  if (!name.empty()) faults.push_back({file.path, name + " is never closed by a line `)`"});
}

/// Each after what it uses, otherwise in order of path; so the order of the files says nothing.
void sort_by_use(Scope& scope, std::vector<Fault>& faults) {
  std::map<std::string, std::string> texts(scope.ctes.begin(), scope.ctes.end());
  std::vector<std::pair<std::string, std::string>> sorted;
  std::map<std::string, int> state;  // 1 begun, 2 done
  const std::function<void(const std::string&)> place = [&](const std::string& name) {
    state[name] = 1;
    for (const auto& used : scopes_in(texts[name], scope, name)) {
      if (const Reach bound = reach_of_scope(used); bound != Reach::system && bound != reach_of_scope(name))
        faults.push_back({scope.heads[name].path, name + " uses " + used + ", whose $1 is somebody else"});
      if (state[used] == 1) faults.push_back({scope.heads[name].path, name + " and " + used + " use each other"});
      if (state[used] == 0) place(used);
    }
    state[name] = 2;
    sorted.emplace_back(name, texts[name]);
  };
  for (const auto& [name, text] : scope.ctes)
    if (state[name] == 0) place(name);
  scope.ctes = sorted;
}

}  // namespace

std::vector<ScopeFile> scope_text(const std::string& repository) {
  namespace fs = std::filesystem;
  std::vector<ScopeFile> files;
  for (const auto& entry : fs::recursive_directory_iterator(repository + "/server")) {
    const std::string path = fs::relative(entry.path(), repository).string();
    if (!path.ends_with("/scope.sql") &&
        !(path.starts_with("server/foundation/access/scope/") && path.ends_with(".sql")))
      continue;
    std::ostringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    files.push_back({path, text.str()});
  }
  std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return files;
}

Reach reach_of_scope(const std::string& name) {
  return name.starts_with("own_")        ? Reach::own
         : name.starts_with("guardian_") ? Reach::guardian
         : name.starts_with("scope_")    ? Reach::system
                                         : Reach::scoped;
}

std::set<std::string> scopes_in(const std::string& text, const Scope& scope, const std::string& self) {
  std::set<std::string> found;
  for (const auto& word : words(bare(text)))
    if (word != self && scope.heads.contains(word)) found.insert(word);
  return found;
}

std::string with_scope(const std::string& body, const Scope& scope) {
  const auto names = words(bare(body));
  std::set<std::string> needed(names.begin(), names.end());
  for (auto cte = scope.ctes.rbegin(); cte != scope.ctes.rend(); ++cte)
    if (needed.contains(cte->first))
      for (auto& word : words(bare(cte->second))) needed.insert(word);
  std::string with;
  for (const auto& [name, text] : scope.ctes)
    if (needed.contains(name)) with += (with.empty() ? "WITH " : ",\n") + name + " " + text;
  if (with.empty()) return body;
  if (body.starts_with("WITH ")) return with + ",\n" + body.substr(5);
  return with + "\n" + body;
}

Scope read_scope(const std::vector<ScopeFile>& files, std::vector<Fault>& faults) {
  Scope scope;
  for (const auto& file : files) read_file(file, scope, faults);
  sort_by_use(scope, faults);
  return scope;
}

}  // namespace check_sql
