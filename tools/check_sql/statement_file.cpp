#include "statement_file.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <regex>
#include <sstream>
#include <tuple>

namespace check_sql {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// Refused by one engine, or read differently by the two (design: one SQL text on three engines).
const std::array<std::pair<const char*, const char*>, 22> banned{{
    {R"(::)", "cast with ::; write CAST(… AS …)"},
    {R"(\bstring_agg\b|\bgroup_concat\b)", "string_agg / group_concat"},
    {R"(\bLATERAL\b)", "LATERAL"},
    {R"(\bDISTINCT\s+ON\b)", "DISTINCT ON"},
    {R"(\bFOR\s+UPDATE\b|\bSKIP\s+LOCKED\b)", "FOR UPDATE / SKIP LOCKED"},
    {R"(\bMERGE\b)", "MERGE"},
    {R"(\bI?LIKE\b|\bGLOB\b|\bSIMILAR\s+TO\b)", "LIKE: case and collation differ"},
    {R"(\bCURRENT_(TIMESTAMP|DATE|TIME)\b|\bnow\s*\(|\bdatetime\s*\(|\bstrftime\s*\()",
     "the engine's clock; pass the time"},
    {R"(\bTRUE\b|\bFALSE\b)", "booleans"},
    {R"(->|\bjson_)", "JSON operators"},
    {R"(\bIDENTITY\b|\bSERIAL\b|\bAUTOINCREMENT\b)", "numbers come from the application"},
    {R"(\bALTER\s+COLUMN\b|\bADD\s+CONSTRAINT\b)", "ALTER COLUMN / ADD CONSTRAINT"},
    {R"(\bSTRICT\b|\bWITHOUT\s+ROWID\b)", "SQLite's own table options"},
    {R"(\bmax\s*\([^()]*,|\bmin\s*\([^()]*,)", "scalar max/min with two arguments"},
    {R"(\bTRIGGER\b)", "triggers"},
    {R"(\bILIKE\b)", "ILIKE"},
    {R"(\bROLLUP\b|\bGROUPING\s+SETS\b|\bCUBE\b)", "ROLLUP / GROUPING SETS"},
    {R"(\brandom\s*\(|\brandomblob\b|\bgen_random)", "random in SQL"},
    {R"(\bOFFSET\b)", "OFFSET; page by key"},
    {R"(\bREPLACE\s+INTO\b|\bINSERT\s+OR\b)", "INSERT OR; write ON CONFLICT"},
    {R"(\bSELECT\s+\*|\.\*)", "SELECT *: name the columns"},
    {R"(\bunnest\b|\bANY\s*\()", "arrays"},
}};

/// Compiled once: there are hundreds of statements.
const std::vector<std::pair<std::regex, const char*>>& banned_patterns() {
  static const auto all = [] {
    std::vector<std::pair<std::regex, const char*>> compiled;
    for (const auto& [pattern, why] : banned) compiled.emplace_back(std::regex(pattern, std::regex::icase), why);
    return compiled;
  }();
  return all;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

char letter_of(const std::string& type) {
  if (type == "BIGINT") return 'b';
  if (type == "TEXT") return 't';
  if (type == "BYTEA") return 'y';
  if (type == "DOUBLE") return 'd';
  return '?';
}

// "BIGINT NULL until_on": what a parameter or a column holds.
bool read_field(const std::string& declared, Field& field) {
  const auto all = words(declared);
  const std::size_t named = all.size() > 1 && all[1] == "NULL" ? 2 : 1;
  if (all.size() != named + 1 || !can_be_name(all[named])) return false;
  field = {all[named], letter_of(all[0]), named == 2, ""};
  return field.letter != '?';
}

// "-- $2 BIGINT after_seat": position, type, name.
void read_parameters(const std::vector<std::string>& lines, StatementFile& file, std::vector<Fault>& faults) {
  static const std::regex declared(R"(^--\s*\$(\d+)\s+(.*)$)");
  std::smatch found;
  for (const auto& line : lines) {
    if (!std::regex_match(line, found, declared)) continue;
    const auto place = static_cast<std::size_t>(std::stoi(found[1]));
    if (place != file.parameters.size() + 1)
      faults.push_back({file.path, "declare $" + std::to_string(file.parameters.size() + 1) + " first"});
    Field field;
    if (!read_field(found[2], field))
      faults.push_back(
          {file.path, "a parameter has a type and a name of its own, as in `-- $2 BIGINT student_id`: " + line});
    if (field.name == "today" || field.name == "moment")
      faults.push_back({file.path, "the store binds $" + field.name + " (docs/adr/0031): no parameter is called so"});
    for (const auto& other : file.takes)
      if (other.name == field.name) faults.push_back({file.path, "two parameters of one name: " + field.name});
    file.parameters.push_back(field.letter);
    file.takes.push_back(field);
  }
}

// "-- > BIGINT NULL until_on": what the schema cannot say of a column.
void read_said_columns(const std::vector<std::string>& lines, StatementFile& file, std::vector<Fault>& faults) {
  for (const auto& line : lines) {
    if (!line.starts_with("-- > ")) continue;
    Field field;
    if (!read_field(line.substr(5), field))
      faults.push_back({file.path, "a column is described as in `-- > BIGINT NULL until_on`: " + line});
    file.said.push_back(field);
  }
}

void check_used_parameters(const StatementFile& file, const std::string& bare_text, std::vector<Fault>& faults) {
  static const std::regex use(R"(\$(\d+))");
  std::set<std::size_t> used;
  for (std::sregex_iterator at(bare_text.begin(), bare_text.end(), use), end; at != end; ++at)
    used.insert(static_cast<std::size_t>(std::stoi((*at)[1])));
  for (std::size_t place : used)
    if (place == 0 || place > file.parameters.size())
      faults.push_back({file.path, "$" + std::to_string(place) + " is not declared"});
  for (std::size_t place = bound_of(file.reach).size() + 1; place <= file.parameters.size(); ++place)
    if (!used.contains(place)) faults.push_back({file.path, "$" + std::to_string(place) + " is declared and not used"});
}

// The scope of an UPDATE or DELETE is generated, not inspected: `IN (…) OR 1 = 1` looks the same.
std::string narrow_write(const StatementFile& file, const std::vector<std::string>& body, const std::string& through,
                         const std::string& keys, std::vector<Fault>& faults) {
  std::string head, condition, tail;
  enum { in_head, in_condition, in_tail } place = in_head;
  int depth = 0;
  for (const auto& line : body) {
    if (line.starts_with("WHERE ") && place == in_head) place = in_condition;
    else if (line.starts_with("RETURNING ")) place = in_tail;
    std::string& part = place == in_head ? head : place == in_condition ? condition : tail;
    part += (place == in_condition && condition.empty() ? line.substr(6) : line) + "\n";
    for (char c : bare(line)) {
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth < 0) faults.push_back({file.path, "a bracket closes what was never opened"});
    }
  }
  if (condition.empty()) condition = "1 = 1\n";
  return head + "WHERE (" + keys + ") IN (SELECT " + keys + " FROM " + through + ")\n  AND (" + condition + ")\n" +
         tail;
}

// What a statement of one reach may use: $1 is a context to one scope, a child to another and a slip's child to a
// third. What is bound to nobody is for all of them.
Scope for_reach(const Scope& scope, Reach reach) {
  Scope own;
  for (const auto& [name, text] : scope.ctes)
    if (const Reach bound = reach_of_scope(name); bound == reach || bound == Reach::system)
      own.ctes.emplace_back(name, text);
  return own;
}

// Where the link has ended there is no row to select from, and nothing is written.
void check_insert_of_guardian(const StatementFile& file, const std::string& bare_text, std::vector<Fault>& faults) {
  static const std::regex through_scope(
      R"(INSERT\s+INTO\s+\w+\s*\(\s*student_id\b[^)]*\)\s*SELECT\s+(\w+)\.student_id\s*,[\s\S]*\bFROM\s+guardian_\w+\s+\1\b)",
      std::regex::icase);
  static const std::regex joined(R"(\bUNION\b)", std::regex::icase);
  if (!std::regex_search(bare_text, through_scope) || std::regex_search(bare_text, joined))
    faults.push_back({file.path, "a guardian's INSERT selects student_id from a scope guardian_x, and joins no other"});
}

void check_insert_of_own(const StatementFile& file, const std::string& bare_text, std::vector<Fault>& faults) {
  static const std::regex own(
      R"(INSERT\s+INTO\s+\w+\s*\(\s*student_id\b[^)]*\)\s*(VALUES\s*\(\s*\$1\s*,|SELECT\s+\$1\s*,|SELECT\s+own_\w+\.student_id\s*,))",
      std::regex::icase);
  if (!std::regex_search(bare_text, own)) faults.push_back({file.path, "an own INSERT begins with student_id and $1"});
}

}  // namespace

