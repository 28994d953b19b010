// Workbooks as office programs and libraries write them: their own relations decide, and cells are what they show.
#include <algorithm>

#include "tables/cell_values.h"
#include "tables/headed_table.h"
#include "tables/problems.h"
#include "tables/zip_parts.h"
#include "tests/fixtures/book.h"
#include "tests/fixtures/world.h"

using namespace rongxin;
using namespace rongxin::test;
using namespace rongxin::tables;

namespace {

const WantedHeadings wanted{{"姓名", "班级"}, {"电话"}};
const std::string headings = inline_row({"姓名", "班级"});
const std::string relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

struct Opened {
  TemporaryFolder folder;
  std::string path = folder / "book.xlsx";
  std::vector<TableRow> rows;
  std::vector<Note> notes;
  std::optional<Problem> problem;

  void read() {
    rows.clear();
    auto table = open_headed(path, wanted);
    if (!table) return void(problem = table.problem());
    TableRow row;
    while (true) {
      auto more = (*table)->next(row);
      REQUIRE(more.ok());
      if (!*more) break;
      rows.push_back(row);
    }
    notes = (*table)->left_out();
  }
  std::string names() const {
    std::string all = problem ? problem->text("en") : "";
    for (const auto& row : rows)
      all += (all.empty() ? "" : " ") + (row.sheet.empty() ? "" : row.sheet + "/") + row.cells.at(0).text;
    return all;
  }
  std::string told() const {
    std::string all;
    for (const auto& note : notes) all += note.text.en + "\n";
    return all;
  }
};

std::string read_names(const PlainBook& book) {
  Opened opened;
  book.write(opened.path);
  opened.read();
  return opened.names();
}

/// The cell in which `xml` comes out.
Cell only_cell(const std::string& xml, const std::string& styles = {}, const std::string& settings = {},
               const std::string& strings = {}) {
  Opened opened;
  PlainBook{{{"名册", headings + "<row>" + inline_cell("甲") + xml + "</row>"}}, strings, styles, settings}.write(
      opened.path);
  opened.read();
  REQUIRE_MESSAGE(opened.rows.size() == 1, opened.names());
  return opened.rows[0].cells.at(1);
}

std::string format(const std::string& code) {
  return "<numFmts><numFmt numFmtId=\"170\" formatCode=\"" + code +
         "\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs>";
}

}  // namespace

TEST_CASE("the order of the workbook and what it shows decide which sheets are read, and the others are told") {
  Opened one;
  PlainBook{{{"去年", headings + inline_row({"旧", "1班"}), "hidden"},
             {"更早", headings + inline_row({"更旧", "1班"}), "veryHidden"},
             {"填表说明", inline_row({"请按样例填写"}) + inline_row({"谢谢"})},
             {"1班", headings + inline_row({"甲", "1班"})},
             {"2班", inline_row({"班级", "电话", "姓名"}) + inline_row({"2班", "12", "乙"})}}}
      .write(one.path);
  one.read();
  CHECK(one.names() == "1班/甲 2班/乙");
  REQUIRE(one.rows.size() == 2);
  CHECK(one.rows[1].cells.at(1).text == "2班");
  REQUIRE(one.rows[1].cells.size() == 3);  // a column that only the second class has is known there
  CHECK(one.rows[1].cells[2].text == "12");
  for (const char* name :
       {"“去年” is hidden", "“更早” is hidden", "“填表说明” has not the headings", "2 sheets were read"})
    CHECK_MESSAGE(one.told().find(name) != std::string::npos, one.told());
  CHECK(read_names({{{"名册", headings + inline_row({"甲", "1班"}), "hidden"}}}).find("no sheet to read") !=
        std::string::npos);
}

