#pragma once
// One sheet as the layout describes it: columns found by their names, faults told by cell.
#include <map>
#include <string>
#include <vector>

#include "instruments/workbook_layout.h"
#include "tables/table.h"

namespace rongxin::instruments {

/// A place in the workbook as an office program shows it.
struct CellPlace {
  std::string sheet, column, cell;  ///< "分段", "起始分", "C3"; empty where the whole sheet or row is meant
  int row = 0;
};

struct CellFault {
  CellPlace at;
  std::string code;
  Sentence text;
};

/// One thing of a sheet. Reading what is absent or of another kind notes a fault and gives an empty value.
class Record {
 public:
  struct Entry {
    tables::Cell cell;
    CellPlace at;
  };
  explicit Record(std::vector<CellFault>& faults) : faults_(&faults) {}
  std::string text(std::string_view key) const;  ///< may be empty
  std::string required(std::string_view key) const;
  /// Text that a number would change ("1.10"): a number or a TRUE is a fault.
  std::string written(std::string_view key) const;
  /// Lower-case letters, digits, '_' and '.', at most `size_max` characters.
  std::string identifier(std::string_view key, std::size_t size_max) const;
  int whole(std::string_view key) const;
  double real(std::string_view key) const;
  bool blank(std::string_view key) const;
  /// Value of the choice; empty (and a fault) when it is none of them.
  std::string choice(Part part, std::string_view key) const;
  /// Parts between commas (also ，and 、).
  std::vector<std::string> list(std::string_view key) const;
  void fault(std::string_view key, const char* code, Sentence what) const;
  const CellPlace& place(std::string_view key) const;
  CellPlace row_place() const;

  std::map<std::string, Entry, std::less<>> entries;  ///< by key; columns outside the layout by their heading

 private:
  std::vector<CellFault>* faults_;
};

struct SheetTable {
  std::vector<Record> records;
  std::vector<std::string> more;  ///< headings outside the layout, in order
};

/// Shown sheets that are none of the layout's, or are there under two names: nothing of them was read.
void tell_other_sheets(const std::vector<tables::NamedSheet>& sheets, std::vector<CellFault>& faults);
/// Finds the sheet and its columns. Missing sheets, missing, repeated and unknown columns, formulas and damaged cells
/// become faults.
SheetTable read_table(const std::vector<tables::NamedSheet>& sheets, Part part, std::vector<CellFault>& faults);

}  // namespace rongxin::instruments
