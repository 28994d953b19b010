#include "tables/workbook.h"

#include <fstream>

#include "platform/shortened.h"
#include "tables/problems.h"
#include "tables/sheet_rows.h"
#include "texts/tables.h"

namespace rongxin::tables {
namespace {

class WorkbookReader final : public TableReader {
 public:
  Status open(const std::string& path) {
    RONGXIN_CHECK(zip_.open(path));
    return success();
  }

  Status plan() {
    RONGXIN_TRY(plan, plan_of(zip_));
    plan_ = std::move(plan);
    if (!plan_.strings_part.empty()) RONGXIN_CHECK(strings_.whole(zip_, plan_.strings_part, zip_.total_octets_max));
    if (!plan_.styles_part.empty()) RONGXIN_CHECK(styles_.whole(zip_, plan_.styles_part, part_octets_max));
    for (const auto& one : plan_.sheets) tell(one);
    return success();
  }

  /// Reads every shown sheet once: what is wrong with the file is known before a row of it is given.
  Status look_through() {
    merges_.resize(parts_.size());
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      RONGXIN_CHECK(begin(i));
      while (!ended_) {
        RONGXIN_TRY(ended, rows_->feed(zip_));
        ended_ = ended;
        rows_->rows.clear();
      }
      merges_[i] = std::move(rows_->merges);
    }
    zip_.again();
    return parts_.empty() ? Status(problems::table_no_sheet) : begin(0);
  }

  const std::vector<std::string>& sheets() const override { return names_; }
  const std::vector<Note>& notes() const override { return notes_; }
  OtherLines other_lines() const override { return {rows_->blank, 0}; }

  Status begin(std::size_t sheet) override {
    sheet_ = sheet;
    rows_ = std::make_unique<SheetRows>(strings_, styles_, plan_.from_1904);
    if (sheet < merges_.size()) rows_->fill(merges_[sheet]);
    ended_ = false;
    return zip_.begin(parts_[sheet], zip_.total_octets_max);
  }

  Result<bool> next(TableRow& row) override {
    while (rows_->rows.empty() && !ended_) {
      RONGXIN_TRY(ended, rows_->feed(zip_));
      ended_ = ended;
    }
    if (rows_->rows.empty()) return false;
    row = std::move(rows_->rows.front());
    row.sheet = names_[sheet_];
    rows_->rows.pop_front();
    return true;
  }

  Result<std::vector<NamedSheet>> hold() {
    zip_.total_octets_max = std::min(zip_.total_octets_max, held_octets_max);
    RONGXIN_CHECK(plan());
    RONGXIN_CHECK(look_through());
    std::vector<NamedSheet> held;
    std::size_t places = 0;
    for (const auto& one : plan_.sheets)
      if (one.hidden) held.push_back({one.name, {}, true});
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      RONGXIN_CHECK(begin(i));
      auto& sheet = held.emplace_back(NamedSheet{names_[i], {}});
      const std::size_t before = places;
      TableRow row;
      while (true) {
        RONGXIN_TRY(more, next(row));
        if (!more) break;
        places = before + rows_->places;
        if (places > held_cells_max) return too_large(texts::tables::cells(), held_cells_max);
        sheet.rows.push_back(std::move(row));
      }
    }
    return held;
  }

 private:
  void tell(const SheetPlace& one) {
    if (one.cells && !one.hidden) {
      names_.push_back(one.name);
      parts_.push_back(one.part);
      return;
    }
    const std::string name = shortened(one.name);
    if (one.hidden) notes_.push_back({texts::tables::sheet_hidden({.name = name})});
    else notes_.push_back({texts::tables::sheet_of_chart({.name = name})});
  }

  ZipParts zip_;
  WorkbookPlan plan_;
  SharedStrings strings_;
  Styles styles_;
  std::vector<std::string> names_, parts_;
  std::vector<std::vector<Merge>> merges_;
  std::vector<Note> notes_;
  std::unique_ptr<SheetRows> rows_;
  std::size_t sheet_ = 0;
  bool ended_ = false;
};

}  // namespace

Result<std::unique_ptr<TableReader>> open_workbook(const std::string& path) {
  auto reader = std::make_unique<WorkbookReader>();
  RONGXIN_CHECK(reader->open(path));
  RONGXIN_CHECK(reader->plan());
  RONGXIN_CHECK(reader->look_through());
  return std::unique_ptr<TableReader>(std::move(reader));
}

Result<std::vector<NamedSheet>> read_sheets(const std::string& path) {
  char first[4] = {};
  std::ifstream(path, std::ios::binary).read(first, sizeof first);
  if (std::string_view(first, 4) == "\xD0\xCF\x11\xE0") return problems::table_is_xls;
  WorkbookReader reader;
  RONGXIN_CHECK(reader.open(path));
  return reader.hold();
}

}  // namespace rongxin::tables
