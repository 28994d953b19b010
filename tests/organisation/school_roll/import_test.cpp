#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "platform/problem_catalogue.h"
#include "school_roll/import/identity_numbers.h"
#include "school_roll/import/import_roll.h"
#include "school_roll/problems.h"
#include "tests/fixtures/world.h"

using namespace rongxin;
using namespace rongxin::test;
using namespace rongxin::school_roll;

namespace {

Services tools_of(World& world) { return *world.composition().services; }

ImportWish wish(bool dry_run = false) {
  ImportWish one;
  one.dry_run = dry_run;
  one.who = {"system", 0, 0, "importStudents", 0, ""};
  return one;
}

std::set<int> refused_rows(const ImportReport& report) {
  std::set<int> rows(report.duplicate_rows.begin(), report.duplicate_rows.end());
  for (const auto& one : report.rejected) rows.insert(one.row);
  return rows;
}

std::set<int> expected_rows(const std::string& folder) {
  std::ifstream in(folder + "/registry/expected.json");
  std::stringstream text;
  text << in.rdbuf();
  const auto expected = boost::json::parse(text.str());
  std::set<int> rows;
  for (const auto& one : expected.at("rejected").as_array()) rows.insert(one.at("row").to_number<int>());
  return rows;
}

Problem problem_of(World& world, const std::string& content, const std::string& name = "bad.csv") {
  std::ofstream(world.folder() / name, std::ios::binary) << content;
  const auto report = import_students(tools_of(world), world.folder() / name, wish(true));
  REQUIRE(!report.ok());
  return report.problem();
}

const std::string header = "学校标识码,姓名,性别,出生日期,身份证件类型,身份证件号,学籍号,年级,班级,入学年月\n";

}  // namespace

TEST_CASE("the registry exports import exactly as expected, and again without a change") {
  const std::string folder = shared_data();
  if (folder.empty()) return;
  for (const auto& engine : engines()) {
    CAPTURE(engine);
    World world(engine, false);
    REQUIRE(import_units(tools_of(world), folder + "/registry/schools.csv", wish())->accepted == 13);
    bool first = true;
    for (const char* file : {"students_gbk.csv", "students_utf8bom.csv", "students.xlsx"}) {
      CAPTURE(file);
      const auto report = import_students(tools_of(world), folder + "/registry/" + file, wish());
      REQUIRE(report.ok());
      CHECK(report->rows == 2000);
      CHECK(report->accepted == 1943);
      CHECK(refused_rows(*report) == expected_rows(folder));
      CHECK(report->added == (first ? 1943 : 0));
      CHECK(report->changed == 0);
      first = false;
    }
    CHECK(world.number("SELECT count(*) FROM student") == 1943);
    const auto damaged = import_students(tools_of(world), folder + "/registry/students_numbers_damaged.xlsx", wish());
    REQUIRE(damaged.ok());
    std::int64_t numeric = 0;
    for (const auto& one : damaged->rejected) numeric += one.fault.code == "numeric_cell" ? 1 : 0;
    CHECK(numeric == 707);
    CHECK(damaged->added == 0);
    CHECK(damaged->changed == 0);
  }
}

TEST_CASE("columns that we must not keep are dropped before anything is stored") {
  World world("sqlite");
  const auto report = import_students(tools_of(world), world.folder() / "students.csv", wish(true));
  CHECK(report->dropped_columns == std::vector<std::string>{"政治面貌"});
}

TEST_CASE("rejected rows come back as a file that can be imported after correction") {
  World world("sqlite");
  std::ofstream(world.folder() / "one.csv")
      << header << "2135010201,=危险,1,2012-13-01,其他,,J350102201203019991,初二,初二(1)班,202409\n";
  const auto report = import_students(tools_of(world), world.folder() / "one.csv", wish());
  REQUIRE(report->rejected.size() == 1);
  CHECK(report->rejected_file.find("'=危险") != std::string::npos);
  std::string corrected = report->rejected_file;
  corrected.replace(corrected.find("2012-13-01"), 10, "2012-03-01");
  corrected.replace(corrected.find("'=危险"), 8, "赵小小");
  std::ofstream(world.folder() / "two.csv") << corrected;
  CHECK(import_students(tools_of(world), world.folder() / "two.csv", wish())->added == 1);
}

TEST_CASE("a student of another school is not moved by an import") {
  World world("sqlite");
  std::ofstream(world.folder() / "moved.csv")
      << header << "2135010202,林晨1,1,2012-03-01,其他,,J350102201203010001,初二,初二(1)班,202409\n";
  std::ifstream in(world.folder() / "students.csv");
  std::string line;
  std::getline(in, line);
  std::getline(in, line);
  const std::string registry = line.substr(line.find("J3501"), 19);
  std::ofstream(world.folder() / "moved.csv")
      << header << "2135010202,林晨1,1,2012-03-01,其他,," << registry << ",初二,初二(1)班,202409\n";
  const auto report = import_students(tools_of(world), world.folder() / "moved.csv", wish());
  REQUIRE(report->rejected.size() == 1);
  CHECK(report->rejected[0].fault.code == "enrolled_elsewhere");
}

TEST_CASE("bad files are refused with a reason") {
  World world("sqlite");
  CHECK(problem_of(world, "").is(problems::table_empty));
  CHECK(problem_of(world, "姓名,性别\n甲,1\n").is(problems::column_missing));
  const auto renamed =
      problem_of(world, "学校代码标识,姓名,性别,出生日期,身份证件类型,身份证件号,学籍号,年级,班级,入学年月\n");
  CHECK(renamed.is(problems::column_missing));
  CHECK(renamed.text("zh-CN").find("学校代码标识") != std::string::npos);
  CHECK(problem_of(world, header + "2135010201,\x81\x20\xff,1\n").is(problems::table_bytes_invalid));
  CHECK(problem_of(world, std::string("\xD0\xCF\x11\xE0 old workbook")).is(problems::table_is_xls));
  CHECK(problem_of(world, std::string("\xFF\xFE") + "x").is(problems::table_is_utf16));
  CHECK(problem_of(world, "PK\x03\x04 broken zip").is(problems::table_broken));
  CHECK(problem_of(world, header.substr(0, header.size() - 1) + ",姓名\n").is(problems::column_twice));
}

TEST_CASE("citizen IDs are checked as GB 11643 says") {
  CHECK(check_citizen_id("11010519491231002X") == CitizenIdFault::none);  // example of the standard
  CHECK(check_citizen_id("440524188001010014") == CitizenIdFault::date);  // the standard's second example, born 1880
  CHECK(check_citizen_id("110105194912310021") == CitizenIdFault::check_digit);
  CHECK(check_citizen_id("4.40981E+17") == CitizenIdFault::scientific);
  CHECK(check_citizen_id("350121201111149000") == CitizenIdFault::zeros);
  CHECK(check_citizen_id("3501") == CitizenIdFault::shape);
}
