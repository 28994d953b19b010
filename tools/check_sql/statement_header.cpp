// What is written for one statement: a type with its parameters and its row, and beside it, in one source file, text
// and number.
#include "statement_file.h"

namespace check_sql {
namespace {

std::string type_of(const Field& field) {
  const std::string plain = !field.noun.empty()   ? "rongxin::" + field.noun + "Id"
                            : field.letter == 'b' ? "std::int64_t"
                            : field.letter == 't' ? "std::string_view"
                            : field.letter == 'y' ? "rongxin::BytesView"
                                                  : "double";
  return field.may_be_null ? "std::optional<" + plain + ">" : plain;
}

std::string parameters_of(const StatementFile& one) {
  std::string out;
  for (const auto& field : one.takes) out += "  rongxin::store::Required<" + type_of(field) + "> " + field.name + ";\n";
  if (!out.empty()) out += "\n";
  std::string values;
  for (const auto& field : bound_of(one.reach))
    values += ", rongxin::store::to_value(bound" + (one.reach == Reach::guardian ? "." + field.name : "") + ")";
  for (const auto& field : one.takes) values += ", " + field.name + ".value";
  for (const auto& time : one.times) values += ", rongxin::store::to_value(" + time + ")";
  return out + "  std::array<rongxin::store::Value, " + std::to_string(one.parameters.size()) + "> values(" +
         (one.reach == Reach::system     ? ""
          : one.reach == Reach::guardian ? "const rongxin::store::GuardianBound& bound, "
                                         : "std::int64_t bound, ") +
         "const rongxin::store::Moment&" + (one.times.empty() ? "" : " at") + ") const {\n    return {" +
         (values.empty() ? "" : values.substr(2)) + "};\n  }\n";
}

std::string row_of(const StatementFile& one) {
  if (one.gives.empty()) return "";
  std::string out =
      "\n  /// A view: it and what it gives are valid until the next row.\n  class Row {\n   public:\n    explicit "
      "Row(const rongxin::store::Row& row) : row_(row) {}\n";
  for (std::size_t i = 0; i < one.gives.size(); ++i)
    out += "    " + type_of(one.gives[i]) + " " + one.gives[i].name + "() const { return rongxin::store::column<" +
           type_of(one.gives[i]) + ">(row_, " + std::to_string(i) + ", statement_text); }\n";
  return out + "\n   private:\n    const rongxin::store::Row& row_;\n  };\n";
}

}  // namespace

std::string header_of(const StatementFile& one) {
  return "#pragma once\n// Made by tools/check_sql from " + one.path +
         "\n#include \"store/statement.h\"\n\nnamespace rongxin::sql::" + one.slice + " {\n\n/// " + one.purpose +
         "\nstruct " + one.name +
         " {\n  static constexpr rongxin::store::Reach reach = rongxin::store::Reach::" + reach_word(one.reach) +
         ";\n  static const rongxin::store::StatementText statement_text;\n\n" + parameters_of(one) + row_of(one) +
         "};\n\n}  // namespace rongxin::sql::" + one.slice + "\n";
}

std::string definition_of(const StatementFile& one, int number) {
  // Pieces below 16 kB: a longer literal is a warning under -Wpedantic.
  std::string text;
  for (std::size_t at = 0; at < one.text.size() || at == 0; at += 12'000)
    text += "R\"~sql~(" + one.text.substr(at, 12'000) + ")~sql~\"\n";
  return "const rongxin::store::StatementText " + one.slice + "::" + one.name + "::statement_text{" +
         std::to_string(number) + ", \"" + one.slice + "/" + one.name + "\", " + text + ", \"" + one.parameters +
         "\", rongxin::store::Reach::" + reach_word(one.reach) + ", \"" + one.readable + "\", " +
         (one.verb == "SELECT" ? "false" : "true") + "};\n\n";
}

}  // namespace check_sql
