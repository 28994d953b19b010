#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace rongxin::store {

/// The statements of a migration file, one a call as Citus wants it: a statement ends at a semicolon that ends its
/// line, comments and empty lines are left out.
/// What SQLite needs otherwise stands in the file: lines `-- sqlite: TEXT` stand there for the line after them.
std::vector<std::string> statements_of(std::string_view text, bool for_sqlite);

/// What may not change once a file has run, on either engine.
std::string lasting_text(std::string_view name, std::string_view text);

/// What is wrong with the name or the text of a file; empty: nothing.
std::string fault_of_migration(std::string_view name, std::string_view text);

}  // namespace rongxin::store
