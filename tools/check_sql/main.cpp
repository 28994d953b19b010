// check_sql REPOSITORY --page: writes docs/who_sees_what.md from the heads of the scopes.
// check_sql REPOSITORY OUTPUT: checks every statement of the house and writes them as typed constants
// (declared in OUTPUT/sql/<slice>.h, defined in OUTPUT/sql/all_statements.cpp), with migrations and shipped instruments
// as embedded text.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "law.h"
#include "statement_file.h"

namespace fs = std::filesystem;
using namespace check_sql;

namespace {

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// Untouched files keep their time, so that nothing is rebuilt for nothing.
void write_if_changed(const fs::path& path, const std::string& text) {
  if (fs::exists(path) && read_file(path) == text) return;
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::vector<fs::path> files_below(const fs::path& folder, const std::string& ending) {
  std::vector<fs::path> found;
  if (!fs::exists(folder)) return found;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().extension() == ending) found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

std::string literal(const std::string& text) {
  // Pieces below 16 kB: a longer literal is a warning under -Wpedantic.
  std::string out;
  for (std::size_t at = 0; at < text.size() || at == 0; at += 12'000)
    out += "R\"~sql~(" + text.substr(at, 12'000) + ")~sql~\"\n";
  return out;
}

const char* reach_name(Reach reach) {
  return reach == Reach::scoped ? "Scoped" : reach == Reach::own ? "Own" : "System";
}

std::string reach_word(Reach reach) {
  return reach == Reach::scoped ? "scoped" : reach == Reach::own ? "own" : "system";
}

// Headers only declare: a new or changed statement renumbers the others, and nothing but one file is built again.
void write_statements(const fs::path& output, const std::vector<StatementFile>& statements, const Scope& scope) {
  std::map<std::string, std::string> headers, definitions;
  std::string list;
  int number = 0;
  for (const auto& one : statements) {
    const std::string type = std::string("rongxin::store::") + reach_name(one.reach) + "Statement";
    headers[one.slice] += "extern const " + type + " " + one.name + ";  // " + one.path + "\n";
    definitions[one.slice] += "const " + type + " " + one.name + "{{" + std::to_string(number++) + ", \"" + one.slice +
                              "/" + one.name + "\", " + literal(one.text) + ", \"" + one.parameters +
                              "\", rongxin::store::Reach::" + reach_word(one.reach) + ", \"" + one.readable + "\", " +
                              (one.verb == "SELECT" ? "false" : "true") + "}};\n\n";
    list += "    sql::" + one.slice + "::" + one.name + ".text,\n";
  }
  std::string includes, texts, tables;
  for (const auto& table : scope.protected_tables) tables += (tables.empty() ? "\"" : ", \"") + table + "\"";
  for (const auto& [slice, text] : headers) {
    write_if_changed(
        output / "sql" / (slice + ".h"),
        "#pragma once\n// Made by tools/check_sql.\n#include \"store/statement.h\"\n\nnamespace rongxin::sql::" +
            slice + " {\n" + text + "}  // namespace rongxin::sql::" + slice + "\n");
    includes += "#include \"sql/" + slice + ".h\"\n";
    texts += "namespace rongxin::sql::" + slice + " {\n" + definitions[slice] +
             "}  // namespace rongxin::sql::" + slice + "\n\n";
  }
  write_if_changed(output / "sql" / "all_statements.cpp",
                   "// Made by tools/check_sql.\n#include \"store/all_statements.h\"\n" + includes + "\n" + texts +
                       "namespace rongxin::store {\nstd::span<const StatementText> all_statements() {\n  static const "
                       "StatementText all[] = {\n" +
                       list +
                       "  };\n  return all;\n}\n\nstd::span<const std::string_view> protected_tables() {\n  static "
                       "constexpr std::string_view all[] = {" +
                       tables + "};\n  return all;\n}\n}  // namespace rongxin::store\n");
}

void write_embedded(const fs::path& target, const std::string& function, const std::vector<fs::path>& files) {
  std::string text =
      "// Made by tools/check_sql.\n#include \"store/embedded_text.h\"\n\nnamespace rongxin::store {\nstd::span<const "
      "EmbeddedText> " +
      function + "() {\n  static const EmbeddedText all[] = {\n";
  for (const auto& file : files)
    text += "    {\"" + file.filename().string() + "\", " + literal(read_file(file)) + "},\n";
  if (files.empty()) text += "    {\"\", \"\"},\n";
  write_if_changed(target, text + "  };\n  return {all, " + std::to_string(files.size()) +
                               "};\n}\n}  // namespace rongxin::store\n");
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::cerr << "usage: check_sql REPOSITORY OUTPUT|--page\n";
    return 2;
  }
  const fs::path repository(arguments[1]), output(arguments[2]);
  std::vector<Fault> faults;
  const Scope scope = read_scope(scope_text(repository.string()), faults);
  if (std::string(arguments[2]) == "--page") {
    write_if_changed(repository / "docs/who_sees_what.md", who_sees_what(scope));
    return 0;
  }
  const Law law = read_law(read_file(repository / "server/law.json"), faults);
  std::vector<std::string> migrations;
  auto migration_files = files_below(repository / "migrations", ".sql");
  std::erase_if(migration_files, [](const fs::path& path) { return path.parent_path().filename() != "migrations"; });
  for (const auto& path : migration_files) migrations.push_back(read_file(path));
  std::vector<StatementFile> statements;
  for (const auto& path : files_below(repository / "server", ".sql")) {
    if (path.string().find("/sql/") == std::string::npos || path.string().find("/sql/batch/") != std::string::npos)
      continue;
    statements.push_back(read_statement(fs::relative(path, repository).string(), read_file(path), scope, faults));
  }
  prepare_all(migrations, statements, scope, faults);
  check_heads(migrations, scope, faults);
  check_scope_use(statements, scope, law, faults);
  check_owners(migrations, statements, scope, law, faults);
  for (const auto& fault : faults) std::cerr << fault.file << ": " << fault.what << "\n";
  if (!faults.empty()) return 1;
  write_statements(output, statements, scope);
  write_embedded(output / "migrations.cpp", "embedded_migrations", migration_files);
  write_embedded(output / "row_security.cpp", "embedded_row_security",
                 files_below(repository / "migrations/postgresql", ".sql"));
  write_embedded(output / "instruments.cpp", "embedded_instruments", files_below(repository / "instruments", ".yaml"));
  write_embedded(output / "schemas.cpp", "embedded_schemas", files_below(repository / "instruments", ".json"));
  write_if_changed(output / "sql" / "stamp", std::to_string(statements.size()) + "\n");
  return 0;
}
