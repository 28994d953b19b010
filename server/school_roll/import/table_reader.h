#pragma once
// Tables from people: CSV or tab text in UTF-8 or GB 18030, and .xlsx. Read row by row; what an
// office program has made of a cell is kept, since a number is no identity number.
#include <memory>
#include <string>
#include <vector>

#include "platform/result.h"

namespace rongxin::school_roll {

enum class CellType { empty, text, number, date, formula, boolean, error };

struct Cell {
  CellType type = CellType::empty;
  std::string text;  ///< UTF-8; a date as YYYY-MM-DD; a number as the file writes it
};

struct TableRow {
  int line = 0;  ///< as an office program numbers it; the header is 1
  std::vector<Cell> cells;
};

class TableReader {
 public:
  virtual ~TableReader() = default;
  /// False at the end. Problems name the line: table_bytes_invalid, table_broken, table_too_large.
  virtual Result<bool> next(TableRow& row) = 0;
};

inline constexpr std::size_t table_octets_max = 150u << 20;       ///< of the file
inline constexpr std::size_t unpacked_octets_max = 400u << 20;    ///< of a workbook, while unpacking

/// Problems: file_unreadable, file_too_large, table_is_xls, table_encrypted, table_broken.
Result<std::unique_ptr<TableReader>> open_table(const std::string& path);
Result<std::unique_ptr<TableReader>> open_text_table(const std::string& path);
Result<std::unique_ptr<TableReader>> open_workbook(const std::string& path);

struct NamedSheet {
  std::string name;
  std::vector<TableRow> rows;
};
inline constexpr std::size_t sheets_octets_max = 16u << 20;  ///< of a workbook that is held whole, unpacked
/// All sheets of a small workbook, in its order. Problems: table_is_xls, table_broken, table_bomb,
/// table_doctype, table_no_sheet.
Result<std::vector<NamedSheet>> read_sheets(const std::string& path);

}  // namespace rongxin::school_roll
