#include <tuple>
#include <unordered_map>

#include "platform/shortened.h"
#include "school_roll/import/import_roll.h"
#include "school_roll/import/roll_survey.h"
#include "school_roll/import/row_cells.h"
#include "school_roll/problems.h"
#include "school_roll/school_roll.h"
#include "sql/school_roll/list_classes_of_school.h"
#include "sql/school_roll/list_school_codes.h"
#include "sql/school_roll/list_school_codes_below.h"
#include "tables/csv_cell.h"
#include "texts/school_roll.h"

namespace rongxin::school_roll {
namespace {

using store::SystemKey;
using store::Transaction;
constexpr auto importing = SystemKey::because("an import finds students by their numbers before anyone may see them");
constexpr std::size_t portion_rows = 250;

struct CheckedRow {
  int line;
  StudentRow student;
  TableRow raw;
  RowFindings found;
};

class StudentImport {
 public:
  StudentImport(const Services& tools, const ImportWish& wish)
      : tools_(tools), wish_(wish), writer_(tools.keys, tools.vault, tools.clock) {}

  Result<ImportReport> run(const std::string& path) {
    RONGXIN_TRY(reader, tables::open_headed(path, StudentColumns::wanted()));
    read_schools();
    RONGXIN_TRY(columns, StudentColumns::find(reader->headings()));
    columns_ = &columns;
    report_.dropped_columns = columns.dropped();
    start_rejected_file();
    // The file was read to its end when it was opened: what can stop this now is not in its lines.
    const Status done = take_all(*reader);
    if (!done) return report_.accepted == 0 || wish_.dry_run ? done.problem() : broke_off(done.problem());
    survey_.finish(report_);
    report_.notes = reader->left_out();
    tell_columns(reader->headings());
    if (rejected_unwritten_ > 0)
      report_.notes.push_back({texts::school_roll::rejected_rows_unwritten({.rows = rejected_unwritten_})});
    std::tie(report_.lines, report_.skipped) = reader->lines();
    return std::move(report_);
  }

 private:
  Status take_all(HeadedTable& reader) {
    TableRow row;
    while (true) {
      RONGXIN_TRY(another, reader.next(row));
      if (!another) break;
      RONGXIN_CHECK(take(row));
    }
    return store_portion();
  }

  Problem broke_off(const Problem& why) const {
    return Problem(
        problems::import_broke_off, "",
        {{"stored", std::to_string(report_.added + report_.changed)}, {"reason", std::string(why.kind->code)}});
  }

  void read_schools() {
    tools_.database.read(importing, [&](Transaction& transaction) {
      if (wish_.below)
        transaction.each(importing, sql::school_roll::list_school_codes_below{.unit_id = *wish_.below},
                         [&](const auto& r) { schools_.codes.insert(std::string(r.code().value_or(""))); });
      else
        transaction.each(importing, sql::school_roll::list_school_codes{},
                         [&](const auto& r) { schools_.codes.insert(std::string(r.code().value_or(""))); });
      return 0;
    });
    schools_.all = !wish_.below;
  }

  // A column that is not there takes nothing away; one that would set a limit sets none.
  void tell_columns(const TableRow& headings) {
    std::string open;
    for (const auto& one : StudentColumns::wanted().known)
      if (!columns_->has(one)) open += (open.empty() ? "" : "、") + one;
    if (!open.empty() && wish_.tells_of_students && report_.changed + report_.unchanged > 0)
      report_.notes.push_back({texts::school_roll::columns_absent({.open = open})});
    for (const auto& cell : headings.cells)
      if (says_do_not_inform(cell.text) || cell.text.find("告知") != std::string::npos ||
          cell.text.find("通知") != std::string::npos || cell.text.find("限制") != std::string::npos)
        report_.notes.push_back({texts::school_roll::limits_not_imported({.column = shortened(cell.text, 20)})});
  }

  void start_rejected_file() {
    std::string line = "\xEF\xBB\xBF";
    for (const auto& name : columns_->kept()) line += name + ",";
    write_rejected(line + "退回原因\r\n");
  }

  void write_rejected(const std::string& line) {
    if (wish_.take_rejected) return wish_.take_rejected(line);
    if (report_.rejected_file.size() + line.size() <= rejected_octets_max) report_.rejected_file += line;
    else ++rejected_unwritten_;
  }

