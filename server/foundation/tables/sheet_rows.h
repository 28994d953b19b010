#pragma once
// The rows of one sheet of a workbook.
#include <deque>
#include <map>

#include "tables/workbook_parts.h"

namespace rongxin::tables {

/// A merged area that goes on below its first row: its rows show one value, which stands only in the first.
struct Merge {
  int first_row, last_row;
  std::size_t column;
};

class SheetRows final : public XmlPart {
 public:
  SheetRows(const SharedStrings& strings, const Styles& styles, bool from_1904)
      : strings_(strings), styles_(styles), from_1904_(from_1904) {}
  std::deque<TableRow> rows;  ///< those read and not yet taken; blank ones left out
  std::vector<Merge> merges;  ///< stand behind the rows: known once the sheet has been read
  std::int64_t blank = 0;     ///< rows left out
  std::size_t places = 0;     ///< of cells, empty ones within a row too
  /// What an earlier reading of the same sheet has found.
  void fill(std::vector<Merge> known);

 private:
  void begin(std::string_view name, const char** attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view part) override;
  void begin_row(const char** attributes);
  void begin_cell(const char** attributes);
  void finish_cell();
  void finish_row();
  void fill_row();
  void note_merge(std::string_view reference);
  Cell cell() const;

  const SharedStrings& strings_;
  const Styles& styles_;
  const bool from_1904_;
  TableRow row_;
  std::string kind_, value_;
  std::size_t rows_seen_ = 0, column_ = 0, style_ = 0;
  int line_ = 0, phonetic_ = 0;
  bool in_row_ = false, in_cell_ = false, reading_ = false, formula_ = false, inline_ = false;
  std::vector<Merge> fills_;
  std::size_t next_fill_ = 0;
  std::map<std::size_t, std::pair<int, Cell>> filling_;  ///< by column: until which line, with what
};

}  // namespace rongxin::tables
