#pragma once
// A table of which the headings are known: they are looked for in every sheet, under titles, with stars and line breaks
// in them, in one line or in two ("成员1" over "姓名"), and every row is given in the order of the first of them.
#include <map>

#include "tables/table.h"

namespace rongxin::tables {

/// A heading as it is compared: without blanks, line breaks, stars and "(必填)", full width made plain.
std::string heading_name(std::string_view written);

struct WantedHeadings {
  std::vector<std::string> needed;  ///< a row that has all of them is a row of headings
  std::vector<std::string> known;   ///< the others that may be there
};

/// Whether all headings stand in one cell: the separator of the file is none that is known.
bool is_undivided(const TableRow& headings, const WantedHeadings& wanted);

class HeadedTable {
 public:
  HeadedTable(std::unique_ptr<TableReader> reader, WantedHeadings wanted)
      : reader_(std::move(reader)), wanted_(std::move(wanted)) {}
  Status find_headings();
  /// Names of the columns, in the order of the cells of every row. When no row has all that is needed: those of the row
  /// that has most of them.
  const TableRow& headings() const { return headings_; }
  bool complete() const { return !sheets_.empty(); }
  /// The next row below headings that is not blank and no repetition of the headings; false at the end.
  Result<bool> next(TableRow& row);
  /// What was not read and what may surprise; complete after the last row.
  std::vector<Note> left_out() const;
  /// How many lines there are, and how many of them hold no row: "heading", "title" above it, "repeated" headings,
  /// "blank", "continued" (of the row above), "sheet" (of one that was not read). Complete after the last row; the
  /// others were given by next().
  std::pair<std::int64_t, std::map<std::string, std::int64_t>> lines() const;

 private:
  struct Columns {
    std::vector<int> place;  ///< of each heading in a row of the sheet, -1 when it has none or nobody asks for it
    std::size_t width = 0;   ///< of the row of headings
  };
  using Names = std::vector<std::string>;
  struct Sheet {
    std::size_t no;
    int heading_line;  ///< the last of them
    std::int64_t lines_above;
    Names names, upper, lower;  ///< upper and lower: of headings in two lines
    std::size_t width;
    bool two_lines() const { return !lower.empty(); }
  };
  Status look_into(std::size_t sheet);
  bool is_wanted(const std::string& name) const;
  Names joined(const Names& upper, const Names& lower) const;
  Result<std::optional<Sheet>> headings_of(std::size_t sheet, std::int64_t& above, Names& nearest);
  std::string missing(const Names& names) const;
  std::size_t likeness(const std::vector<std::string>& names) const;
  bool may_be_headings(const TableRow& row) const;
  bool are_headings(const std::vector<std::string>& names) const;
  void take_names(const std::vector<std::string>& names);
  Columns columns_of(const Names& names, std::size_t width) const;
  bool is_text() const { return reader_->sheets().size() == 1 && reader_->sheets()[0].empty(); }
  bool arrange(TableRow& row);
  bool is_repeated(const TableRow& row);
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
  bool begun_ = false, narrow_seen_ = false;
  Columns columns_;
  std::optional<TableRow> ahead_;
  std::int64_t hidden_rows_ = 0, repeated_ = 0, beside_ = 0, blank_ = 0, continued_ = 0, given_ = 0, unread_ = 0;
  int hidden_first_ = 0, repeated_first_ = 0, beside_first_ = 0;
};

/// Problems: those of open_table; table_empty when there is no line at all.
Result<std::unique_ptr<HeadedTable>> open_headed(const std::string& path, WantedHeadings wanted);

}  // namespace rongxin::tables
