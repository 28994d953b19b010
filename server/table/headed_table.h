#pragma once
// A table of which the headings are known: they are looked for in every sheet, under titles, with stars and
// line breaks in them, and every row is given in the order of the first of them.
#include <map>

#include "table/table.h"

namespace rongxin::table {

/// A heading as it is compared: without blanks, line breaks, stars and "(必填)", full width made plain.
std::string heading_name(std::string_view written);

struct WantedHeadings {
  std::vector<std::string> needed;  ///< a row that has all of them is a row of headings
  std::vector<std::string> known;   ///< the others that may be there
};

class HeadedTable {
 public:
  HeadedTable(std::unique_ptr<TableReader> reader, WantedHeadings wanted) : reader_(std::move(reader)), wanted_(std::move(wanted)) {}
  Status find_headings();
  /// Names of the columns, in the order of the cells of every row. When no row has all that is needed: those of the row that has most of them.
  const TableRow& headings() const { return headings_; }
  bool complete() const { return !sheets_.empty(); }
  /// The next row below headings that is not blank and no repetition of the headings; false at the end.
  Result<bool> next(TableRow& row);
  /// What was not read and what may surprise; complete after the last row.
  std::vector<Note> left_out() const;
  /// How many lines there are, and how many of them hold no row: "heading", "title" above it, "repeated" headings, "blank", "continued" (of the
  /// row above), "sheet" (of one
  /// that was not read). Complete after the last row; the others were given by next().
  std::pair<std::int64_t, std::map<std::string, std::int64_t>> lines() const;

 private:
  struct Columns {
    std::vector<int> place;      ///< of each heading in a row of the sheet, -1 when it has none or nobody asks for it
    std::size_t width = 0;       ///< of the row of headings
  };
  struct Sheet {
    std::size_t no;
    int heading_line;
    std::int64_t lines_above;
  };
  Status look_into(std::size_t sheet);
  std::size_t likeness(const std::vector<std::string>& names) const;
  bool may_be_headings(const TableRow& row) const;
  bool are_headings(const std::vector<std::string>& names) const;
  void take_names(const std::vector<std::string>& names);
  Columns columns_of(const TableRow& row) const;
  bool is_text() const { return reader_->sheets().size() == 1 && reader_->sheets()[0].empty(); }
  bool arrange(TableRow& row);
  Result<bool> next_of_sheet(TableRow& row);
  Result<bool> next_line(TableRow& row);

  std::unique_ptr<TableReader> reader_;
  const WantedHeadings wanted_;
  TableRow headings_;
  std::size_t best_ = 0;
  bool any_row_ = false;
  std::vector<Sheet> sheets_;
  std::vector<Note> notes_;
  std::size_t at_ = 0;
  bool begun_ = false;
  Columns columns_;
  std::optional<TableRow> ahead_;
  std::int64_t hidden_rows_ = 0, repeated_ = 0, beside_ = 0, blank_ = 0, continued_ = 0, given_ = 0, unread_ = 0;
  int hidden_first_ = 0, repeated_first_ = 0, beside_first_ = 0;
};

/// Problems: those of open_table; table_empty when there is no line at all.
Result<std::unique_ptr<HeadedTable>> open_headed(const std::string& path, WantedHeadings wanted);

}  // namespace rongxin::table