const std::vector<Field>& bound_of(Reach reach) {
  static const std::vector<Field> nothing, one{{"bound", 'b'}};
  // store::GuardianBound, in its order.
  static const std::vector<Field> of_guardian{{"student_id", 'b'}, {"link_no", 'b'}, {"born_fourteen_years_ago", 't'}};
  return reach == Reach::system ? nothing : reach == Reach::guardian ? of_guardian : one;
}

const char* reach_word(Reach reach) {
  switch (reach) {
    case Reach::scoped: return "scoped";
    case Reach::own: return "own";
    case Reach::guardian: return "guardian";
    case Reach::system: return "system";
  }
  return "";
}

std::string with_time(std::string text, std::string& parameters, std::vector<std::string>& times) {
  for (const auto& [said, letter, value] :
       {std::tuple{"moment", 'b', "at.ms()"}, std::tuple{"today", 't', "at.day()"}}) {
    const std::regex word(std::string("\\$") + said + "\\b");
    if (!std::regex_search(text, word)) continue;
    parameters.push_back(letter);
    times.emplace_back(value);
    text = std::regex_replace(text, word, "$$" + std::to_string(parameters.size()));
  }
  return text;
}

std::string bare(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "--") == 0) {
      while (i < text.size() && text[i] != '\n') ++i;
      out.push_back('\n');
    } else if (text[i] == '\'') {
      for (++i; i < text.size() && text[i] != '\''; ++i) {
      }
      out += "''";
    } else {
      out.push_back(text[i]);
    }
  }
  return out;
}

