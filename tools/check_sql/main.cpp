// check_sql REPOSITORY --page: writes docs/who_sees_what.md from the heads of the scopes.
// check_sql REPOSITORY OUTPUT: checks every statement of the house and writes each as a type
// (OUTPUT/sql/<slice>/<name>.h), their texts and numbers into one source file (OUTPUT/sql/all_statements.cpp), with
// migrations and shipped instruments as embedded text.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "empty_store.h"
#include "law.h"
#include "migration_files.h"
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

// A header of a statement that is no more must not go on compiling.
void remove_others(const fs::path& folder, const std::set<fs::path>& written) {
  for (const auto& header : files_below(folder, ".h"))
    if (!written.contains(header)) fs::remove(header);
}

// Headers only declare: a new or changed statement renumbers the others, and only what uses it is built again.
void write_statements(const fs::path& output, const std::vector<StatementFile>& statements, const Scope& scope) {
  std::string list, includes, texts, tables;
  std::set<fs::path> written;
  int number = 0;
  for (const auto& one : statements) {
    const std::string header = one.slice + "/" + one.name + ".h";
    written.insert(output / "sql" / header);
    write_if_changed(output / "sql" / header, header_of(one));
    includes += "#include \"sql/" + header + "\"\n";
    texts += definition_of(one, number++);
    list += "    sql::" + one.slice + "::" + one.name + "::statement_text,\n";
  }
  for (const auto& table : scope.protected_tables) tables += (tables.empty() ? "\"" : ", \"") + table + "\"";
  remove_others(output / "sql", written);
  write_if_changed(output / "sql" / "all_statements.cpp",
                   "// Made by tools/check_sql.\n#include \"store/all_statements.h\"\n" + includes +
                       "\nnamespace rongxin::sql {\n" + texts + "}  // namespace rongxin::sql\n\n" +
                       "namespace rongxin::store {\nstd::span<const StatementText> all_statements() {\n  static const "
                       "StatementText all[] = {\n" +
                       list +
                       "  };\n  return all;\n}\n\nstd::span<const std::string_view> protected_tables() {\n  static "
                       "constexpr std::string_view all[] = {" +
                       tables + "};\n  return all;\n}\n}  // namespace rongxin::store\n");
}

void write_embedded(const fs::path& target, const std::string& function, const std::vector<fs::path>& files,
                    const std::string& more = "") {
  std::string text =
      "// Made by tools/check_sql.\n#include \"store/embedded_text.h\"\n\nnamespace rongxin::store {\nstd::span<const "
      "EmbeddedText> " +
      function + "() {\n  static const EmbeddedText all[] = {\n";
  for (const auto& file : files)
    text += "    {\"" + file.filename().string() + "\", " + literal(read_file(file)) + "},\n";
  if (files.empty()) text += "    {\"\", \"\"},\n";
  write_if_changed(target, text + "  };\n  return {all, " + std::to_string(files.size()) + "};\n}\n" + more +
                               "}  // namespace rongxin::store\n");
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
  const MigrationFiles migrations = read_migrations(repository / "migrations", faults);
  std::vector<StatementFile> statements;
  for (const auto& path : files_below(repository / "server", ".sql")) {
    if (path.string().find("/sql/") == std::string::npos || path.string().find("/sql/batch/") != std::string::npos)
      continue;
    statements.push_back(read_statement(fs::relative(path, repository).string(), read_file(path), scope, faults));
  }
  prepare_all(migrations.for_sqlite, statements, scope, faults);
  const EmptyStore store(migrations.for_sqlite, faults);
  check_heads(store, scope, faults);
  check_scope_use(statements, scope, law, faults);
  check_owners(store, statements, scope, law, faults);
  for (const auto& fault : faults) std::cerr << fault.file << ": " << fault.what << "\n";
  if (!faults.empty()) return 1;
  write_statements(output, statements, scope);
  write_embedded(output / "migrations.cpp", "embedded_migrations", migrations.paths,
                 "std::string_view embedded_snapshot() {\n  return " + literal(snapshot_of(migrations)) + ";\n}\n");
  write_embedded(output / "row_security.cpp", "embedded_row_security",
                 files_below(repository / "migrations/postgresql", ".sql"));
  write_embedded(output / "instruments.cpp", "embedded_instruments", files_below(repository / "instruments", ".yaml"));
  write_embedded(output / "schemas.cpp", "embedded_schemas", files_below(repository / "instruments", ".json"));
  write_if_changed(output / "sql" / "stamp", std::to_string(statements.size()) + "\n");
  return 0;
}
