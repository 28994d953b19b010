#include "law.h"

#include <algorithm>
#include <boost/json.hpp>

#include "empty_store.h"

namespace check_sql {
namespace {

namespace json = boost::json;

std::string text_of(const json::value& value) { return std::string(value.as_string()); }

void read_group(const std::string& group, const json::object& said, Law& law, std::vector<Fault>& faults) {
  for (const auto& used : said.at("uses").as_array()) law.group_uses[group].insert(text_of(used));
  for (const auto& [slice, uses] : said.at("slices").as_object()) {
    law.group_of[slice] = group;
    for (const auto& used : uses.as_array()) law.slice_uses[slice].insert(text_of(used));
  }
  if (!said.contains("owns")) return;
  for (const auto& [slice, tables] : said.at("owns").as_object()) {
    if (!law.group_of.contains(slice))
      faults.push_back({"server/law.json", std::string(slice) + " owns tables and is no slice of " + group});
    for (const auto& table : tables.as_array())
      if (!law.owner_of.try_emplace(text_of(table), slice).second)
        faults.push_back({"server/law.json", "two slices own the table " + text_of(table)});
  }
}

const std::set<std::string> before_a_table{"FROM", "JOIN", "INTO", "UPDATE"};

/// Tables that a text reads or writes.
std::set<std::string> tables_in(const std::vector<std::string>& all, const Law& law) {
  std::set<std::string> found;
  for (std::size_t i = 1; i < all.size(); ++i)
    if (before_a_table.contains(all[i - 1]) && law.owner_of.contains(all[i])) found.insert(all[i]);
  return found;
}

/// Columns that an UPDATE sets: what stands before a `=` between SET and WHERE, outside brackets.
std::set<std::string> columns_set(const StatementFile& statement) {
  std::set<std::string> columns;
  const std::string text = bare(statement.text), opening = "UPDATE " + statement.target;
  auto at = text.find("SET ", text.rfind(opening) + opening.size());
  std::string part;
  int depth = 0;
  for (at += 4; at < text.size() && !(depth == 0 && text.compare(at, 6, "WHERE ") == 0); ++at) {
    depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
    // The first of a part: `away_because = CASE WHEN $4 = '' …`.
    if (depth == 0 && text[at] == '=' && part.find('=') == std::string::npos) columns.insert(words(part).back());
    part = depth == 0 && text[at] == ',' ? "" : part + text[at];
  }
  return columns;
}

/// A write of another slice's table: excused as a whole, or for the columns named.
bool is_excused(const StatementFile& statement, const Law& law) {
  const auto excuse = law.excused.find({statement.slice, statement.target});
  if (excuse == law.excused.end()) return false;
  if (excuse->second.columns.empty()) return true;
  if (statement.verb != "UPDATE") return false;
  const auto set = columns_set(statement);
  return std::includes(excuse->second.columns.begin(), excuse->second.columns.end(), set.begin(), set.end());
}

/// One text of a slice, a statement or a scope, against the groups.
void check_groups(const std::string& path, const std::string& slice, const std::vector<std::string>& all,
                  const Scope& scope, const Law& law, std::set<std::pair<std::string, std::string>>& used,
                  std::vector<Fault>& faults) {
  for (const auto& table : tables_in(all, law)) {
    if (law.lets_read(slice, law.owner_of.at(table))) continue;
    if (law.excused.contains({slice, table})) used.insert({slice, table});
    else
      faults.push_back({path, slice + " names " + table + ", a table of " + law.owner_of.at(table) +
                                  " in a group that it may not use (server/law.json)"});
  }
  if (!path.starts_with("server/work/")) return;
  for (const auto& word : std::set<std::string>(all.begin(), all.end())) {
    if (!scope.protected_tables.contains(word)) continue;
    const auto owner = law.owner_of.find(word);
    const auto group = owner == law.owner_of.end() ? law.group_of.end() : law.group_of.find(owner->second);
    if (group == law.group_of.end() || group->second != "work")
      faults.push_back({path, "work names no protected table, and this one names " + word});
  }
}

}  // namespace

bool Law::lets(const std::string& slice, const std::string& other) const {
  if (slice == other) return true;
  const auto mine = group_of.find(slice), its = group_of.find(other);
  if (mine == group_of.end() || its == group_of.end()) return false;
  if (mine->second == its->second) return slice_uses.at(slice).contains(other);
  return group_uses.at(mine->second).contains(its->second);
}

bool Law::lets_read(const std::string& slice, const std::string& owner) const {
  const auto mine = group_of.find(slice), its = group_of.find(owner);
  if (mine == group_of.end() || its == group_of.end()) return false;
  return mine->second == its->second || group_uses.at(mine->second).contains(its->second);
}

Law read_law(const std::string& text, std::vector<Fault>& faults) {
  Law law;
  try {
    const auto all = json::parse(text).as_object();
    for (const auto& [group, said] : all.at("groups").as_object()) read_group(group, said.as_object(), law, faults);
    if (all.contains("excused"))
      for (const auto& one : all.at("excused").as_array()) {
        const auto& said = one.as_object();
        Excuse excuse{text_of(said.at("because")), {}};
        if (said.contains("columns"))
          for (const auto& column : said.at("columns").as_array()) excuse.columns.insert(text_of(column));
        law.excused[{text_of(said.at("slice")), text_of(said.at("table"))}] = excuse;
      }
  } catch (const std::exception& thrown) {
    faults.push_back({"server/law.json", std::string("cannot be read: ") + thrown.what()});
  }
  for (const auto& [slice, uses] : std::map(law.group_of)) {
    law.slice_uses[slice];
    law.group_uses[law.group_of[slice]];
  }
  return law;
}

void check_scope_use(const std::vector<StatementFile>& statements, const Scope& scope, const Law& law,
                     std::vector<Fault>& faults) {
  std::map<std::string, std::set<std::string>> users;  // slices by scope
  for (const auto& statement : statements)
    for (const auto& word : statement.spoken) {
      const auto head = scope.heads.find(word);
      if (head == scope.heads.end()) continue;
      users[word].insert(statement.slice);
      const std::string& owner = head->second.slice;
      if (!owner.empty() && !law.lets(statement.slice, owner))
        faults.push_back({statement.path, statement.slice + " uses " + word + ", a scope of " + owner +
                                              ", which server/law.json does not let it use"});
    }
  // From the last one up, since each stands after what it uses.
  for (auto cte = scope.ctes.rbegin(); cte != scope.ctes.rend(); ++cte) {
    const auto& [name, text] = *cte;
    const ScopeHead& head = scope.heads.at(name);
    if (users[name].empty()) faults.push_back({head.path, "nobody uses " + name});
    if (head.slice.empty() && users[name].size() == 1)
      faults.push_back(
          {head.path, "only " + *users[name].begin() + " uses " + name + ": it belongs into scope.sql there"});
    for (const auto& used : scopes_in(text, scope, name)) {
      users[used].insert(users[name].begin(), users[name].end());
      const std::string& owner = scope.heads.at(used).slice;
      if (!owner.empty() && (head.slice.empty() || !law.lets(head.slice, owner)))
        faults.push_back({head.path, name + " uses " + used + ", a scope of " + owner +
                                         (head.slice.empty() ? ": a shared scope uses shared ones only"
                                                             : ", which server/law.json does not let it use")});
    }
  }
}

void check_owners(const EmptyStore& store, const std::vector<StatementFile>& statements, const Scope& scope,
                  const Law& law, std::vector<Fault>& faults) {
  const auto tables = store.values("SELECT name FROM sqlite_master WHERE type = 'table'");
  for (const auto& table : tables)
    if (!law.owner_of.contains(table)) faults.push_back({"server/law.json", "no slice owns the table " + table});
  for (const auto& [table, owner] : law.owner_of)
    if (!tables.contains(table))
      faults.push_back({"server/law.json", owner + " owns " + table + ", which is no table"});
  std::set<std::pair<std::string, std::string>> used;
  for (const auto& one : statements) {
    check_groups(one.path, one.slice, one.spoken, scope, law, used, faults);
    const auto owner = law.owner_of.find(one.target);
    if (one.verb == "SELECT" || owner == law.owner_of.end() || owner->second == one.slice) continue;
    if (is_excused(one, law)) used.insert({one.slice, one.target});
    else faults.push_back({one.path, one.slice + " writes " + one.target + ", a table of " + owner->second});
  }
  for (const auto& [name, text] : scope.ctes) {
    const ScopeHead& head = scope.heads.at(name);
    if (!head.slice.empty()) check_groups(head.path, head.slice, words(bare(text)), scope, law, used, faults);
  }
  for (const auto& [place, because] : law.excused)
    if (!used.contains(place))
      faults.push_back({"server/law.json", place.first + " is excused for " + place.second + " and does not need it"});
}

}  // namespace check_sql
