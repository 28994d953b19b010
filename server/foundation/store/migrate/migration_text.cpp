#include "store/migrate/migration_text.h"

#include <algorithm>

namespace rongxin::store {
namespace {

constexpr std::string_view sqlite_mark = "-- sqlite:";

// Files before this one got their lines for SQLite when stores already held their digests: the lines say what the
// program had made of the statements by itself (docs/adr/0020), and migrations/released.txt holds them still.
constexpr std::string_view lines_counted_from = "0030";

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t from = 0; from < text.size();) {
    const auto to = std::min(text.find('\n', from), text.size());
    lines.push_back(text.substr(from, to - from));
    from = to + 1;
  }
  return lines;
}

// The lines as one engine reads them.
std::vector<std::string_view> lines_for(std::string_view text, bool for_sqlite) {
  std::vector<std::string_view> read, instead;
  bool replaced = false;
  for (const auto line : lines_of(text)) {
    if (line.starts_with(sqlite_mark)) {
      replaced = for_sqlite;
      const auto words = line.substr(std::min(line.size(), sqlite_mark.size() + 1));
      if (for_sqlite && !words.empty()) instead.push_back(words);
    } else if (!line.empty() && !line.starts_with("--")) {
      if (!replaced) read.push_back(line);
      read.insert(read.end(), instead.begin(), instead.end());
      instead.clear();
      replaced = false;
    }
  }
  return read;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::vector<std::string> statements_of(std::string_view text, bool for_sqlite) {
  std::vector<std::string> found;
  std::string statement;
  for (const auto line : lines_for(text, for_sqlite)) {
    statement.append(line).push_back('\n');
    if (!line.ends_with(';')) continue;
    found.push_back(std::move(statement));
    statement.clear();
  }
  return found;
}

std::string lasting_text(std::string_view name, std::string_view text) {
  std::string all;
  for (const auto& statement : statements_of(text, false)) all += statement;
  if (name < lines_counted_from) return all;
  for (const auto& statement : statements_of(text, true)) all += statement;
  return all;
}

std::string fault_of_migration(std::string_view name, std::string_view text) {
  if (name.size() < 10 || !std::all_of(name.begin(), name.begin() + 4, is_digit) || name[4] != '_' ||
      !name.ends_with(".sql"))
    return "a migration is named NNNN_words.sql";
  std::string_view last;
  for (const auto line : lines_of(text))
    if (line.starts_with(sqlite_mark) || (!line.empty() && !line.starts_with("--"))) last = line;
  if (last.starts_with(sqlite_mark)) return "a line for SQLite stands before the line that it stands for";
  for (const bool for_sqlite : {false, true})
    if (const auto lines = lines_for(text, for_sqlite); lines.empty() || !lines.back().ends_with(';'))
      return "a statement ends at a semicolon at the end of its line";
  return "";
}

}  // namespace rongxin::store