std::vector<std::string> words(const std::string& bare_text) {
  std::vector<std::string> found;
  std::string word;
  for (char c : bare_text + " ") {
    if (is_word(c)) word.push_back(c);
    else if (!word.empty()) {
      found.push_back(word);
      word.clear();
    }
  }
  return found;
}

bool can_be_name(const std::string& name) {
  static const std::set<std::string> taken{
      "Row",      "reach",     "statement_text", "values",  // of the generated type itself
      "and",      "asm",       "auto",           "bool",     "break",     "case",   "catch",    "char",     "class",
      "concept",  "const",     "continue",       "default",  "delete",    "do",     "double",   "else",     "enum",
      "explicit", "export",    "extern",         "false",    "float",     "for",    "friend",   "goto",     "if",
      "inline",   "int",       "long",           "mutable",  "namespace", "new",    "not",      "operator", "or",
      "private",  "protected", "public",         "register", "requires",  "return", "short",    "signed",   "sizeof",
      "static",   "struct",    "switch",         "template", "this",      "throw",  "true",     "try",      "typedef",
      "typename", "union",     "unsigned",       "using",    "virtual",   "void",   "volatile", "while",    "xor"};
  const auto small = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !name.empty() && name[0] >= 'a' && name[0] <= 'z' && std::all_of(name.begin(), name.end(), small) &&
         !taken.contains(name);
}

