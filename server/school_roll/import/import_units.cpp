#include <map>

#include "school_roll/import/import_roll.h"
#include "school_roll/problems.h"

namespace rongxin::school_roll {
namespace {

using store::SystemKey;
using store::Transaction;
constexpr auto importing = SystemKey::because("the tree of units carries no person");
constexpr std::string_view unit_columns[] = {"学校标识码", "学校名称", "区县代码", "区县", "学段", "办学性质", "独立法人", "寄宿", "市属"};

class UnitImport {
 public:
  UnitImport(const ImportTools& tools, const ImportWish& wish) : tools_(tools), wish_(wish) {}

  Result<ImportReport> run(const std::string& path) {
    RONGXIN_TRY(reader, table::open_headed(path, {{std::begin(unit_columns), std::end(unit_columns)}, {}}));
    RONGXIN_CHECK(find_columns(reader->headings()));
    TableRow row;
    std::vector<SchoolRow> schools;
    while (true) {
      RONGXIN_TRY(another, reader->next(row));
      if (!another) break;
      check(row, schools);
    }
    report_.notes = reader->left_out();
    if (wish_.dry_run) return std::move(report_);
    RONGXIN_CHECK(tools_.database.write(importing, [&](Transaction& transaction) -> Status {
      report_.added = report_.changed = report_.unchanged = 0;
      for (const auto& school : schools) {
        const StoredAs how = store_school(transaction, school, tools_.clock);
        ++(how == StoredAs::added ? report_.added : how == StoredAs::changed ? report_.changed : report_.unchanged);
      }
      tools_.audit.append(transaction, wish_.who);
      return success();
    }));
    return std::move(report_);
  }

 private:
  Status find_columns(const TableRow& header) {
    for (std::size_t i = 0; i < header.cells.size(); ++i) place_[header.cells[i].text] = i;
    for (auto name : unit_columns)
      if (!place_.contains(std::string(name))) return Problem(problems::column_missing, "", {{"column", std::string(name)}, {"near", "—"}});
    return success();
  }

  std::string text(const TableRow& row, const char* column) const {
    const std::size_t at = place_.at(column);
    return at < row.cells.size() ? row.cells[at].text : "";
  }

  void check(const TableRow& row, std::vector<SchoolRow>& schools) {
    ++report_.rows;
    if (row.refused) return report_.rejected.push_back({row.line, {"", row.refused->code, row.refused->text_zh, row.refused->text_en}});
    SchoolRow school{text(row, "学校标识码"), text(row, "学校名称"), text(row, "区县代码"), text(row, "区县"), text(row, "学段"),
                     text(row, "办学性质") != "民办", text(row, "独立法人") == "是", text(row, "寄宿") == "是", text(row, "市属") == "是"};
    const auto reject = [&](const char* column, const char* code, const char* zh, const char* en) { report_.rejected.push_back({row.line, {column, code, zh, en}}); };
    if (school.code.size() != 10 || school.code.find_first_not_of("0123456789") != std::string::npos)
      return reject("学校标识码", "school_code", "应为 10 位数字", "ten digits are expected");
    if (school.name.empty()) return reject("学校名称", "missing", "没有填写", "is empty");
    if (school.county_code.size() != 6) return reject("区县代码", "county_code", "应为 6 位数字", "six digits are expected");
    if (school.county_name.empty()) return reject("区县", "missing", "没有填写", "is empty");
    for (const char* column : {"独立法人", "寄宿", "市属"})
      if (text(row, column) != "是" && text(row, column) != "否") return reject(column, "yes_no", "应填“是”或“否”", "是 or 否 is expected");
    if (!seen_.insert(school.code).second) {
      ++report_.duplicates;
      report_.duplicate_rows.push_back(row.line);
      return;
    }
    ++report_.accepted;
    schools.push_back(std::move(school));
  }

  const ImportTools& tools_;
  const ImportWish& wish_;
  ImportReport report_;
  std::map<std::string, std::size_t> place_;
  std::set<std::string> seen_;
};

}  // namespace

Result<ImportReport> import_units(const ImportTools& tools, const std::string& path, const ImportWish& wish) { return UnitImport(tools, wish).run(path); }

}  // namespace rongxin::school_roll