  void reject(int line, const TableRow& raw, RowFault fault) {
    // Line 3 of one class is not line 3 of another.
    if (!raw.sheet.empty()) {
      fault.reason = texts::school_roll::of_sheet({.sheet = shortened(raw.sheet), .reason = fault.reason});
    }
    std::string written;
    for (const auto& name : columns_->kept()) {
      std::string text = columns_->at(raw, name).text;
      if (text.starts_with('\'')) text.erase(0, 1);
      written += tables::csv_cell(shortened(text, 500)) + ",";
    }
    write_rejected(written + tables::csv_cell(fault.column + "：" + fault.reason.zh) + "\r\n");
    report_.reject(line, std::move(fault));
  }

  Status take(const TableRow& row) {
    ++report_.rows;
    CheckedRow checked{row.line, {}, row, {}};
    if (row.refused) checked.found.faults.push_back({"整行", row.refused->code, row.refused->text});
    else checked.found = check_student_row(*columns_, row, schools_, checked.student);
    if (!checked.found.faults.empty()) reject(row.line, row, checked.found.faults[0]);
    else if (!see_numbers(row, checked.student)) return success();
    else portion_.push_back(std::move(checked));
    return portion_.size() < portion_rows ? success() : store_portion();
  }

  // Some octets a number: a file of a million rows keeps 150 MB of them. The first number says who somebody is.
  bool see_numbers(const TableRow& row, const StudentRow& student) {
    std::vector<std::size_t> numbers;
    const auto add = [&](const std::string& kind, const std::string& number) {
      if (!number.empty()) numbers.push_back(std::hash<std::string>{}(kind + "/" + number));
    };
    add(student.identity_kind, student.identity_number);
    add("registry_number", student.registry_number);
    add("registry_auxiliary", student.registry_auxiliary);
    const auto content = static_cast<std::uint32_t>(std::hash<std::string>{}(content_of(student)));
    const auto first = seen_.find(numbers[0]);
    const bool same = first != seen_.end();
    const bool shared =
        std::any_of(numbers.begin(), numbers.end(), [&](std::size_t one) { return seen_.contains(one); });
    if (same && first->second.content != content) {
      const std::string sheet = shortened(sheets_[first->second.sheet]), line = std::to_string(first->second.line);
      reject(row.line, row,
             {"整行", "same_student_differs",
              sheet.empty() ? texts::school_roll::same_student_differs({.line = line})
                            : texts::school_roll::same_student_differs_in_sheet({.sheet = sheet, .line = line})});
    } else if (same) {
      ++report_.duplicates;
      report_.duplicate_rows.push_back(row.line);
    } else if (shared) {
      reject(row.line, row, {"学籍号", "number_twice", texts::school_roll::number_twice()});
    } else {
      if (sheets_.empty() || sheets_.back() != row.sheet) sheets_.push_back(row.sheet);
      for (const auto number : numbers)
        seen_.emplace(number, Seen{row.line, content, static_cast<std::uint32_t>(sheets_.size() - 1)});
    }
    return !shared;
  }

  Status store_portion() {
    std::vector<StoredStudent> stored;
    const auto each = [&](Transaction& transaction) -> Status {
      stored.clear();
      writer_.forget_units();
      for (const auto& row : portion_) survey_school(transaction, row.student.school_code);
      for (const auto& row : portion_)
        stored.push_back(wish_.dry_run ? writer_.compare(transaction, row.student)
                                       : writer_.store(transaction, row.student));
      if (!wish_.dry_run && !portion_.empty()) log(transaction, stored);
      return success();
    };
    RONGXIN_CHECK(wish_.dry_run ? tools_.database.read(importing, each) : tools_.database.write(importing, each));
    // Who was compared with is in the log before anybody reads the result; the writer is not held up by the comparing.
    if (wish_.dry_run && wish_.who.actor_kind == "staff" && !portion_.empty())
      RONGXIN_CHECK(tools_.database.write(importing, [&](Transaction& transaction) -> Status {
        log(transaction, stored);
        return success();
      }));
    for (std::size_t i = 0; i < portion_.size(); ++i) count(portion_[i], stored[i]);
    portion_.clear();
    if (wish_.progress && !wish_.progress(report_.rows, wish_.dry_run ? 0 : report_.added + report_.changed))
      return problems::import_stopped;
    return success();
  }

