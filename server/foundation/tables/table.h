#pragma once
// Tables from people: CSV or tab text in UTF-8 or GB 18030, and .xlsx. Read row by row; what an
// office program has made of a cell is kept, since a number is no identity number.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "platform/result.h"
#include "platform/sentence.h"

namespace rongxin::tables {

enum class CellType { empty, text, number, date, formula, boolean, error };

struct Cell {
  CellType type = CellType::empty;  ///< empty also when there are only blanks
  std::string text;  ///< UTF-8, neither trimmed nor normalised; number: its shortest exact decimal; date: YYYY-MM-DD, a
                     ///< time of day HH:MM:SS; boolean: TRUE or FALSE; error: "#N/A", "#####"
  bool damaged = false;  ///< a number of more than fifteen digits: the last are lost, `text` is what the file writes
  bool filled = false;   ///< it stands in the first row of a merged area, not here
};

/// Why a line could not be cut into cells safely.
struct RowRefusal {
  std::string code;
  Sentence text;
};

struct TableRow {
  int line = 0;  ///< as an office program numbers it; the first line is 1
  std::vector<Cell> cells;
  std::string sheet;                  ///< of a workbook; open_headed: only where more than one sheet is read
  std::optional<RowRefusal> refused;  ///< `cells` are then cut naively: to be shown, never to be stored
  bool hidden = false;                ///< by a filter or by hand
  bool line_end_odd = false;          ///< a lone CR begins or ends it, in a file whose other lines end otherwise
  bool unended = false;               ///< the last line of a text table, without a line end
};

/// What of a file was not read, or was read and may surprise.
struct Note {
  Sentence text;
  std::int64_t lines = 0;  ///< lines that are told as skipped by this
};

struct OtherLines {
  std::int64_t blank = 0;
  std::int64_t continued = 0;  ///< of a row above: a line break stands in one of its cells
};

class TableReader {
 public:
  virtual ~TableReader() = default;
  /// Shown sheets of a workbook in its order; a text table is one sheet without a name.
  virtual const std::vector<std::string>& sheets() const = 0;
  /// Goes to the first row of a sheet (the first has been begun).
  virtual Status begin(std::size_t sheet) = 0;
  /// The next row of the sheet that is not blank; false at its end. A Problem only when the file changes while it is
  /// read.
  virtual Result<bool> next(TableRow& row) = 0;
  /// How many columns the headings have: by it a text table knows cells that quotation marks have swallowed.
  virtual void expect_columns(std::size_t) {}
  /// Lines since the sheet was begun that next() gave no row for.
  virtual OtherLines other_lines() const = 0;
  /// Sheets that are not read: hidden ones, charts, macros.
  virtual const std::vector<Note>& notes() const = 0;
};

inline constexpr std::size_t columns_max = 500;  ///< with content; what is only coloured beyond them is not looked at
inline constexpr std::size_t cell_octets_max = 32'767 * 4;  ///< an office program takes 32,767 characters
inline constexpr std::size_t line_octets_max = 1u << 20;    ///< of a text table
inline constexpr std::size_t quoted_lines_max = 20;         ///< of one cell of a text table
inline constexpr std::size_t unpacked_octets_max =
    400u << 20;  ///< of a workbook while unpacking, or 20 times the file where that is more
inline constexpr std::size_t part_octets_max = 32u << 20;     ///< of a part that is neither sheet nor text
inline constexpr std::size_t strings_octets_max = 96u << 20;  ///< text that a workbook's cells share
inline constexpr std::size_t strings_max = 6'000'000;
inline constexpr std::size_t rows_max = 1'048'576;  ///< of a sheet, as everywhere
inline constexpr std::size_t sheets_max = 256;
inline constexpr std::size_t members_max = 10'000;  ///< of the zip
inline constexpr std::size_t merges_max = 65'536;   ///< of a sheet
inline constexpr std::size_t styles_max = 65'536;

/// Looks through the whole file before it gives a row. Problems: file_unreadable, table_empty, table_is_xls,
/// table_is_utf16, table_is_web_page, table_is_other, table_bytes_invalid (with the line), table_broken,
/// table_too_large, table_bomb, table_doctype, table_no_sheet.
Result<std::unique_ptr<TableReader>> open_table(const std::string& path);

struct NamedSheet {
  std::string name;
  std::vector<TableRow> rows;
  bool hidden = false;  ///< its rows are not read
};
inline constexpr std::size_t held_octets_max = 16u << 20;  ///< of a workbook that is held whole, unpacked
inline constexpr std::size_t held_cells_max = 100'000;     ///< places of cells, empty ones within a row too
/// All sheets of a small workbook, in its order. Problems: those of open_table.
Result<std::vector<NamedSheet>> read_sheets(const std::string& path);

/// The file is something else, or beyond a limit; `what` says it in both languages.
Problem is_other(const Sentence& what);
Problem too_large(const Sentence& what, std::size_t limit);

}  // namespace rongxin::tables