StatementFile read_statement(const std::string& path, const std::string& content, const Scope& scope,
                             std::vector<Fault>& faults) {
  static const std::regex through_line(R"(^-- through ((?:visible|guardian)_\w+) \(([\w, ]+)\)$)");
  StatementFile file;
  file.path = path;
  // The folder that holds sql/, in whatever group it stands.
  const std::string folder = path.substr(0, path.rfind("/sql/"));
  file.slice = folder.substr(folder.rfind('/') + 1);
  file.name = path.substr(path.rfind('/') + 1);
  file.name.resize(file.name.size() - 4);
  file.reach = path.find("/sql/system/") != std::string::npos     ? Reach::system
               : path.find("/sql/own/") != std::string::npos      ? Reach::own
               : path.find("/sql/guardian/") != std::string::npos ? Reach::guardian
                                                                  : Reach::scoped;
  for (const auto& field : bound_of(file.reach)) file.parameters += field.letter;
  const auto lines = lines_of(content);
  if (lines.empty() || !lines[0].starts_with("-- "))
    faults.push_back({path, "the first line says what the statement is for"});
  else file.purpose = lines[0].substr(3);
  if (!can_be_name(file.name))
    faults.push_back({path, "a statement is named in small letters and not with a word of C++"});

  std::vector<std::string> declared, body;
  std::smatch through;
  for (const auto& line : lines) {
    if (!line.starts_with("--")) body.push_back(line);
    else if (!std::regex_match(line, through, through_line)) declared.push_back(line);
    else declared.push_back(line);
  }
  std::vector<std::string> parameter_lines;
  for (const auto& line : declared)
    if (!(file.reach != Reach::system && line.starts_with("-- $1 "))) parameter_lines.push_back(line);
  read_parameters(parameter_lines, file, faults);
  read_said_columns(declared, file, faults);
  std::string through_cte, keys;
  for (const auto& line : declared)
    if (std::regex_match(line, through, through_line)) {
      through_cte = through[1];
      keys = through[2];
    }

  std::string text;
  for (const auto& line : body) text += line + "\n";
  const std::string plain = bare(text);
  for (const auto& [pattern, why] : banned_patterns())
    if (std::regex_search(plain, pattern))
      faults.push_back({path, std::string("not the same on both engines: ") + why});
  static const std::regex own_scope(
      R"(\b(visible|caller|own|scope)_\w+\s+AS\b|\bguardian_\w+\s+AS\s+(NOT\s+|MATERIALIZED\s*)*\()");
  if (std::regex_search(plain, own_scope)) faults.push_back({path, "defines a scope of its own"});
  if (file.reach != Reach::system && plain.find("scope_") != std::string::npos)
    faults.push_back({path, "scope_* is bound to no caller: only scopes and statements of the server use it"});
  if (std::count(plain.begin(), plain.end(), ';') > 0) faults.push_back({path, "one statement, no semicolon"});
  check_used_parameters(file, plain, faults);

  const auto all = words(plain);
  for (std::size_t i = 0; i < all.size() && file.verb.empty(); ++i) {
    if (all[i] == "INSERT" && i + 2 < all.size()) {
      file.verb = "INSERT";
      file.target = all[i + 2];
    } else if (all[i] == "UPDATE") {
      file.verb = "UPDATE";
      file.target = all[i + 1];
    } else if (all[i] == "DELETE") {
      file.verb = "DELETE";
      file.target = all[i + 2];
    } else if (all[i] == "SELECT") file.verb = "SELECT";
  }
  if (file.verb == "SELECT")
    for (const auto& word : all)
      if (word == "INSERT" || word == "UPDATE" || word == "DELETE") {
        // INSERT … SELECT after a WITH: the write decides.
        file.verb = word;
        file.target = *(std::find(all.begin(), all.end(), word) + (word == "UPDATE" ? 1 : 2));
      }
  file.spoken = all;
  if (!through_cte.empty()) file.spoken.push_back(through_cte);
  const bool narrow = file.verb == "UPDATE" || file.verb == "DELETE";
  if ((file.reach == Reach::scoped || file.reach == Reach::guardian) && narrow) {
    if (through_cte.empty() || reach_of_scope(through_cte) != file.reach)
      faults.push_back({path, file.reach == Reach::scoped
                                  ? "a scoped write names its scope: -- through visible_x (keys)"
                                  : "a guardian's write names its scope: -- through guardian_x (keys)"});
    else text = narrow_write(file, body, through_cte, keys, faults);
  }
  if (file.reach == Reach::own && narrow)
    text = narrow_write(file, body, "(SELECT CAST($1 AS BIGINT) AS student_id) own_student", "student_id", faults);
  if (file.reach == Reach::own && file.verb == "INSERT") check_insert_of_own(file, plain, faults);
  if (file.reach == Reach::guardian && file.verb == "INSERT") check_insert_of_guardian(file, plain, faults);
  file.text = with_time(with_scope(text, for_reach(scope, file.reach)), file.parameters, file.times);
  return file;
}

}  // namespace check_sql
