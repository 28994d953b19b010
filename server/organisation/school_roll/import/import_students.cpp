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
      report_.notes.push_back(
          {"退回的行太多，有 " + std::to_string(rejected_unwritten_) + " 行没有写进退回文件；请把文件分成几份",
           std::to_string(rejected_unwritten_) +
               " rejected rows are too many for the file of rejected rows: divide the file"});
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
      report_.notes.push_back({"文件里没有这些列，库中原有的内容保留不变：" + open,
                               "the file has not these columns; what is stored of them stays: " + open});
    for (const auto& cell : headings.cells)
      if (says_do_not_inform(cell.text) || cell.text.find("告知") != std::string::npos ||
          cell.text.find("通知") != std::string::npos || cell.text.find("限制") != std::string::npos)
        report_.notes.push_back({"“" + shortened(cell.text, 20) +
                                     "”一列没有读取：“请勿告知”和监护限制不能由导入设置，请心理老师在学生页设置",
                                 "the column “" + shortened(cell.text, 20) +
                                     "” was not read: an import sets no “do not inform” and no custody limit, the "
                                     "psychologist does on the student's page"});
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
      fault.reason_zh = "工作表“" + shortened(raw.sheet) + "”：" + fault.reason_zh;
      fault.reason_en = "sheet “" + shortened(raw.sheet) + "”: " + fault.reason_en;
    }
    std::string written;
    for (const auto& name : columns_->kept()) {
      std::string text = columns_->at(raw, name).text;
      if (text.starts_with('\'')) text.erase(0, 1);
      written += tables::csv_cell(shortened(text, 500)) + ",";
    }
    write_rejected(written + tables::csv_cell(fault.column + "：" + fault.reason_zh) + "\r\n");
    report_.reject(line, std::move(fault));
  }

  Status take(const TableRow& row) {
    ++report_.rows;
    CheckedRow checked{row.line, {}, row, {}};
    if (row.refused)
      checked.found.faults.push_back({"整行", row.refused->code, row.refused->text_zh, row.refused->text_en});
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
      reject(
          row.line, row,
          {"整行", "same_student_differs",
           "与前面" + (sheet.empty() ? "" : "工作表“" + sheet + "”") + "第 " + line +
               " 行是同一名学生，内容却不同（例如班级）；已采用前面那一行，这一行没有保存，请核对哪一行是对的",
           "the same student as in row " + line + (sheet.empty() ? "" : " of the sheet “" + sheet + "”") +
               ", with other content (the class, for example): that row was taken, this one not. See which is right"});
    } else if (same) {
      ++report_.duplicates;
      report_.duplicate_rows.push_back(row.line);
    } else if (shared) {
      reject(row.line, row,
             {"学籍号", "number_twice", "学籍号或学籍辅号与文件中前面的另一名学生相同，请核对",
              "a registry number is that of another student further up in the file"});
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
      return reject(row.line, row.raw,
                    {"学校标识码", "enrolled_elsewhere", "该学生在另一所学校就读，请办理转学交接",
                     "the student is enrolled in another school: a hand-over moves a student"});
    if (!like_nobody && stored.refused == RefusedAs::two_students)
      return reject(row.line, row.raw,
                    {"学籍号", "two_students", "证件号和学籍号属于两名不同的学生，请核对",
                     "the numbers belong to two different students"});
    if (!like_nobody && stored.refused == RefusedAs::another_person)
      return reject(
          row.line, row.raw,
          {"姓名", "another_person", "这个号码在库里属于另一名学生（姓名和出生日期都不同），没有保存；请核对号码",
           "the number is that of another student (name and date of birth differ): nothing was stored, look at the "
           "number"});
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
            row.line,
            {"成员" + std::to_string(at + 1) + "姓名", "limit_carried",
             "这名家长可能就是学校设了“请勿告知”或监护限制的人（电话或姓名相近），限制已一并保留，请在学生页核对",
             "this may be the person whom the school has set a limit on: the limit was carried over, look at it on the "
             "student's page"});
    survey_.take(row.line, row.student, like_nobody ? 0 : stored.student.value,
                 wish_.tells_of_students ? stored.seat_holder : 0, report_);
  }

  void tell_changes(int line, const StoredStudent& stored) {
    if (stored.other_name)
      report_.remark(
          line,
          {"姓名", "other_name", "库里这名学生的姓名不同，将改为文件里的姓名，请核对是不是同一个人",
           "the student is stored with another name: it becomes that of the file. See that it is the same person"});
    if (stored.other_birth)
      report_.remark(line, {"出生日期", "other_birth", "库里这名学生的出生日期不同，将改为文件里的日期，请核对",
                            "the student is stored with another date of birth: it becomes that of the file"});
    if (stored.guardians_kept > 0 && columns_->has("成员1姓名"))
      report_.remark(line,
                     {"成员1姓名", "guardians_kept",
                      "文件里没有写到原有的 " + std::to_string(stored.guardians_kept) +
                          " 名家长，已保留；要删去，请在空着的家长姓名里写“无”",
                      std::to_string(stored.guardians_kept) + " guardians who are stored are not in the file and stay; "
                                                              "to remove them write 无 as the name of the empty one"});
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