  void survey_school(Transaction& transaction, const std::string& code) {
    if (survey_.knows(code)) return;
    std::vector<std::pair<std::string, std::string>> classes;
    transaction.each(
        importing,
        sql::school_roll::list_classes_of_school{.school_unit_id = find_unit(transaction, code).value_or(UnitId(0))},
        [&](const auto& r) {
          if (!r.grade_name().empty()) classes.emplace_back(std::string(r.grade_name()), std::string(r.name()));
        });
    survey_.know(code, classes);
  }

  void log(Transaction& transaction, const std::vector<StoredStudent>& stored) {
    std::string detail = std::to_string(portion_.size()) + " rows:";
    for (const auto& one : stored)
      if (one.student.value != 0) detail += " " + std::to_string(one.student.value);
    auto entry = wish_.who;
    entry.detail = detail;
    tools_.audit.append(transaction, entry);
    // Whoever names a child of another school stands on that child's own list of who looked.
    for (const auto& one : stored) {
      if (!one.elsewhere || wish_.who.actor_kind != "staff") continue;
      auto named = wish_.who;
      named.student_id = one.student.value;
      named.detail = "named in a roll of another school";
      tools_.audit.append(transaction, named);
    }
  }

  void count(CheckedRow& row, const StoredStudent& stored) {
    // To an officer, what is known of a child's numbers is as closed as the rest of the child's identity.
    const bool closed = stored.elsewhere || (stored.refused != RefusedAs::none && !wish_.tells_of_students);
    const bool like_nobody = closed && !wish_.tells_of_others;
    if (!like_nobody && stored.refused == RefusedAs::enrolled_elsewhere)
      return reject(row.line, row.raw, {"学校标识码", "enrolled_elsewhere", texts::school_roll::enrolled_elsewhere()});
    if (!like_nobody && stored.refused == RefusedAs::two_students)
      return reject(row.line, row.raw, {"学籍号", "two_students", texts::school_roll::two_students()});
    if (!like_nobody && stored.refused == RefusedAs::another_person)
      return reject(row.line, row.raw, {"姓名", "another_person", texts::school_roll::another_person()});
    ++report_.accepted;
    ++(like_nobody || stored.how == StoredAs::added ? report_.added
       : stored.how == StoredAs::changed            ? report_.changed
                                                    : report_.unchanged);
    for (const auto& column : row.found.tidied)
      if (auto& one = report_.tidied[column]; one.lines++ == 0) one.first_row = row.line;
    for (auto& one : row.found.remarks) report_.remark(row.line, std::move(one));
    if (wish_.tells_of_students && !like_nobody && stored.how == StoredAs::changed) tell_changes(row.line, stored);
    if (wish_.tells_of_students && !like_nobody)
      for (const std::size_t at : stored.doubtful_guardians)
        report_.remark(
            row.line, {"成员" + std::to_string(at + 1) + "姓名", "limit_carried", texts::school_roll::limit_carried()});
    survey_.take(row.line, row.student, like_nobody ? 0 : stored.student.value,
                 wish_.tells_of_students ? stored.seat_holder : 0, report_);
  }

  void tell_changes(int line, const StoredStudent& stored) {
    if (stored.other_name) report_.remark(line, {"姓名", "other_name", texts::school_roll::other_name()});
    if (stored.other_birth) report_.remark(line, {"出生日期", "other_birth", texts::school_roll::other_birth()});
    if (stored.guardians_kept > 0 && columns_->has("成员1姓名"))
      report_.remark(
          line, {"成员1姓名", "guardians_kept", texts::school_roll::guardians_kept({.count = stored.guardians_kept})});
  }

  const Services& tools_;
  const ImportWish& wish_;
  StudentWriter writer_;
  ImportReport report_;
  RollSurvey survey_;
  const StudentColumns* columns_ = nullptr;
  KnownSchools schools_;
  std::int64_t rejected_unwritten_ = 0;
  struct Seen {
    int line;
    std::uint32_t content, sheet;
  };
  std::vector<std::string> sheets_;
  std::unordered_map<std::size_t, Seen> seen_;
  std::vector<CheckedRow> portion_;
};

}  // namespace

Result<ImportReport> import_students(const Services& tools, const std::string& path, const ImportWish& wish) {
  return StudentImport(tools, wish).run(path);
}

}  // namespace rongxin::school_roll
