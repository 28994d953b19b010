// Files on which people came to grief elsewhere (shared data, cases/): what is stored of them, on both engines.
#include <algorithm>
#include <fstream>

#include "school_roll/import/import_roll.h"
#include "school_roll/problems.h"
#include "tests/fixtures/book.h"
#include "tests/fixtures/world.h"

using namespace rongxin;
using namespace rongxin::test;
using namespace rongxin::school_roll;

namespace {

Result<ImportReport> import_case(World& world, const std::string& file) {
  const Services& tools = *world.composition().services;
  ImportWish wish;
  wish.who = {"system", 0, 0, "importStudents", 0, ""};
  return import_students(tools, shared_data() + "/cases/" + file, wish);
}

std::string told(const Result<ImportReport>& report) {
  return report.ok() ? report_json(*report, "en") : report.problem().text("en");
}

std::int64_t named(World& world, const std::string& name) {
  return world.number("SELECT count(*) FROM student WHERE name = '" + name + "'");
}

}  // namespace

TEST_CASE("a stray quotation mark in an exported roll refuses one line and stores every other child") {
  if (shared_data().empty()) return;
  for (const char* file : {"roll.csv", "kept_column.csv"})
    on_both_engines([&](World& world) {
      CAPTURE(file);
      const auto report = import_case(world, std::string("03-unclosed-quote-swallows-children/") + file);
      REQUIRE_MESSAGE(report.ok(), told(report));
      CHECK(report->rows == 6);
      CHECK(report->accepted == 5);
      REQUIRE(report->rejected.size() == 1);
      CHECK(report->rejected[0].row == 3);
      CHECK(report->rejected[0].fault.code == "open_quote");
      for (const char* name : {"学生1", "学生3", "学生4", "学生5", "学生6"}) CHECK(named(world, name) == 1);
    });
}

TEST_CASE(
    "of a workbook with last year's class, instructions or a class per sheet, the children of this year are stored and "
    "the rest is told") {
  if (shared_data().empty()) return;
  struct Case {
    const char* file;
    std::int64_t added, refused;
    const char* note;
  };
  for (const Case& one :
       {Case{"hidden_last_year.xlsx", 2, 0, "is hidden"}, Case{"moved_last_year.xlsx", 2, 1, "2 sheets were read"},
        Case{"moved_instructions.xlsx", 2, 0, "“填表说明” has not the headings"},
        Case{"sheet_per_class.xlsx", 3, 0, "2 sheets were read"}})
    on_both_engines([&](World& world) {
      CAPTURE(one.file);
      const auto report = import_case(world, std::string("04-wrong-sheet-of-workbook/") + one.file);
      REQUIRE_MESSAGE(report.ok(), told(report));
      CHECK_MESSAGE(report->added == one.added, told(report));
      // Last year's row of a child of this year is no repetition: it says something else, and is given back.
      CHECK(report->rejected_total == one.refused);
      CHECK(report->rejected_as.contains("same_student_differs") == (one.refused > 0));
      CHECK(named(world, "去年班") == 0);
      CHECK(named(world, "林小一") == 1);
      CHECK_MESSAGE(told(report).find(one.note) != std::string::npos, told(report));
    });
}

TEST_CASE(
    "workbooks of other programs are stored as they show: 1904 days, other names of parts, capital formats, numbers of "
    "Java") {
  if (shared_data().empty()) return;
  for (const char* file :
       {"05-date-system-1904/citizen.xlsx", "05-date-system-1904/passport.xlsx", "15-names-of-parts/backslash.xlsx",
        "15-names-of-parts/shared_strings_capital.xlsx", "15-names-of-parts/shared_strings_elsewhere.xlsx",
        "15-names-of-parts/sheet_elsewhere.xlsx", "16-upper-case-date-format/roll.xlsx",
        "17-doubles-as-java-writes-them/refused.xlsx", "17-doubles-as-java-writes-them/stored_wrong.xlsx",
        "23-heading-not-in-line-1/sep.csv", "23-heading-not-in-line-1/star.csv", "23-heading-not-in-line-1/title.xlsx"})
    on_both_engines([&](World& world) {
      CAPTURE(file);
      const auto before = world.number("SELECT count(*) FROM student");
      const auto report = import_case(world, file);
      REQUIRE_MESSAGE(report.ok(), told(report));
      CHECK_MESSAGE(report->rejected.empty(), told(report));
      CHECK(report->rows > 0);
      CHECK(report->accepted == report->rows);
      CHECK(world.number("SELECT count(*) FROM student") == before + report->accepted);
      CHECK(world.number("SELECT count(*) FROM student WHERE name NOT LIKE '林晨%' AND born_on = '2012-03-01'") >=
            report->accepted);
      CHECK(world.number("SELECT count(*) FROM unit WHERE name LIKE '%.0'") == 0);
    });
}

