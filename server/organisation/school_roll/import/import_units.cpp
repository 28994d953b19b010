#include <map>
#include <set>
#include <tuple>

#include "platform/normal_text.h"
#include "school_roll/import/import_roll.h"
#include "school_roll/import/whole_number.h"
#include "school_roll/problems.h"
#include "sql/school_roll/list_places.h"
#include "texts/school_roll.h"

namespace rongxin::school_roll {
namespace {

using store::SystemKey;
using store::Transaction;
constexpr auto importing = SystemKey::because("the tree of units carries no person");
constexpr std::string_view unit_columns[] = {"学校标识码", "学校名称", "区县代码", "区县", "学段",
                                             "办学性质",   "独立法人", "寄宿",     "市属"};

bool is_code(const std::string& text, std::size_t digits) {
  return text.size() == digits && text.find_first_not_of("0123456789") == std::string::npos;
}

/// "初中、高中", "完全中学" as "初中|高中"; nothing when it names no stage.
std::optional<std::string> read_stages(std::string text) {
  static const std::map<std::string_view, std::vector<std::string_view>> words{
      {"小学", {"小学"}},
      {"初中", {"初中"}},
      {"高中", {"高中"}},
      {"普通高中", {"高中"}},
      {"中职", {"中职"}},
      {"职高", {"中职"}},
      {"中专", {"中职"}},
      {"完全中学", {"初中", "高中"}},
      {"完中", {"初中", "高中"}},
      {"九年一贯制", {"小学", "初中"}},
      {"十二年一贯制", {"小学", "初中", "高中"}}};
  for (const std::string_view between : {"、", "/", ",", ";", "+", " ", "和"})
    for (auto at = text.find(between); at != std::string::npos; at = text.find(between))
      text.replace(at, between.size(), "|");
  std::set<std::string_view> named;
  for (std::size_t from = 0; from <= text.size();) {
    const auto end = std::min(text.find('|', from), text.size());
    const auto known = words.find(std::string_view(text).substr(from, end - from));
    if (end > from && known == words.end()) return std::nullopt;
    if (end > from) named.insert(known->second.begin(), known->second.end());
    from = end + 1;
  }
  std::string stages;
  for (const std::string_view one : {"小学", "初中", "高中", "中职"})
    if (named.contains(one)) (stages += stages.empty() ? "" : "|") += one;
  return stages.empty() ? std::nullopt : std::optional(stages);
}

bool is_same(const SchoolRow& one, const SchoolRow& other) {
  const auto all = [](const SchoolRow& row) {
    return std::tie(row.name, row.county_code, row.county_name, row.stages, row.is_public, row.independent_legal_person,
                    row.boarding, row.city_run);
  };
  return all(one) == all(other);
}

bool may_be_unit(const std::string& name) {
  for (const std::string_view other : {"\"", "“", "”", ",", ";", "=", "@", "&", "/"})
    if (name.find(other) != std::string::npos) return false;
  return !name_key(name).empty() && name != "无" &&
         name_key(name).find_first_not_of("0123456789") != std::string::npos && !is_made_a_date(name) &&
         !is_counted(name);
}

struct Place {
  std::string name, parent;
};

/// What is known of counties and schools, in the store and further up in the file.
struct Places {
  std::map<std::string, Place> counties, schools;
};

class UnitImport {
 public:
  UnitImport(const Services& tools, const ImportWish& wish) : tools_(tools), wish_(wish) {}

  Result<ImportReport> run(const std::string& path) {
    RONGXIN_TRY(reader, tables::open_headed(path, {{std::begin(unit_columns), std::end(unit_columns)}, {}}));
    RONGXIN_CHECK(find_columns(reader->headings()));
    TableRow row;
    read_places();
    while (true) {
      RONGXIN_TRY(another, reader->next(row));
      if (!another) break;
      take(row);
    }
    report_.notes = reader->left_out();
    std::tie(report_.lines, report_.skipped) = reader->lines();
    // The verdicts of a dry run come from the very same statements, taken back at the end.
    const Status stored = tools_.database.write(importing, [&](Transaction& transaction) -> Status {
      report_.added = report_.changed = report_.unchanged = 0;
      for (const auto& school : schools_) {
        const StoredAs how = store_school(transaction, school, tools_.clock);
        ++(how == StoredAs::added ? report_.added : how == StoredAs::changed ? report_.changed : report_.unchanged);
      }
      if (wish_.dry_run) return problems::import_stopped;
      tools_.audit.append(transaction, wish_.who);
      return success();
    });
    if (!stored && !wish_.dry_run) return stored.problem();
    return std::move(report_);
  }

 private:
  Status find_columns(const TableRow& header) {
    for (std::size_t i = 0; i < header.cells.size(); ++i)
      if (const std::string name = normal_unit_name(header.cells[i].text);
          !name.empty() && !place_.emplace(name, i).second)
        return Problem(problems::column_twice, "", {{"column", name}});
    if (tables::is_undivided(header, {{std::begin(unit_columns), std::end(unit_columns)}, {}}))
      return problems::columns_undivided;
    for (auto name : unit_columns)
      if (!place_.contains(std::string(name)))
        return Problem(problems::column_missing, "", {{"column", std::string(name)}, {"near", "—"}});
    return success();
  }

  void read_places() {
    tools_.database.read(importing, [&](Transaction& transaction) {
      transaction.each(importing, sql::school_roll::list_places{}, [&](const auto& r) {
        (r.kind() == "county" ? places_.counties : places_.schools)
            .emplace(std::string(r.code().value_or("")), Place{std::string(r.name()), std::string(r.parent_code())});
      });
      return 0;
    });
  }

