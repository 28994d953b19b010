#pragma once
// One .sql file, read and completed: scope CTEs prepended, the scoped WHERE of a write generated.
#include <map>
#include <set>
#include <string>
#include <vector>

#include "scope_file.h"

struct sqlite3;
struct sqlite3_stmt;

namespace check_sql {

/// A parameter or a column: what a program calls it and what it holds.
struct Field {
  std::string name;   ///< "student_id"
  char letter = '?';  ///< b BIGINT, t TEXT, y BYTEA, d DOUBLE
  bool may_be_null = false;
  std::string noun;  ///< "Student" where the number is a StudentId, otherwise empty
};

struct StatementFile {
  std::string path;   ///< "server/care/casework/sql/list_alerts.sql"
  std::string slice;  ///< "alert"
  std::string name;   ///< "list_alerts"
  Reach reach = Reach::scoped;
  std::string parameters;           ///< b t y d, by position
  std::string purpose;              ///< the first line, without its dashes
  std::vector<Field> takes;         ///< parameters by position, without those that the store binds
  std::vector<std::string> times;   ///< the last parameters, of the transaction's moment: "at.ms()", "at.day()"
  std::vector<Field> said;          ///< columns that the head describes: "-- > BIGINT NULL due_at_ms"
  std::vector<Field> gives;         ///< columns of a row; filled by prepare_all
  std::string target;               ///< table written, or empty
  std::string verb;                 ///< SELECT INSERT UPDATE DELETE
  std::vector<std::string> spoken;  ///< its words as they stand in the file, with the scope of a write
  std::string text;                 ///< what the engine gets
  std::string readable;             ///< filled by prepare_all: see store/statement.h
};

/// What the store binds before a statement's own parameters, $1 first; none of a statement of the server.
const std::vector<Field>& bound_of(Reach reach);
const char* reach_word(Reach reach);  ///< "guardian"

/// Reads and completes one file; adds to `faults` what the house does not allow.
StatementFile read_statement(const std::string& path, const std::string& content, const Scope& scope,
                             std::vector<Fault>& faults);

/// The text with $moment and $today as the parameters after `parameters`, to which their letters are added, and to
/// `times` what the store gives for each of a store::Moment `at`: "at.ms()", "at.day()" (docs/adr/0031).
std::string with_time(std::string text, std::string& parameters, std::vector<std::string>& times);

/// Text without comments and with string literals emptied, for looking at words only.
std::string bare(const std::string& text);
std::vector<std::string> words(const std::string& bare_text);
/// Whether a program can call something so: lower case, no word of C++, none that the generated type uses itself.
bool can_be_name(const std::string& name);

/// Prepares each statement on an empty SQLite database of the current schema under an authorizer
/// that refuses protected columns outside the scope CTEs; fills in what each may read beside them, the columns of
/// its rows, and which parameters and columns are ids.
void prepare_all(const std::vector<std::string>& migrations, std::vector<StatementFile>& statements, const Scope& scope,
                 std::vector<Fault>& faults);

/// The columns of a prepared statement, with what the schema says of them.
class Schema {
 public:
  explicit Schema(sqlite3* database);
  /// Fills `gives` and the nouns of `takes`; adds a fault for a column without a name, without a type or with the name
  /// of another.
  void describe(StatementFile& statement, sqlite3_stmt* prepared, const Scope& scope, std::vector<Fault>& faults) const;

 private:
  struct Column {
    char letter = '?';
    bool may_be_null = true;
  };
  std::string noun_of(const std::string& name) const;
  std::map<std::string, Column> columns_;  ///< by "table.column"
  std::map<std::string, std::string>
      nouns_;  ///< by the name of a column that refers to a table: "taken_by" is an Account
};

/// The header of one statement: its parameters and its row as a type (docs/adr/0019).
std::string header_of(const StatementFile& statement);
/// What the header declares: the text and the number, for the one generated source file.
std::string definition_of(const StatementFile& statement, int number);

}  // namespace check_sql
