// What people and programs write into the cells of a roll: read exactly, or refused with a word about it. No message
// repeats a child.
#include <fstream>
#include <map>

#include "school_roll/import/identity_numbers.h"
#include "school_roll/import/roll_survey.h"
#include "school_roll/import/row_cells.h"
#include "tests/fixtures/book.h"
#include "tests/fixtures/rolls.h"

using namespace rongxin;
using namespace rongxin::test;
using namespace rongxin::school_roll;

namespace {

using Cells = std::map<std::string, std::string>;

std::string line(int number, const Cells& cells = {}) {
  static const std::vector<std::pair<std::string, std::string>> usual{{"学校标识码", "2135010201"},
                                                                      {"姓名", "新生"},
                                                                      {"性别", "男"},
                                                                      {"出生日期", "20120301"},
                                                                      {"身份证件类型", "其他"},
                                                                      {"身份证件号", ""},
                                                                      {"学籍号", ""},
                                                                      {"年级", "初二"},
                                                                      {"班级", "初二(1)班"},
                                                                      {"入学年月", "202409"},
                                                                      {"学籍辅号", ""},
                                                                      {"班内学号", ""},
                                                                      {"就读方式", "走读"},
                                                                      {"是否留守儿童", ""},
                                                                      {"成员1姓名", "林大一"},
                                                                      {"成员1关系", "父亲"},
                                                                      {"成员1联系电话", "19800000001"},
                                                                      {"成员1是否监护人", "是"}};
  std::string text;
  for (const auto& [column, value] : usual) {
    const auto own = cells.find(column);
    text += (text.empty() ? "" : ",") + (own != cells.end()     ? own->second
                                         : column == "学籍辅号" ? std::to_string(700'000'000'000 + number)
                                                                : value);
  }
  return text + "\n";
}

/// "" when the row is taken, the code of its refusal otherwise.
std::string verdict(World& world, const Cells& cells) {
  const auto report = import_roll(world, family_header + line(1, cells), true);
  for (const auto& [column, value] : cells)
    for (const auto& one : report.rejected)
      if (value.size() > 8 && column != "出生日期")
        CHECK_MESSAGE(one.fault.reason.zh.find(value) == std::string::npos, one.fault.reason.zh);
  return report.rejected.empty() ? "" : report.rejected[0].fault.code;
}

std::string near(const std::string& grade, const std::string& name) {
  World world("sqlite");
  const auto report = import_roll(
      world,
      family_header + line(1, {{"年级", "七年级"}, {"班级", "(1)班"}}) + line(2, {{"年级", grade}, {"班级", name}}),
      true);
  for (const auto& one : report.new_classes)
    if (one.grade != "七年级" || one.class_name != "(1)班") return one.near;
  return "same";
}

}  // namespace

TEST_CASE("a name is a name: quotation marks, commas, stars, two names in one, notes and placeholders are refused") {
  World world("sqlite");
  for (const char* name : {"艾力·买买提", "㐂𠮷", "张\uE5F1", "O’Brien", "Zhang San", "J. Smith", "张〇三", "张?三",
                           "张□三", "ﾔﾏﾀﾞ", "张三(小)", "\U00031350某"})
    CHECK_MESSAGE(verdict(world, {{"姓名", name}}) == "", name);
  for (const char* name : {"学\"生", "学生\"", "“学生”", "学生'", "张三/李四", "张三、李四", "\"张三,李四\"", "张*三",
                           "张三;", "@张三", "-张三", "张&#183;三", "<b>张三</b>", "张三😀"})
    CHECK_MESSAGE(verdict(world, {{"姓名", name}}) == "name_characters", name);
  for (const char* name : {"123", "同上", "姓名"})
    CHECK_MESSAGE(verdict(world, {{"姓名", name}}) == "not_a_name", name);
  for (const char* name : {"无", "-", "不详", " "}) CHECK_MESSAGE(verdict(world, {{"姓名", name}}) == "missing", name);
  CHECK(verdict(world, {{"班级", "初二(1)班\""}}) == "quote");
  for (const char* none : {"无", "—", "/"}) CHECK_MESSAGE(verdict(world, {{"班级", none}}) == "missing", none);
  CHECK(import_roll(world, family_header + line(1, {{"姓名", "张三(转学)"}}), true).remarks_total == 1);
}

TEST_CASE("what stands for no number makes no two children one") {
  World world("sqlite");
  const auto nobody = import_roll(world,
                                  family_header + line(1, {{"学籍辅号", "无"}, {"学籍号", "-"}, {"身份证件号", "无"}}) +
                                      line(2, {{"学籍辅号", "无"}, {"身份证件号", "不详"}, {"姓名", "另一人"}}),
                                  true);
  CHECK(refusals(nobody) == "2:missing 3:missing");
  for (const char* number :
       {"0000000", "11111111", "123456", "ABCDEFG", "A1", "护照12345678", "1234567890123456789012345"}) {
    CHECK_MESSAGE(verdict(world, {{"身份证件号", number}}) == "shape", number);
    CHECK_MESSAGE(verdict(world, {{"学籍辅号", number}}) == "shape", number);
  }
  for (const char* number : {"E12345678", "A123456(7)", "H0123456789", "05012345", "1791677053253'"})
    CHECK_MESSAGE(verdict(world, {{"身份证件号", number}}) == "", number);
  CHECK(verdict(world, {{"身份证件类型", "居民身份证"}, {"身份证件号", "350102201203010014'"}}) == "");
}

TEST_CASE(
    "“do not inform”, however it is spelled, is never taken for a name or a number, and the message says where it is "
    "set") {
  World world("sqlite");
  for (const char* note : {"不通知", "勿通知", "请勿告知", "不要告诉", "别告诉他", "不要联系", "禁止联系", "莫打电话",
                           "不得告知", "拒绝联系", "do not inform", "Don't call", "NO CONTACT", "保密"}) {
    CHECK_MESSAGE(says_do_not_inform(note), note);
    CHECK_MESSAGE(verdict(world, {{"成员1联系电话", "19800000001（" + std::string(note) + "）"}}) == "limit_note",
                  note);
    CHECK_MESSAGE(verdict(world, {{"成员1姓名", "林大一(" + std::string(note) + ")"}}) == "limit_note", note);
  }
  for (const char* name : {"林知", "莫通", "Arno Tellmann", "别联", "Notker"})
    CHECK_MESSAGE(!says_do_not_inform(name), name);
  const auto column = import_roll(world, "是否不通知," + family_header + "是," + line(1), true);
  bool told = false;
  for (const auto& one : column.notes) told = told || one.text.zh.find("是否不通知") != std::string::npos;
  CHECK(told);
}

TEST_CASE("a child's name or number in a merged cell is nobody's; a class that is merged is that of every row") {
  World world("sqlite");
  const std::vector<std::string> columns{"学校标识码", "姓名", "性别", "出生日期", "身份证件类型", "身份证件号",
                                         "学籍号",     "年级", "班级", "入学年月", "学籍辅号"};
  const auto child = [](const std::string& name, const std::string& number, const std::string& class_name) {
    return inline_row({"2135010201", name, "男", "20120301", "其他", "", "", "初二", class_name, "202409", number});
  };
  const auto of = [&](const std::string& merged, const std::string& second_name, const std::string& second_class) {
    const std::string path = world.folder() / "merged.xlsx";
    PlainBook{{{"名册",
                inline_row(columns) + child("甲生", "700000000001", "初二(1)班") +
                    child(second_name, "700000000002", second_class),
                "", "<mergeCells><mergeCell ref=\"" + merged + "\"/></mergeCells>"}}}
        .write(path);
    return import_file(world, path, true);
  };
  CHECK(refusals(of("B2:B3", "", "初二(1)班")) == "3:merged_cell");
  CHECK(of("I2:I3", "乙生", "").added == 2);
}

TEST_CASE(
    "days are read in Han numerals, phones however they are divided; what is refused says why and is whole text") {
  World world("sqlite");
  for (const char* day : {"二〇一二年三月一日", "二○一二年三月一日", "二零一二年三月一日", "2012年3月1日", "2012/3/1"})
    CHECK_MESSAGE(verdict(world, {{"出生日期", day}}) == "", day);
  CHECK(import_roll(world, family_header + line(1, {{"出生日期", "张三350102201203010014"}}), true)
            .rejected.at(0)
            .fault.reason.zh.find("张三") == std::string::npos);
  import_roll(
      world, family_header +
                 line(5, {{"出生日期", "二〇一一年十二月二十一日"}, {"姓名", "岁末"}, {"入学年月", "二〇二四年九月"}}));
  CHECK(world.number("SELECT count(*) FROM student s JOIN enrolment e ON e.student_id = s.student_id WHERE s.name = "
                     "'岁末' AND s.born_on = '2011-12-21' AND e.entered_on = '2024-09'") == 1);
  for (const char* day : {"二〇一二年三月", "一二年三月一日", "3/1/2012", "01-03-2012", "120301",
                          "2012-03-01T00:00:00Z", "农历二〇一二年三月一日", "张三350102201203010014"})
    CHECK_MESSAGE(verdict(world, {{"出生日期", day}}) == "bad_date", day);
  for (const char* phone : {"19800000001 19800000002", "\"19800000001\n19800000002\"", "19800000001和19800000002",
                            "+86 198 0000 0001、059187654321", "1９８０００００００１", "198-0000-0001"})
    CHECK_MESSAGE(verdict(world, {{"成员1联系电话", phone}}) == "", phone);
  for (const char* phone : {"1980000000l", "空号", "这个号码已停机请勿", "微信19800000001", "19800000001or19800000002",
                            "110", "1.98E+10"}) {
    CAPTURE(phone);
    const auto report = import_roll(world, family_header + line(1, {{"成员1联系电话", phone}}), true);
    REQUIRE(report.rejected.size() == 1);
    CHECK(report.rejected[0].fault.code == "phone");
    CHECK(report.rejected[0].fault.reason.zh.find(phone) == std::string::npos);
  }
  const auto unnamed = import_roll(world, family_header + line(1, {{"成员1姓名", ""}}), true);
  REQUIRE(unnamed.remarks_total == 1);  // a number to call is not dropped without a word
  CHECK(unnamed.remarks[0].fault.code == "guardian_unnamed");
}

TEST_CASE(
    "the same child twice in a file is one when both rows say the same, and refused with its line when they differ") {
  on_both_engines([](World& world) {
    const auto twice = import_roll(world, family_header + line(1) + line(1) + line(1, {{"班级", "初二(2)班"}}));
    CHECK(twice.added == 1);
    CHECK(twice.duplicates == 1);
    CHECK(refusals(twice) == "4:same_student_differs");
    CHECK(twice.rejected[0].fault.reason.zh.find("第 2 行") != std::string::npos);
  });
}

TEST_CASE("a class under another name of its grade is asked about") {
  for (const auto& [grade, name] : std::vector<std::pair<std::string, std::string>>{{"初一", "1班"},
                                                                                    {"初中一年级", "(1)班"},
                                                                                    {"7年级", "1班"},
                                                                                    {"七", "一班"},
                                                                                    {"七年级", "七年级(1)班"},
                                                                                    {"七年级", "七(1)班"},
                                                                                    {"七年级", "初一(1)班"},
                                                                                    {"七年级", "701班"},
                                                                                    {"七年级", "7-1班"},
                                                                                    {"七年级", "2025级1班"},
                                                                                    {"七年级", "1"},
                                                                                    {"初一", "初一一班"}})
    CHECK_MESSAGE(near(grade, name) == "七年级 (1)班", grade << " " << name);
  for (const auto& [grade, name] : std::vector<std::pair<std::string, std::string>>{{"初三", "1班"},
                                                                                    {"七年级", "2班"},
                                                                                    {"七年级", "11班"},
                                                                                    {"七年级", "702班"},
                                                                                    {"高一", "1班"},
                                                                                    {"小学一年级", "1班"}})
    CHECK_MESSAGE(near(grade, name) == "", grade << " " << name);
}

TEST_CASE("a list of schools takes no quotation mark, date or number for a name, and one form of the stages") {
  World world("sqlite");
  const auto units = [&](const std::string& rows) {
    std::ofstream(world.folder() / "units.csv")
        << "学校标识码,学校名称,区县代码,区县,学段,办学性质,独立法人,寄宿,市属\n"
        << rows;
    ImportWish wish;
    wish.who = {"system", 0, 0, "importUnits", 0, ""};
    const auto report = import_units(import_tools(world), world.folder() / "units.csv", wish);
    REQUIRE(report.ok());
    CHECK(report->adds_up());
    return refusals(*report);
  };
  const auto school = [](const std::string& name, const std::string& stages) {
    return "2135019901," + name + ",350102,鼓楼区," + stages + ",公办,是,否,否\n";
  };
  for (const char* name : {"“新”一中", "新\"一中", "无", "-", "12345", "\"新一中,分校\"", "2024-01-02"})
    CHECK_MESSAGE(units(school(name, "初中")) == "2:unit_name", name);
  for (const char* stages : {"中学", "无", "", "大学"})
    CHECK_MESSAGE(units(school("新一中", stages)) == "2:stages", stages);
  CHECK(units(school("新一中", "高中、初中") + school("新一中", "完全中学") + school("新二中", "初中")) ==
        "4:same_school_differs");
  CHECK(world.number("SELECT count(*) FROM school_attribute a JOIN unit u ON u.unit_id = a.unit_id WHERE u.code = "
                     "'2135019901' AND u.name = '新一中' AND a.stages = '初中|高中'") == 1);
}