TEST_CASE("parts lie where the relations say, in whatever spelling a program uses") {
  const std::string rows =
      "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row><row><c t=\"s\"><v>2</v></c><c "
      "t=\"s\"><v>3</v></c></row>";
  const std::string strings =
      "<sst><si><t>姓名</t></si><si><t>班级</t></si><si><t>甲</t></si><si><t>1班</t></si></sst>";
  struct Spelling {
    const char *root, *book, *book_rels, *sheet, *sheet_target, *strings, *strings_target, *prefix;
  };
  for (const Spelling& s :
       {Spelling{"_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet9.xml",
                 "worksheets/sheet9.xml", "xl/SharedStrings.xml", "SharedStrings.xml", "r"},
        Spelling{"_rels\\.rels", "xl\\workbook.xml", "xl\\_rels\\workbook.xml.rels", "xl\\worksheets\\sheet1.xml",
                 "worksheets/sheet1.xml", "xl\\sharedStrings.xml", "sharedStrings.xml", "rel"},
        Spelling{"_rels/.rels", "office/book.xml", "office/_rels/book.xml.rels", "data/roll one.xml",
                 "../data/roll%20one.xml", "strings/s.xml", "/strings/s.xml", "d3p1"},
        Spelling{"_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml",
                 "./worksheets/sheet1.xml", "xl/text/shared.xml", ".\\text\\shared.xml", "x"},
        Spelling{"_rels/.rels", "XL/Workbook.xml", "XL/_rels/Workbook.xml.rels", "XL/Worksheets/Sheet1.xml",
                 "/xl/worksheets/sheet1.xml", "XL/SHAREDSTRINGS.XML", "sharedStrings.xml", "R"}}) {
    CAPTURE(s.sheet_target);
    Opened one;
    {
      Book book(one.path);
      const std::string kind = relationships + "/";
      book.add(s.root, "<Relationships><Relationship Id=\"a\" Type=\"" + kind + "officeDocument\" Target=\"" + s.book +
                           "\"/></Relationships>");
      book.add(s.book, "<workbook xmlns:" + std::string(s.prefix) + "=\"" + relationships +
                           "\" xmlns:other=\"urn:x\"><sheets><sheet name=\"名册\" other:id=\"zz\" " + s.prefix +
                           ":id=\"b\"/></sheets></workbook>");
      book.add(s.book_rels, "<Relationships><Relationship Id=\"b\" Type=\"" + kind + "worksheet\" Target=\"" +
                                s.sheet_target + "\"/><Relationship Id=\"c\" Type=\"" + kind +
                                "sharedStrings\" Target=\"" + s.strings_target + "\"/></Relationships>");
      book.add("xl/worksheets/sheet.xml", "<worksheet><sheetData>" + headings + inline_row({"假", "1班"}) +
                                              "</sheetData></worksheet>");  // nobody's
      book.add(s.sheet, "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
      book.add(s.strings, strings);
    }
    one.read();
    CHECK(one.names() == "甲");
  }
  CHECK(related_part("xl/workbook.xml", "..\\Data/./a.xml") == "data/a.xml");
}

TEST_CASE("macro and chart sheets are told, a shown sheet that is not there is a damaged file") {
  const auto book = [&](const std::string& kind, const std::string& target) {
    Opened one;
    {
      Book made(one.path);
      made.add("xl/workbook.xml",
               "<workbook xmlns:r=\"" + relationships +
                   "\"><sheets><sheet name=\"宏\" r:id=\"a\"/><sheet name=\"名册\" r:id=\"b\"/></sheets></workbook>");
      made.add("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"a\" Type=\"" + kind + "\" Target=\"" +
                                                 target + "\"/><Relationship Id=\"b\" Type=\"" + relationships +
                                                 "/worksheet\" Target=\"worksheets/b.xml\"/></Relationships>");
      made.add("xl/macrosheets/a.xml",
               "<worksheet><sheetData>" + headings + inline_row({"宏", "1班"}) + "</sheetData></worksheet>");
      made.add("xl/worksheets/b.xml",
               "<worksheet><sheetData>" + headings + inline_row({"甲", "1班"}) + "</sheetData></worksheet>");
    }
    one.read();
    return one.names() + "|" + one.told();
  };
  CHECK(book("http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet", "macrosheets/a.xml") ==
        "甲|“宏” is a chart or a macro sheet and was not read\n");
  CHECK(book(relationships + "/worksheet", "worksheets/gone.xml").find("damaged") != std::string::npos);
}

TEST_CASE("days are counted from 1904 where the workbook says so, and from 1900 otherwise") {
  const std::string style = format("yyyy-mm-dd");
  CHECK(only_cell("<c s=\"1\"><v>39507</v></c>", style, "<workbookPr date1904=\"1\"/>").text == "2012-03-01");
  CHECK(only_cell("<c s=\"1\"><v>40969</v></c>", style, "<workbookPr date1904=\"0\"/>").text == "2012-03-01");
  CHECK(only_cell("<c s=\"1\"><v>40969.999999999</v></c>", style).text == "2012-03-02");
  CHECK(only_cell("<c s=\"1\"><v>40969.5</v></c>", style).text == "2012-03-01");
  CHECK(only_cell("<c s=\"1\"><v>59</v></c>", style).text == "1900-02-28");
  CHECK(only_cell("<c s=\"1\"><v>61</v></c>", style).text == "1900-03-01");
  CHECK(only_cell("<c s=\"1\"><v>0.5</v></c>", style).text == "12:00:00");
  CHECK(only_cell("<c s=\"1\"><v>-1</v></c>", style).type == CellType::error);
  CHECK(only_cell("<c s=\"1\"><v>1e300</v></c>", style).type == CellType::error);
  CHECK(only_cell("<c t=\"d\"><v>2012-03-01T00:00:00</v></c>").text == "2012-03-01");
}

TEST_CASE("a format shows a date whatever its case, locale, colour and literals, and no number is taken for one") {
  for (const char* code : {"yyyy-mm-dd", "YYYY-MM-DD", "[$-804]YYYY&quot;年&quot;M&quot;月&quot;", "[Red]d/m/yy",
                           "[$-F800]dddd, mmmm dd, yyyy", "m\\-d;@", "[h]:mm", "[DBNum1][$-804]yyyy年m月d日", "e/m/d",
                           "mmm-yy", "h:mm AM/PM"}) {
    CAPTURE(code);
    CHECK(only_cell("<c s=\"1\"><v>40969</v></c>", format(code)).type == CellType::date);
  }
  for (const char* code : {"General", "G/通用格式", "0.00E+00", "@", "#,##0&quot;days&quot;", "[Red]0", "0\\d",
                           "[$￥-804]#,##0.00", "0_);[Red](0)", "000000", "#,##0_d", "Standard"}) {
    CAPTURE(code);
    CHECK(only_cell("<c s=\"1\"><v>40969</v></c>", format(code)).type == CellType::number);
  }
  for (const int id : {14, 17, 18, 21, 22, 27, 31, 36, 45, 50, 57, 58})
    CHECK_MESSAGE(
        only_cell("<c s=\"0\"><v>40969</v></c>", "<cellXfs><xf numFmtId=\"" + std::to_string(id) + "\"/></cellXfs>")
                .text == "2012-03-01",
        id);
  for (const int id : {0, 1, 2, 9, 10, 11, 13, 23, 37, 44, 48, 49, 59})
    CHECK_MESSAGE(
        only_cell("<c s=\"0\"><v>40969</v></c>", "<cellXfs><xf numFmtId=\"" + std::to_string(id) + "\"/></cellXfs>")
                .type == CellType::number,
        id);
}

TEST_CASE("numbers are exact whoever wrote them, and those with lost digits are marked") {
  for (const auto& [written, text] :
       std::vector<std::pair<std::string, std::string>>{{"2.0120301E7", "20120301"},
                                                        {"5.0", "5"},
                                                        {"202409.0", "202409"},
                                                        {"2.135010201E9", "2135010201"},
                                                        {"1.9800000001E10", "19800000001"},
                                                        {"1.1000000000000001", "1.1"},
                                                        {"0.30000000000000004", "0.30000000000000004"},
                                                        {"-0", "0"},
                                                        {"999999999999999", "999999999999999"},
                                                        {"1E-7", "0.0000001"},
                                                        {" 8 ", "8"}}) {
    CAPTURE(written);
    const Cell cell = only_cell("<c><v>" + written + "</v></c>");
    CHECK(cell.type == CellType::number);
    CHECK(cell.text == text);
    CHECK(!cell.damaged);
  }
  for (const char* lost : {"350102201203010000", "3.5010220120301E+17", "1e15", "1234567890123456"})
    CHECK_MESSAGE(only_cell("<c><v>" + std::string(lost) + "</v></c>").damaged, lost);
  CHECK(only_cell("<c><v>NaN</v></c>").type == CellType::error);
}

TEST_CASE("text is what an office program shows: no escapes, no reading aid, rich parts joined") {
  CHECK(only_cell(inline_cell("欧阳_x000D_\n小一_x000D_")).text == "欧阳\n小一\n");
  CHECK(only_cell(inline_cell("a_x005F_x000D_b_xD842__xDFB7_")).text == "a_x000D_b𠮷");
  CHECK(only_cell("<c t=\"inlineStr\"><is><t>欧阳</t><rPh sb=\"0\" "
                  "eb=\"2\"><t>OUYANG</t></rPh><r><t>小一</t></r><phoneticPr fontId=\"1\"/></is></c>")
            .text == "欧阳小一");
  CHECK(only_cell("<c t=\"s\"><v>0</v></c>", "", "",
                  "<si><t>欧阳</t><rPh><t>OUYANG</t></rPh><r><t>_x000D_小一</t></r></si>")
            .text == "欧阳\n小一");
  CHECK(only_cell("<c t=\"s\"><v>7</v></c>", "", "", "<si><t>一</t></si>").type == CellType::error);
  CHECK(only_cell("<c t=\"b\"><v>1</v></c>").text == "TRUE");
  CHECK(only_cell("<c t=\"e\"><v>#N/A</v></c>").type == CellType::error);
  CHECK(only_cell("<c><f>1+1</f><v>2</v></c>").type == CellType::formula);
}

TEST_CASE("rows of a merged area show its value, hidden rows are read and told, coloured cells far away cost nothing") {
  Opened one;
  std::string rows =
      "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>姓名</t></is></c><c r=\"B1\" "
      "t=\"inlineStr\"><is><t>班级</t></is></c><c r=\"XFD1\" s=\"1\"/></row>";
  const auto row = [&](int line, const std::string& name, const std::string& of_class, const std::string& more = {}) {
    const std::string no = std::to_string(line);
    rows += "<row r=\"" + no + "\"" + more + "><c r=\"A" + no + "\" t=\"inlineStr\"><is><t>" + name +
            "</t></is></c><c r=\"B" + no + "\" t=\"inlineStr\"><is><t>" + of_class + "</t></is></c></row>";
  };
  row(2, "甲", "1班");
  row(3, "乙", "", " hidden=\"1\"");
  row(4, "丙", "");
  row(5, "丁", "2班");
  rows += "<row r=\"1048576\"><c r=\"XFD1048576\" s=\"1\"/></row>";
  PlainBook{{{"名册", rows, "", "<mergeCells><mergeCell ref=\"B2:B4\"/><mergeCell ref=\"A6:C900\"/></mergeCells>"}}}
      .write(one.path);
  one.read();
  CHECK(one.names() == "甲 乙 丙 丁");
  REQUIRE(one.rows.size() == 4);
  CHECK(one.rows[2].cells.at(1).text == "1班");
  CHECK(one.rows[3].cells.at(1).text == "2班");
  CHECK(one.told().find("1 rows are hidden or filtered away (first line 3)") != std::string::npos);
}

TEST_CASE("zeros behind a workbook are no damage, two members of one name are") {
  Opened one;
  PlainBook{{{"名册", headings + inline_row({"甲", "1班"})}}}.write(one.path);
  std::filesystem::resize_file(one.path, std::filesystem::file_size(one.path) + 200'000);
  one.read();
  CHECK(one.names() == "甲");
  Opened two;
  {
    Book book(two.path);
    for (const char* name : {"甲", "乙"})
      book.add("xl/worksheets/sheet1.xml",
               "<worksheet><sheetData>" + headings + inline_row({name, "1班"}) + "</sheetData></worksheet>");
  }
  two.read();
  REQUIRE(two.problem);
  CHECK(two.problem->is(problems::table_broken));
}
