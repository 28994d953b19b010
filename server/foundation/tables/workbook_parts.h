#pragma once
// What the parts of a workbook say of each other: which sheets there are, where they lie, what their cells share.
#include <map>

#include "tables/table.h"
#include "tables/xml_part.h"

namespace rongxin::tables {

struct SheetPlace {
  std::string name, part;
  bool hidden = false;
  bool cells = true;  ///< false for charts, dialogs and macro sheets
};

struct WorkbookPlan {
  std::vector<SheetPlace> sheets;         ///< in the order of the workbook
  std::string strings_part, styles_part;  ///< empty when there are none
  bool from_1904 = false;
};

/// Follows the relations from the root. Problems: table_no_sheet, table_is_other, table_broken and those of the zip.
Result<WorkbookPlan> plan_of(ZipParts& zip);

/// Text that cells share, in one piece of memory.
class SharedStrings final : public XmlPart {
 public:
  std::size_t size() const { return ends_.size(); }
  std::string_view operator[](std::size_t i) const {
    return std::string_view(text_).substr(i == 0 ? 0 : ends_[i - 1], ends_[i] - (i == 0 ? 0 : ends_[i - 1]));
  }

 private:
  void begin(std::string_view name, const char** attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view part) override;
  std::string text_, one_;
  std::vector<std::uint32_t> ends_;
  bool reading_ = false;
  int phonetic_ = 0;
};

class Styles final : public XmlPart {
 public:
  bool date(std::size_t style) const { return style < dates_.size() && dates_[style]; }

 private:
  void begin(std::string_view name, const char** attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view) override {}
  bool inside_ = false;
  std::map<int, bool> own_;
  std::vector<bool> dates_;
};

}  // namespace rongxin::tables
