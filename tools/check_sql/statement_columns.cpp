// Columns by name: names and declared types come from preparing the statement, the rest from its text and its head.
#include <sqlite3.h>

#include <algorithm>
#include <array>

#include "statement_file.h"

namespace check_sql {
namespace {

constexpr std::array<std::pair<const char*, const char*>, 7> nouns{{{"student", "Student"},
                                                                    {"unit", "Unit"},
                                                                    {"account", "Account"},
                                                                    {"post", "Post"},
                                                                    {"context", "Context"},
                                                                    {"campaign", "Campaign"},
                                                                    {"class_session", "ClassSession"}}};

std::string noun_of_table(const std::string& table) {
  for (const auto& [name, noun] : nouns)
    if (table == name) return noun;
  return "";
}

std::string text_at(sqlite3_stmt* row, int column) {
  const auto* at = reinterpret_cast<const char*>(sqlite3_column_text(row, column));
  return at == nullptr ? "" : at;
}

std::string or_empty(const char* text) { return text == nullptr ? "" : text; }

char letter_of_declared(const std::string& type) {
  if (type == "BIGINT" || type == "INTEGER" || type == "SMALLINT") return 'b';
  if (type == "TEXT") return 't';
  if (type == "BYTEA") return 'y';
  return type.starts_with("DOUBLE") ? 'd' : '?';
}

bool stands_at(const std::string& text, std::size_t at, const std::string& word) {
  const auto is_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
  return text.compare(at, word.size(), word) == 0 && (at == 0 || !is_word(text[at - 1])) &&
         (at + word.size() == text.size() || !is_word(text[at + word.size()]));
}

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \n\t"), last = text.find_last_not_of(" \n\t");
  return first == std::string::npos ? "" : text.substr(first, last - first + 1);
}

// What stands between SELECT (or RETURNING) and FROM, outside every bracket, at the commas.
std::vector<std::string> result_items(const std::string& text, const std::string& verb, std::size_t& begins_at) {
  const std::string opening = verb == "SELECT" ? "SELECT" : "RETURNING";
  std::vector<std::string> items;
  begins_at = 0;
  int depth = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
    if (!inside) {
      if (depth == 0 && stands_at(text, at, opening)) {
        inside = true;
        begins_at = at;
        at += opening.size();
        if (text.compare(at, 9, " DISTINCT") == 0) at += 9;
        items.emplace_back();
      } else {
        continue;
      }
    }
    if (depth == 0 && (stands_at(text, at, "FROM") || stands_at(text, at, "UNION") || stands_at(text, at, "WHERE") ||
                       stands_at(text, at, "ORDER")))
      break;
    if (depth == 0 && text[at] == ',') items.emplace_back();
    else if (at < text.size()) items.back().push_back(text[at]);
  }
  for (auto& item : items) item = trimmed(item);
  return items;
}

bool is_plain(const std::string& item) {
  return !item.empty() && std::all_of(item.begin(), item.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.';
  }) && std::isalpha(static_cast<unsigned char>(item[0])) != 0;
}

// What an expression holds, where its last value says it: COALESCE(…, 0), CASE … ELSE '' END, COUNT(…), CAST(… AS
// BIGINT).
char letter_of_expression(const std::string& item) {
  if (item.starts_with("COUNT(")) return 'b';
  if (item.starts_with("CAST(") && item.ends_with("AS BIGINT)")) return 'b';
  std::string last = item;
  if (item.starts_with("COALESCE(") && item.ends_with(")"))
    last = trimmed(item.substr(item.rfind(',') + 1, item.size() - item.rfind(',') - 2));
  else if (item.starts_with("CASE ") && item.ends_with(" END"))
    last = trimmed(item.substr(item.rfind("ELSE") + 4, item.size() - item.rfind("ELSE") - 8));
  if (last == "''") return 't';
  return !last.empty() && std::all_of(last.begin(), last.end(), [](char c) { return c >= '0' && c <= '9'; }) ? 'b'
                                                                                                             : '?';
}

// A CTE of the scope and all those that it uses.
std::string text_behind(const std::string& source, const Scope& scope) {
  std::set<std::string> seen, next{source};
  std::string text;
  while (!next.empty()) {
    const std::string name = next.extract(next.begin()).value();
    if (!seen.insert(name).second) continue;
    for (const auto& [cte, body] : scope.ctes)
      if (cte == name) {
        text += bare(body) + "\n";
        for (auto& word : words(bare(body))) next.insert(word);
      }
  }
  return text;
}

// Tables of which a row may be missing: what stands right of a LEFT JOIN, through CTEs.
std::set<std::string> missing_tables(const std::string& text, const Scope& scope) {
  std::set<std::string> found;
  const auto all = words(text);
  for (std::size_t i = 1; i + 1 < all.size(); ++i) {
    if (all[i] != "JOIN" || (all[i - 1] != "LEFT" && all[i - 1] != "OUTER")) continue;
    if (all[i + 1] == "SELECT") found.insert(all.begin(), all.end());
    found.insert(all[i + 1]);
    for (auto& word : words(text_behind(all[i + 1], scope))) found.insert(word);
  }
  return found;
}

