#include <unordered_set>

#include "school_roll/import/import_roll.h"
#include "school_roll/problems.h"
#include "sql/school_roll.h"
#include "table/csv_cell.h"

namespace rongxin::school_roll {
namespace {

using store::Row;
using store::SystemKey;
using store::Transaction;
constexpr auto importing = SystemKey::because("an import finds students by their numbers before anyone may see them");
constexpr std::size_t portion_rows = 250;

struct CheckedRow {
  int line;
  StudentRow student;
  TableRow raw;
};

class StudentImport {
 public:
  StudentImport(const ImportTools& tools, const ImportWish& wish) : tools_(tools), wish_(wish), writer_(tools.keys, tools.vault, tools.clock) {}

  Result<ImportReport> run(const std::string& path) {
    RONGXIN_TRY(reader, table::open_headed(path, StudentColumns::wanted()));
    read_schools();
    RONGXIN_TRY(columns, StudentColumns::find(reader->headings()));
    columns_ = &columns;
    report_.dropped_columns = columns.dropped();
    start_rejected_file();
    TableRow row;
    while (true) {
      RONGXIN_TRY(another, reader->next(row));
      if (!another) break;
      RONGXIN_CHECK(take(row));
    }
    RONGXIN_CHECK(store_portion());
    report_.notes = reader->left_out();
    return std::move(report_);
  }

 private:
  void read_schools() {
    tools_.database.read(importing, [&](Transaction& transaction) {
      if (wish_.below)
        transaction.each(importing, sql::school_roll::list_school_codes_below, [&](const Row& r) { schools_.insert(r.string(0)); }, *wish_.below);
      else
        transaction.each(importing, sql::school_roll::list_school_codes, [&](const Row& r) { schools_.insert(r.string(0)); });
      return 0;
    });
  }

  void start_rejected_file() {
    report_.rejected_file = "\xEF\xBB\xBF";
    for (const auto& name : columns_->kept()) report_.rejected_file += name + ",";
    report_.rejected_file += "退回原因\r\n";
  }

  void reject(int line, const TableRow& raw, const RowFault& fault) {
    report_.rejected.push_back({line, fault});
    for (const auto& name : columns_->kept()) {
      std::string text = columns_->at(raw, name).text;
      if (text.starts_with('\'')) text.erase(0, 1);
      report_.rejected_file += table::csv_cell(std::move(text)) + ",";
    }
    report_.rejected_file += table::csv_cell(fault.column + "：" + fault.reason_zh) + "\r\n";
  }

  Status take(const TableRow& row) {
    ++report_.rows;
    StudentRow student;
    const auto faults = row.refused ? std::vector<RowFault>{{"", row.refused->code, row.refused->text_zh, row.refused->text_en}} : check_student_row(*columns_, row, schools_, student);
    if (!faults.empty()) {
      reject(row.line, row, faults[0]);
    } else if (!seen_.insert(number_hash(student)).second) {
      ++report_.duplicates;
      report_.duplicate_rows.push_back(row.line);
    } else {
      portion_.push_back({row.line, std::move(student), row});
    }
    return portion_.size() < portion_rows ? success() : store_portion();
  }

  // Eight octets a student: a file of a million rows keeps 40 MB of them.
  static std::size_t number_hash(const StudentRow& student) {
    const std::string& number = !student.identity_number.empty() ? student.identity_number : !student.registry_number.empty() ? student.registry_number : student.registry_auxiliary;
    return std::hash<std::string>{}(student.identity_kind + "/" + number);
  }

  Status store_portion() {
    std::vector<StoredStudent> stored;
    const auto each = [&](Transaction& transaction) -> Status {
      stored.clear();
      writer_.forget_units();
      for (const auto& row : portion_) stored.push_back(wish_.dry_run ? writer_.compare(transaction, row.student) : writer_.store(transaction, row.student));
      if (!wish_.dry_run && !portion_.empty()) {
        const std::string detail = std::to_string(portion_.size()) + " rows";
        auto entry = wish_.who;
        entry.detail = detail;
        tools_.audit.append(transaction, entry);
      }
      return success();
    };
    RONGXIN_CHECK(wish_.dry_run ? tools_.database.read(importing, each) : tools_.database.write(importing, each));
    for (std::size_t i = 0; i < portion_.size(); ++i) count(portion_[i], stored[i]);
    portion_.clear();
    if (wish_.progress && !wish_.progress(report_.rows)) return problems::import_stopped;
    return success();
  }

  void count(const CheckedRow& row, const StoredStudent& stored) {
    if (stored.refused == RefusedAs::enrolled_elsewhere)
      return reject(row.line, row.raw, {"学校标识码", "enrolled_elsewhere", "该学生在另一所学校就读，请办理转学交接", "the student is enrolled in another school: a hand-over moves a student"});
    if (stored.refused == RefusedAs::two_students)
      return reject(row.line, row.raw, {"学籍号", "two_students", "证件号和学籍号属于两名不同的学生，请核对", "the numbers belong to two different students"});
    ++report_.accepted;
    ++(stored.how == StoredAs::added ? report_.added : stored.how == StoredAs::changed ? report_.changed : report_.unchanged);
  }

  const ImportTools& tools_;
  const ImportWish& wish_;
  StudentWriter writer_;
  ImportReport report_;
  const StudentColumns* columns_ = nullptr;
  std::set<std::string> schools_;
  std::unordered_set<std::size_t> seen_;
  std::vector<CheckedRow> portion_;
};

}  // namespace

Result<ImportReport> import_students(const ImportTools& tools, const std::string& path, const ImportWish& wish) { return StudentImport(tools, wish).run(path); }

}  // namespace rongxin::school_roll
