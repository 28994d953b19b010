#pragma once
// One .sql file, read and completed: scope CTEs prepended, the scoped WHERE of a write generated.
#include <map>
#include <set>
#include <string>
#include <vector>

#include "scope_file.h"
#include "store/statement.h"

namespace check_sql {

using rongxin::store::Reach;

struct StatementFile {
  std::string path;   ///< "server/care/casework/sql/list_alerts.sql"
  std::string slice;  ///< "alert"
  std::string name;   ///< "list_alerts"
  Reach reach = Reach::scoped;
  std::string parameters;           ///< b t y d, by position
  std::string target;               ///< table written, or empty
  std::string verb;                 ///< SELECT INSERT UPDATE DELETE
  std::vector<std::string> spoken;  ///< its words as they stand in the file, with the scope of a write
  std::string text;                 ///< what the engine gets
  std::string readable;             ///< filled by prepare_all: see store/statement.h
};

/// Reads and completes one file; adds to `faults` what the house does not allow.
StatementFile read_statement(const std::string& path, const std::string& content, const Scope& scope,
                             std::vector<Fault>& faults);

/// Text without comments and with string literals emptied, for looking at words only.
std::string bare(const std::string& text);
std::vector<std::string> words(const std::string& bare_text);

/// Prepares each statement on an empty SQLite database of the current schema under an authorizer
/// that refuses protected columns outside the scope CTEs; fills in what each may read beside them.
void prepare_all(const std::vector<std::string>& migrations, std::vector<StatementFile>& statements, const Scope& scope,
                 std::vector<Fault>& faults);

}  // namespace check_sql