TEST_CASE("a bad octet in the last line is found before the first child is stored") {
  if (shared_data().empty()) return;
  on_both_engines([](World& world) {
    const auto before = world.number("SELECT count(*) FROM student");
    const auto report = import_case(world, "09-says-nothing-stored/late_bad_octet.csv");
    REQUIRE(!report.ok());
    CHECK(report.problem().is(problems::table_bytes_invalid));
    CHECK(told(report).find("Nothing was stored") != std::string::npos);
    CHECK(world.number("SELECT count(*) FROM student") == before);
  });
}

TEST_CASE("a web page named .xls says what to do and repeats no child") {
  if (shared_data().empty()) return;
  on_both_engines([](World& world) {
    const auto report = import_case(world, "20-html-named-xls/roll.xls");
    REQUIRE(!report.ok());
    CHECK(report.problem().is(problems::table_is_web_page));
    for (const char* language : {"zh-CN", "en"}) {
      CHECK(report.problem().text(language).size() < 300);
      CHECK(report.problem().text(language).find("350102") == std::string::npos);
    }
  });
}

TEST_CASE("a heading as long as a file is named by its beginning only") {
  on_both_engines([](World& world) {
    std::ofstream out(world.folder() / "long.csv");
    out << "学校标识码学校标识码";
    for (int i = 0; i < 10'000; ++i) out << "林小一350102201203010014";
    out << ",姓名\n甲,乙\n";
    out.close();
    const Services& tools = *world.composition().services;
    const auto report = import_students(tools, world.folder() / "long.csv", {});
    REQUIRE(!report.ok());
    CHECK(report.problem().is(problems::column_missing));
    CHECK(report.problem().text("zh-CN").size() < 500);
  });
}

TEST_CASE(
    "a file of which every line is refused is counted whole and kept in parts, and its rejected rows are written as "
    "they come") {
  on_both_engines([](World& world) {
    constexpr int lines = static_cast<int>(rejected_max) + 500;
    {
      std::ofstream out(world.folder() / "bad.csv");
      out << "学校标识码,姓名,性别,出生日期,身份证件类型,身份证件号,学籍号,年级,班级,入学年月\n";
      for (int i = 0; i < lines; ++i)
        out << "9999999999,甲" << i << ",1,2012-03-01,其他,,J35010220120301" << 1000 + i << ",初二,初二(1)班,202409\n";
    }
    const Services& tools = *world.composition().services;
    ImportWish wish;
    wish.dry_run = true;
    std::int64_t written = 0;
    wish.take_rejected = [&](std::string_view piece) { written += std::count(piece.begin(), piece.end(), '\n'); };
    const auto report = import_students(tools, world.folder() / "bad.csv", wish);
    REQUIRE_MESSAGE(report.ok(), told(report));
    CHECK(report->rejected_total == lines);
    CHECK(report->rejected.size() == rejected_max);
    CHECK(report->rejected_file.empty());
    CHECK(written == lines + 1);
    CHECK(report->adds_up());
  });
}

TEST_CASE("a child refused in the second sheet is told with its sheet") {
  on_both_engines([](World& world) {
    const std::vector<std::string> headings{"学校标识码", "姓名",   "性别", "出生日期", "身份证件类型",
                                            "身份证件号", "学籍号", "年级", "班级",     "入学年月"};
    const auto child = [](const std::string& born_on, const std::string& no) {
      return inline_row(
          {"2135010201", "赵新", "1", born_on, "其他", "", "J35010220120305" + no, "初二", "初二(1)班", "202409"});
    };
    PlainBook{{{"1班", inline_row(headings) + child("2012-03-05", "1001")},
               {"2班", inline_row(headings) + child("2012-13-05", "1002")}}}
        .write(world.folder() / "book.xlsx");
    const Services& tools = *world.composition().services;
    ImportWish wish;
    wish.who = {"system", 0, 0, "importStudents", 0, ""};
    const auto report = import_students(tools, world.folder() / "book.xlsx", wish);
    REQUIRE_MESSAGE(report.ok(), told(report));
    REQUIRE_MESSAGE(report->rejected.size() == 1, told(report));
    CHECK(report->rejected[0].fault.reason.zh.starts_with("工作表“2班”："));
  });
}
