#include "school_roll/import/check_student_row.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "platform/shortened.h"
#include "school_roll/import/identity_numbers.h"
#include "school_roll/import/row_cells.h"
#include "school_roll/problems.h"
#include "texts/school_roll.h"

namespace rongxin::school_roll {
namespace {

// The national registry's columns that we keep; the first ten must be there.
constexpr std::string_view kept_columns[] = {
    "学校标识码", "姓名",      "性别",          "出生日期",       "身份证件类型",
    "身份证件号", "学籍号",    "年级",          "班级",           "入学年月",
    "学籍辅号",   "班内学号",  "就读方式",      "是否留守儿童",   "是否进城务工人员随迁子女",
    "是否孤儿",   "成员1姓名", "成员1关系",     "成员1联系电话",  "成员1是否监护人",
    "成员2姓名",  "成员2关系", "成员2联系电话", "成员2是否监护人"};
constexpr std::size_t required_columns = 10;

std::string trimmed(std::string_view text) {
  const auto blank = [](std::string_view t) {
    return t.starts_with(" ")              ? 1u
           : t.starts_with("\t")           ? 1u
           : t.starts_with("\xE3\x80\x80") ? 3u
           : t.starts_with("\xC2\xA0")     ? 2u
                                           : 0u;
  };
  while (const auto octets = blank(text)) text.remove_prefix(octets);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  while (text.ends_with("\xE3\x80\x80")) text.remove_suffix(3);
  return std::string(text);
}

void check_citizen(RowCells& check, const std::string& id, StudentRow& out) {
  switch (check_citizen_id(id)) {
    case CitizenIdFault::none: break;
    case CitizenIdFault::scientific: return check.fault("身份证件号", "scientific", texts::school_roll::scientific());
    case CitizenIdFault::zeros: return check.fault("身份证件号", "zeros", texts::school_roll::zeros());
    case CitizenIdFault::shape: return check.fault("身份证件号", "shape", texts::school_roll::citizen_shape());
    case CitizenIdFault::check_digit:
      return check.fault("身份证件号", "check_digit", texts::school_roll::check_digit());
    case CitizenIdFault::date: return check.fault("身份证件号", "id_date", texts::school_roll::id_date());
  }
  out.identity_number = id;
  if (!out.born_on.empty() && born_on_of(id) != out.born_on)
    check.fault("出生日期", "birth_mismatch", texts::school_roll::birth_mismatch());
}

void check_numbers(RowCells& check, StudentRow& out) {
  const std::string kind = check.choice("身份证件类型", {{"1", "citizen_id"},
                                                         {"居民身份证", "citizen_id"},
                                                         {"2", "other_id"},
                                                         {"3", "other_id"},
                                                         {"4", "other_id"},
                                                         {"5", "other_id"},
                                                         {"6", "other_id"},
                                                         {"7", "other_id"},
                                                         {"8", "other_id"},
                                                         {"A", "other_id"},
                                                         {"B", "other_id"},
                                                         {"Z", "other_id"},
                                                         {"其他", "other_id"},
                                                         {"护照", "other_id"},
                                                         {"香港特区护照/身份证明", "other_id"},
                                                         {"澳门特区护照/身份证明", "other_id"},
                                                         {"台湾居民来往大陆通行证", "other_id"},
                                                         {"境外永久居住证", "other_id"},
                                                         {"户口簿", "other_id"}});
  if (kind.empty() && check.is_blank("身份证件类型"))
    check.fault("身份证件类型", "missing", texts::school_roll::missing());
  const std::string id = check.says_none("身份证件号") ? "" : check.long_number("身份证件号");
  if (kind == "citizen_id") {
    if (id.empty()) check.fault("身份证件号", "missing", texts::school_roll::missing());
    else check_citizen(check, id, out);
  } else {
    out.identity_number = normal_identity_number(kind, id);
    if (!out.identity_number.empty() && !may_identify(out.identity_number))
      check.fault("身份证件号", "shape", texts::school_roll::identity_shape());
  }
  out.identity_kind = out.identity_number.empty() ? "" : kind;
  if (!check.says_none("学籍号")) out.registry_number = check.long_number("学籍号");
  if (!out.registry_number.empty() && !is_registry_number(out.registry_number))
    check.fault("学籍号", "registry_number", texts::school_roll::registry_number());
  if (out.registry_number.starts_with('G') && !out.identity_number.empty() && kind == "citizen_id" &&
      out.registry_number.substr(1) != out.identity_number)
    check.fault("学籍号", "numbers_differ", texts::school_roll::numbers_differ());
  if (!check.says_none("学籍辅号")) out.registry_auxiliary = check.short_number("学籍辅号");
  if (!out.registry_auxiliary.empty() && !may_identify(out.registry_auxiliary))
    check.fault("学籍辅号", "shape", texts::school_roll::auxiliary_shape());
  if (out.identity_number.empty() && out.registry_number.empty() && out.registry_auxiliary.empty())
    check.fault("学籍号", "missing", texts::school_roll::no_number());
}

void check_enrolment(RowCells& check, const KnownSchools& schools, StudentRow& out) {
  out.school_code = check.short_number("学校标识码");
  const bool is_code =
      out.school_code.size() == 10 && out.school_code.find_first_not_of("0123456789") == std::string::npos;
  if (!is_code) check.fault("学校标识码", "school_code", texts::school_roll::school_code());
  else if (!schools.codes.contains(out.school_code) && schools.all)
    check.fault("学校标识码", "unknown_school", texts::school_roll::unknown_school({.school_code = out.school_code}));
  else if (!schools.codes.contains(out.school_code))
    check.fault(
        "学校标识码", std::string(other_school),
        schools.codes.size() == 1 ? texts::school_roll::other_school() : texts::school_roll::other_school_of_unit());
  out.grade = check.unit_name("年级");
  out.class_name = check.unit_name("班级");
  if (out.grade.empty()) check.fault("年级", "missing", texts::school_roll::missing());
  if (out.class_name.empty()) check.fault("班级", "missing", texts::school_roll::missing());
  out.entered_on = check.month("入学年月");
  out.seat_no = check.seat("班内学号");
  out.boarding = check.choice("就读方式", {{"1", "day"},
                                           {"走读", "day"},
                                           {"走读生", "day"},
                                           {"2", "boarding"},
                                           {"住校", "boarding"},
                                           {"住校生", "boarding"},
                                           {"寄宿", "boarding"},
                                           {"寄宿生", "boarding"},
                                           {"住宿", "boarding"},
                                           {"住宿生", "boarding"},
                                           {"3", "other"},
                                           {"借宿", "other"},
                                           {"4", "other"},
                                           {"其他", "other"}});
}

void check_family(RowCells& check, StudentRow& out) {
  const std::map<std::string, std::string> yes_no{{"1", "yes"}, {"是", "yes"}, {"0", "no"}, {"否", "no"}};
  const std::map<std::string, std::string> left{{"0", "no"},
                                                {"否", "no"},
                                                {"非留守儿童", "no"},
                                                {"1", "yes"},
                                                {"是", "yes"},
                                                {"留守儿童", "yes"},
                                                {"单亲留守儿童", "yes"},
                                                {"2", "yes"},
                                                {"双亲留守儿童", "yes"}};
  const std::map<std::string, std::string> relations{
      {"51", "父亲"}, {"52", "母亲"},   {"57", "养父"},   {"58", "养母"},     {"53", "公公"},     {"61", "祖父"},
      {"62", "祖母"}, {"63", "外祖父"}, {"64", "外祖母"}, {"97", "其他亲属"}, {"父", "父亲"},     {"爸爸", "父亲"},
      {"母", "母亲"}, {"妈妈", "母亲"}, {"爷爷", "祖父"}, {"奶奶", "祖母"},   {"外公", "外祖父"}, {"外婆", "外祖母"}};
  for (const auto& [column, choices, attribute] :
       {std::tuple{"是否留守儿童", &left, "left_behind "}, std::tuple{"是否进城务工人员随迁子女", &yes_no, "migrant "},
        std::tuple{"是否孤儿", &yes_no, "orphan "}}) {
    const std::string said = check.choice(column, *choices);
    if (!said.empty()) out.attributes_said += attribute;
    if (said == "yes") out.attributes += attribute;
  }
  for (const std::string& member : {std::string("成员1"), std::string("成员2")}) {
    GuardianRow one;
    const bool none = check.says_none(member + "姓名");
    if (!none) one.name = check.name(member + "姓名");
    if (check.says_nobody(member + "姓名")) ++out.guardians_said;
    if (one.name.empty()) {
      if (!check.is_blank(member + "联系电话") && !check.says_none(member + "联系电话"))
        check.tell(member + "姓名", "guardian_unnamed", texts::school_roll::guardian_unnamed());
      continue;
    }
    ++out.guardians_said;
    one.relation = check.word(member + "关系");
    if (const auto code = relations.find(one.relation); code != relations.end()) one.relation = code->second;
    one.phone = check.phone(member + "联系电话");
    one.keeps_phone = check.is_blank(member + "联系电话") ||
                      (check.says_none(member + "联系电话") && !check.says_nobody(member + "联系电话"));
    const std::string guardian = check.choice(member + "是否监护人", yes_no);
    one.is_guardian = guardian == "yes";
    one.keeps_guardianship = guardian.empty();
    out.guardians.push_back(std::move(one));
  }
}

std::string nearest(std::string_view wanted, const TableRow& header) {
  std::string best;
  std::size_t most = 0;
  for (const auto& cell : header.cells) {
    std::size_t same = 0;
    for (std::size_t i = 0; i + 3 <= wanted.size(); i += 3)
      same += cell.text.find(wanted.substr(i, 3)) != std::string::npos ? 1 : 0;
    if (same > most) {
      most = same;
      best = trimmed(cell.text);
    }
  }
  return most * 6 >= wanted.size() ? best : "";
}

}  // namespace

int StudentColumns::place(std::string_view column) const {
  for (const auto& [name, at] : places_)
    if (name == column) return at;
  return -1;
}

tables::WantedHeadings StudentColumns::wanted() {
  const auto* begin = std::begin(kept_columns);
  return {{begin, begin + required_columns}, {begin + required_columns, std::end(kept_columns)}};
}

Result<StudentColumns> StudentColumns::find(const TableRow& header) {
  StudentColumns out;
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    const std::string name = trimmed(header.cells[i].text);
    const bool keep = std::find(std::begin(kept_columns), std::end(kept_columns), name) != std::end(kept_columns);
    if (keep && out.place(name) >= 0) return Problem(problems::column_twice, "", {{"column", name}});
    if (keep) out.places_.emplace_back(name, static_cast<int>(i));
    if (!name.empty() && name != "退回原因") (keep ? out.kept_ : out.dropped_).push_back(shortened(name));
  }
  for (std::size_t i = 0; i < required_columns; ++i)
    if (out.place(kept_columns[i]) < 0) {
      if (tables::is_undivided(header, wanted())) return problems::columns_undivided;
      const std::string near = nearest(kept_columns[i], header);
      return Problem(problems::column_missing, "",
                     {{"column", std::string(kept_columns[i])}, {"near", near.empty() ? "—" : shortened(near)}});
    }
  return out;
}