// Whether `alias.column` of a table may be missing from a row: by the join of that alias, or by one inside the CTE that
// it names.
bool may_be_missing(const std::string& text, std::size_t select_at, const std::string& expression,
                    const std::string& table, const Scope& scope) {
  const std::string alias = expression.substr(0, expression.find('.'));
  const auto all = words(text.substr(select_at));
  for (std::size_t i = 3; i < all.size() && alias != expression; ++i) {
    if (all[i] != alias || (all[i - 2] != "FROM" && all[i - 2] != "JOIN")) continue;
    if (all[i - 3] == "LEFT" || all[i - 3] == "OUTER") return true;
    const bool made_here = text.find(all[i - 1] + " AS (") != std::string::npos;  // a CTE of the statement itself
    return missing_tables(made_here ? text : text_behind(all[i - 1], scope), scope).contains(table);
  }
  return missing_tables(text, scope).contains(table);
}

}  // namespace

Schema::Schema(sqlite3* database) {
  sqlite3_stmt* list = nullptr;
  sqlite3_prepare_v2(database,
                     "SELECT m.name, c.name, c.type, c.\"notnull\", c.pk FROM sqlite_schema m JOIN "
                     "pragma_table_info(m.name) c WHERE m.type = 'table'",
                     -1, &list, nullptr);
  while (sqlite3_step(list) == SQLITE_ROW)
    columns_[text_at(list, 0) + "." + text_at(list, 1)] = {
        letter_of_declared(text_at(list, 2)), sqlite3_column_int(list, 3) == 0 && sqlite3_column_int(list, 4) == 0};
  sqlite3_finalize(list);
  sqlite3_prepare_v2(database,
                     "SELECT f.\"from\", f.\"table\" FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f WHERE "
                     "m.type = 'table' AND f.seq = 0",
                     -1, &list, nullptr);
  std::set<std::string> unsure;
  while (sqlite3_step(list) == SQLITE_ROW) {
    const std::string name = text_at(list, 0), noun = noun_of_table(text_at(list, 1));
    const auto [known, added] = nouns_.emplace(name, noun);
    if (!added && known->second != noun) unsure.insert(name);
  }
  sqlite3_finalize(list);
  for (const auto& name : unsure) nouns_.erase(name);
}

// An id by what its column refers to in the schema, or by its own name: student_id, class_unit_id, taken_by.
std::string Schema::noun_of(const std::string& name) const {
  if (name.ends_with("_by")) return "Account";
  for (const auto& [table, noun] : nouns) {
    const std::string id = std::string(table) + "_id";
    if (name == id || name.ends_with("_" + id)) return noun;
  }
  const auto known = nouns_.find(name);
  return known == nouns_.end() ? "" : known->second;
}

void Schema::describe(StatementFile& statement, sqlite3_stmt* prepared, const Scope& scope,
                      std::vector<Fault>& faults) const {
  for (auto& one : statement.takes)
    if (one.letter == 'b') one.noun = noun_of(one.name);
  const std::string text = bare(statement.text);
  std::size_t select_at = 0;
  const auto items = result_items(text, statement.verb, select_at);
  std::set<std::string> names;
  for (int i = 0; i < sqlite3_column_count(prepared); ++i) {
    const std::string item = static_cast<std::size_t>(i) < items.size() ? items[static_cast<std::size_t>(i)] : "";
    const auto as = item.rfind(" AS ");
    const bool renamed = as != std::string::npos && is_plain(item.substr(as + 4));
    const std::string expression = renamed ? trimmed(item.substr(0, as)) : item;
    const std::string table = or_empty(sqlite3_column_table_name(prepared, i)),
                      origin = or_empty(sqlite3_column_origin_name(prepared, i));
    Field field{or_empty(sqlite3_column_name(prepared, i)), letter_of_expression(expression), false, ""};
    if (!can_be_name(field.name) || (!renamed && !is_plain(item))) {
      faults.push_back({statement.path, "an expression without a name; write " + expression + " AS name"});
      continue;
    }
    if (const auto known = columns_.find(table + "." + origin); is_plain(expression) && known != columns_.end()) {
      field.letter = known->second.letter;
      field.may_be_null = known->second.may_be_null || may_be_missing(text, select_at, expression, table, scope);
    }
    for (const auto& said : statement.said)
      if (said.name == field.name) {
        if (field.letter != '?' && field.letter != said.letter)
          faults.push_back({statement.path, "the head says another type of " + field.name + " than the statement"});
        field.letter = said.letter;
        field.may_be_null = said.may_be_null;
      }
    if (field.letter == '?')
      faults.push_back({statement.path, "nothing says the type of " + field.name + "; write `-- > BIGINT " +
                                            field.name + "` (NULL after the type where it may be) into the head"});
    if (!names.insert(field.name).second) faults.push_back({statement.path, "two columns of one name: " + field.name});
    if (field.letter == 'b')
      field.noun = noun_of(field.name).empty() && is_plain(expression) ? noun_of(origin) : noun_of(field.name);
    statement.gives.push_back(field);
  }
  for (const auto& said : statement.said)
    if (!names.contains(said.name))
      faults.push_back({statement.path, "the head describes " + said.name + ", which is no column"});
}

}  // namespace check_sql