  std::string text(const TableRow& row, const char* column, std::string (*form)(std::string_view) = normal_name) {
    const std::size_t at = place_.at(column);
    if (at >= row.cells.size()) return {};
    const Cell& cell = row.cells[at];
    const std::string value = form(cell.text);
    if (is_tidied(cell.text, value))
      if (auto& one = report_.tidied[column]; one.lines++ == 0) one.first_row = row.line;
    const auto exact = form == normal_number ? whole_number(value, cell.type) : std::nullopt;
    return exact ? *exact : value;
  }

  void take(const TableRow& row) {
    ++report_.rows;
    if (row.refused) return report_.reject(row.line, {"整行", row.refused->code, row.refused->text});
    SchoolRow school{text(row, "学校标识码", normal_number),
                     text(row, "学校名称"),
                     text(row, "区县代码", normal_number),
                     text(row, "区县"),
                     text(row, "学段"),
                     true,
                     true,
                     false,
                     false};
    const auto fault = check(row, school);
    if (fault) {
      report_.reject(row.line, *fault);
    } else if (const auto [first, fresh] = seen_.emplace(school.code, school);
               !fresh && !is_same(first->second, school)) {
      report_.reject(row.line, {"整行", "same_school_differs", texts::school_roll::same_school_differs()});
    } else if (!fresh) {
      ++report_.duplicates;
      report_.duplicate_rows.push_back(row.line);
    } else {
      ++report_.accepted;
      remember(row.line, school);
      schools_.push_back(std::move(school));
    }
  }

  std::optional<RowFault> check(const TableRow& row, SchoolRow& school) {
    for (const char* column : {"学校名称", "区县", "学段"})
      if (const auto at = place_.at(column);
          at < row.cells.size() && (row.cells[at].type == CellType::formula || row.cells[at].type == CellType::error ||
                                    row.cells[at].type == CellType::date))
        return RowFault{column, "error_cell", texts::school_roll::cell_not_text()};
    if (!is_code(school.code, 10)) return RowFault{"学校标识码", "school_code", texts::school_roll::school_code()};
    if (school.name.empty()) return RowFault{"学校名称", "missing", texts::school_roll::missing()};
    if (!may_be_unit(school.name)) return RowFault{"学校名称", "unit_name", texts::school_roll::school_name()};
    if (!is_code(school.county_code, 6)) return RowFault{"区县代码", "county_code", texts::school_roll::county_code()};
    if (school.county_name.empty()) return RowFault{"区县", "missing", texts::school_roll::missing()};
    if (!may_be_unit(school.county_name)) return RowFault{"区县", "unit_name", texts::school_roll::county_name_odd()};
    const auto stages = read_stages(school.stages);
    if (!stages) return RowFault{"学段", "stages", texts::school_roll::stages()};
    school.stages = *stages;
    const std::string ownership = text(row, "办学性质");
    if (ownership != "公办" && ownership != "民办")
      return RowFault{"办学性质", "ownership", texts::school_roll::ownership()};
    school.is_public = ownership == "公办";
    for (const auto& [column, flag] : {std::pair{"独立法人", &school.independent_legal_person},
                                       {"寄宿", &school.boarding},
                                       {"市属", &school.city_run}}) {
      const std::string value = text(row, column);
      if (value != "是" && value != "否") return RowFault{column, "yes_no", texts::school_roll::yes_no()};
      *flag = value == "是";
    }
    return check_place(school);
  }

  // A code that was mistyped would move a school, rename a county or make a second one: none of it is done by a list.
  std::optional<RowFault> check_place(const SchoolRow& school) const {
    const auto county = places_.counties.find(school.county_code);
    if (county != places_.counties.end() && county->second.name != school.county_name)
      return RowFault{"区县", "county_name",
                      texts::school_roll::county_name(
                          {.code = school.county_code, .known = county->second.name, .written = school.county_name})};
    for (const auto& [code, one] : places_.counties)
      if (code != school.county_code && one.name == school.county_name)
        return RowFault{"区县代码", "county_twice",
                        texts::school_roll::county_twice({.county_name = school.county_name, .code = code})};
    const auto known = places_.schools.find(school.code);
    if (known != places_.schools.end() && known->second.parent != (school.city_run ? "city" : school.county_code))
      return RowFault{"区县代码", "school_moved", texts::school_roll::school_moved()};
    return std::nullopt;
  }

  void remember(int line, const SchoolRow& school) {
    places_.counties.emplace(school.county_code, Place{school.county_name, "city"});
    const auto [known, fresh] =
        places_.schools.emplace(school.code, Place{school.name, school.city_run ? "city" : school.county_code});
    if (!fresh && known->second.name != school.name)
      report_.remark(line, {"学校名称", "school_renamed",
                            texts::school_roll::school_renamed({.before = known->second.name, .name = school.name})});
    for (const auto& [code, one] : places_.schools)
      if (code != school.code && one.name == school.name)
        report_.remark(line, {"学校名称", "name_twice", texts::school_roll::name_twice({.code = code})});
  }

  const Services& tools_;
  const ImportWish& wish_;
  ImportReport report_;
  std::map<std::string, std::size_t> place_;
  std::map<std::string, SchoolRow> seen_;
  Places places_;
  std::vector<SchoolRow> schools_;
};

}  // namespace

Result<ImportReport> import_units(const Services& tools, const std::string& path, const ImportWish& wish) {
  return UnitImport(tools, wish).run(path);
}

}  // namespace rongxin::school_roll