const Cell& StudentColumns::at(const TableRow& row, std::string_view column) const {
  static const Cell none;
  const int at = place(column);
  return at < 0 || static_cast<std::size_t>(at) >= row.cells.size() ? none : row.cells[static_cast<std::size_t>(at)];
}

RowFindings check_student_row(const StudentColumns& columns, const TableRow& row, const KnownSchools& schools,
                              StudentRow& out) {
  RowFindings found;
  RowCells check(columns, row, found);
  out = StudentRow{};
  out.name = check.name("姓名");
  if (out.name.empty() || check.says_none("姓名")) check.fault("姓名", "missing", texts::school_roll::missing());
  for (const char* own : {"姓名", "身份证件号", "学籍号", "学籍辅号", "班内学号"}) check.refuse_filled(own);
  out.sex = check.choice("性别", {{"1", "male"},
                                  {"男", "male"},
                                  {"2", "female"},
                                  {"女", "female"},
                                  {"0", "unknown"},
                                  {"9", "unknown"},
                                  {"男性", "male"},
                                  {"女性", "female"},
                                  {"男生", "male"},
                                  {"女生", "female"},
                                  {"未知", "unknown"}});
  out.born_on = check.day("出生日期");
  check_numbers(check, out);
  check_enrolment(check, schools, out);
  check_family(check, out);
  // Somebody else's child is not looked at further; a damaged number is said before the rest, which may follow from it.
  for (const std::string_view first : {std::string_view("numeric_cell"), other_school})
    std::stable_partition(found.faults.begin(), found.faults.end(),
                          [&](const RowFault& fault) { return fault.code == first; });
  return found;
}

}  // namespace rongxin::school_roll
