// Workbooks that want to do harm, made here octet by octet.
#include <fstream>

#include "school_roll/import/import_roll.h"
#include "school_roll/import/table_reader.h"
#include "school_roll/problems.h"
#include "tests/fixtures/book.h"
#include "tests/fixtures/world.h"

using namespace rongxin;
using namespace rongxin::test;
using namespace rongxin::school_roll;

namespace {

const std::string opening =
    "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";
const std::string closing = "</sheetData></worksheet>";
const char* const columns[] = {"学校标识码", "姓名",   "性别", "出生日期", "身份证件类型",
                               "身份证件号", "学籍号", "年级", "班级",     "入学年月"};

std::string text_cell(const std::string& value) { return "<c t=\"inlineStr\"><is><t>" + value + "</t></is></c>"; }

std::string header_row() {
  std::string row = "<row r=\"1\">";
  for (const char* column : columns) row += text_cell(column);
  return row + "</row>";
}

/// A row whose ID number is whatever cell is given.
std::string student_row(int line, const std::string& id_cell) {
  std::string row = "<row r=\"" + std::to_string(line) + "\">";
  const std::string number = "J35010220120305" + std::to_string(1000 + line);
  for (const std::string& cell :
       {text_cell("2135010201"), text_cell("赵新"), text_cell("1"), text_cell("2012-03-05"), text_cell("其他"), id_cell,
        text_cell(number), text_cell("初二"), text_cell("初二(1)班"), text_cell("202409")})
    row += cell;
  return row + "</row>";
}

Result<ImportReport> read_book(World& world) {
  const Services& tools = *world.composition().services;
  ImportWish wish;
  wish.who = {"system", 0, 0, "importStudents", 0, ""};
  return import_students(tools, world.folder() / "book.xlsx", wish);
}

}  // namespace

TEST_CASE("a formula in a cell is refused by row and column, never calculated") {
  World world("sqlite");
  {
    Book book(world.folder() / "book.xlsx");
    book.add("xl/worksheets/sheet1.xml",
             opening + header_row() + student_row(2, "<c><f>HYPERLINK(\"http://x\")</f><v>35010220120305001X</v></c>") +
                 student_row(3, text_cell("P1234567")) + closing);
  }
  const auto report = read_book(world);
  REQUIRE_MESSAGE(report.ok(), (report.ok() ? "" : report.problem().text("en")));
  CHECK(report->accepted == 1);
  REQUIRE(report->rejected.size() == 1);
  CHECK(report->rejected[0].row == 2);
  CHECK(report->rejected[0].fault.column == "身份证件号");
}

TEST_CASE("a workbook that unpacks to far more than it weighs is given up, and nothing of it is stored") {
  World world("sqlite");
  const auto before = world.number("SELECT count(*) FROM student");
  {
    Book book(world.folder() / "book.xlsx");
    book.begin("xl/worksheets/sheet1.xml");
    book.write(opening + header_row() + student_row(2, text_cell("P1234567")) + "<row r=\"3\">");
    const std::string spaces(1 << 20, ' ');
    for (std::size_t octets = 0; octets < unpacked_octets_max + (4u << 20); octets += spaces.size()) book.write(spaces);
    book.write("</row>" + closing);
    book.end();
  }
  CHECK(std::filesystem::file_size(world.folder() / "book.xlsx") < 4u << 20);
  const auto report = read_book(world);
  REQUIRE(!report.ok());
  CHECK(report.problem().is(problems::table_bomb));
  CHECK(world.number("SELECT count(*) FROM student") == before);
}

TEST_CASE("entities of a workbook's own are refused before they are read") {
  World world("sqlite");
  const std::string entities =
      "<?xml version=\"1.0\"?><!DOCTYPE sst [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\"><!ENTITY x "
      "SYSTEM \"file:///etc/passwd\">]><sst><si><t>&b;&x;</t></si></sst>";
  for (const bool in_strings : {true, false}) {
    CAPTURE(in_strings);
    {
      Book book(world.folder() / "book.xlsx");
      if (in_strings) book.add("xl/sharedStrings.xml", entities);
      book.add("xl/worksheets/sheet1.xml", in_strings ? opening + header_row() + closing : entities);
    }
    const auto report = read_book(world);
    REQUIRE(!report.ok());
    CHECK(report.problem().is(problems::table_doctype));
    std::filesystem::remove(world.folder() / "book.xlsx");
  }
}

TEST_CASE("a workbook without a sheet, cut short, or no zip at all says so") {
  World world("sqlite");
  { Book(world.folder() / "book.xlsx").add("xl/other.xml", "<a/>"); }
  CHECK(read_book(world).problem().is(problems::table_no_sheet));
  std::filesystem::remove(world.folder() / "book.xlsx");
  std::ofstream(world.folder() / "book.xlsx", std::ios::binary) << "PK\x03\x04 and then nothing";
  CHECK(read_book(world).problem().is(problems::table_broken));
  { Book(world.folder() / "cut.xlsx").add("xl/worksheets/sheet1.xml", opening + header_row()); }
  std::filesystem::rename(world.folder() / "cut.xlsx", world.folder() / "book.xlsx");
  CHECK(read_book(world).problem().is(problems::table_broken));
}
