// CSV and tab text as people send them: what cannot be read is said by line, and no line is lost.
#include <algorithm>
#include <fstream>

#include "platform/problem_catalogue.h"
#include "platform/shortened.h"
#include "tables/cell_values.h"
#include "tables/csv_cell.h"
#include "tables/headed_table.h"
#include "tables/problems.h"
#include "tests/fixtures/world.h"

using namespace rongxin;
using namespace rongxin::test;
using namespace rongxin::tables;

namespace {

const WantedHeadings wanted{{"姓名", "班级"}, {"住址", "电话", "成员1姓名"}};

struct Read {
  std::vector<TableRow> rows;
  std::vector<Note> notes;
  std::optional<Problem> problem;
  bool complete = false;
  std::vector<int> refused() const {
    std::vector<int> lines;
    for (const auto& row : rows)
      if (row.refused) lines.push_back(row.line);
    return lines;
  }
  /// Second cell of what was read, "3:甲 4:乙".
  std::string names() const {
    std::string all;
    for (const auto& row : rows)
      if (!row.refused) all += (all.empty() ? "" : " ") + std::to_string(row.line) + ":" + row.cells.at(0).text;
    return all;
  }
  std::int64_t told() const {
    std::int64_t lines = 0;
    for (const auto& note : notes) lines += note.lines;
    return lines;
  }
};

Read read(const std::string& content) {
  TemporaryFolder folder;
  std::ofstream(folder / "table.csv", std::ios::binary) << content;
  Read out;
  auto table = open_headed(folder / "table.csv", wanted);
  if (!table) {
    out.problem = table.problem();
    return out;
  }
  out.complete = (*table)->complete();
  TableRow row;
  while (true) {
    auto more = (*table)->next(row);
    REQUIRE(more.ok());
    if (!*more) break;
    out.rows.push_back(row);
  }
  out.notes = (*table)->left_out();
  return out;
}

std::string problem_line(const Read& read) {
  if (!read.problem || !read.problem->is(problems::table_bytes_invalid)) return "no such problem";
  return read.problem->parameters.at(0).second;
}

const std::string headings = "姓名,班级,住址,电话,成员1姓名\r\n";
const std::string gb_headings =
    "\xD0\xD5\xC3\xFB,\xB0\xE0\xBC\xB6,\xD7\xA1\xD6\xB7,\xB5\xE7\xBB\xB0\r\n";  // 姓名,班级,住址,电话

}  // namespace

TEST_CASE("a quotation mark that is not closed costs its own line and no child of another line") {
  const auto whole = read(headings + "甲,1班,\"路1号,11,甲父\r\n乙,1班,路2号,12,乙父\r\n丙,1班,路3号,13,丙父\r\n");
  CHECK(whole.refused() == std::vector<int>{2});
  CHECK(whole.names() == "3:乙 4:丙");
  CHECK(whole.rows[0].refused->code == "open_quote");
  CHECK(whole.rows[0].cells[0].text == "甲");  // to be written into the file of what was refused
  // Closed by chance by the mark of another child, in the middle of its line, at the end of a cell, or before one.
  CHECK(read(headings + "甲,1班,\"路1号,11,甲父\r\n乙,1班,\"路2号\",12,乙父\r\n丙,1班,路3号,13,丙父\r\n").names() ==
        "3:乙 4:丙");
  CHECK(read(headings + "甲,1班,\"路1号,11,甲父\r\n乙,1班,路2号\",12,乙父\r\n丙,1班,路3号,13,丙父\r\n")
            .refused()
            .front() == 2);
  CHECK(read(headings + "甲,1班,路1号,11,\"甲父\r\n\"乙\",1班,路2号,12,乙父\r\n").names() == "3:乙");
  CHECK(read(headings + "甲,1班,路1号,11,\"甲父").refused() == std::vector<int>{2});
  // Within one line: the marks swallow cells, not lines.
  CHECK(read(headings + "甲,1班,\"路1号,11\",甲父\r\n").refused() == std::vector<int>{2});
  CHECK(read(headings + "甲,\"1班,路1号,\"11,甲父\r\n").refused() == std::vector<int>{2});
}

TEST_CASE("every line behind a stray quotation mark is either read or named, wherever the mark stands") {
  constexpr int children = 60;
  for (int column = 0; column < 5; ++column)
    for (int at = 0; at < children; at += 7) {
      CAPTURE(column);
      CAPTURE(at);
      std::string content = headings;
      for (int i = 0; i < children; ++i) {
        std::string cells[5] = {"生" + std::to_string(i), "1班",
                                i % 5 == 0 ? "\"路, " + std::to_string(i) + " 号\"" : "路", "1", "父"};
        if (i == at) cells[column].insert(0, "\"");
        for (int k = 0; k < 5; ++k) content += (k == 0 ? "" : ",") + cells[k];
        content += "\r\n";
      }
      const auto one = read(content);
      REQUIRE(one.rows.size() == children);
      CHECK(one.refused().size() <= 1);
      for (int i = 0; i < children; ++i)
        if (!one.rows[static_cast<std::size_t>(i)].refused)
          CHECK(one.rows[static_cast<std::size_t>(i)].cells[0].text == "生" + std::to_string(i));
    }
}

TEST_CASE("line breaks, commas and quotation marks within a quoted cell are read as they stand") {
  const auto one =
      read(headings +
           "甲,1班,\"一路\n二号, 三楼\",11,甲父\r\n\"乙\r\n\",1班,\"他说\"\"好\"\"\",12,乙父\r\n丙,1班,,13,丙父\r\n");
  CHECK(one.refused().empty());
  REQUIRE(one.rows.size() == 3);
  CHECK(one.rows[0].cells[2].text == "一路\n二号, 三楼");
  CHECK(one.rows[1].cells[2].text == "他说\"好\"");
  CHECK(one.rows[2].line == 6);
  CHECK(one.rows[2].cells[2].type == CellType::empty);
}

TEST_CASE("a line with more cells than there are headings is refused: its cells stand in wrong columns") {
  const auto one = read(headings + "甲,1班,鼓楼区,一路,11,甲父\r\n乙,1班,路,12,乙父,,,\r\n丙,1班\r\n");
  CHECK(one.refused() == std::vector<int>{2});
  CHECK(one.rows[0].refused->code == "too_many_cells");
  CHECK(one.names() == "3:乙 4:丙");
}

TEST_CASE("files whose lines end with a lone CR are read, and mixed ends lose no line") {
  CHECK(read("姓名,班级\r甲,1班\r乙,1班\r").names() == "2:甲 3:乙");
  CHECK(read("姓名,班级\r\r\n甲,1班\r\r\n乙,1班").names() == "2:甲 3:乙");
  CHECK(read("姓名,班级\r\n甲,1班\r\n乙,1班\r丙,1班\r\n").names() == "2:甲 3:乙 4:丙");
  const auto cut = read("姓名,班级,住址\r\n甲,1班,一路\r二号\r\n乙,1班,路\r\n");
  CHECK(cut.names() == "2:甲 4:乙");
  CHECK(cut.refused() == std::vector<int>{3});
}

TEST_CASE("a line break that divides a child's line stores no half of the child") {
  const auto one =
      read(headings + "甲,1班,一路\r\n二号,11,甲父\r\n乙,1班,路,12,乙父\r\n丙,1班,路,13,丙父\r\n丁,1班\r\n");
  CHECK(one.refused() == std::vector<int>{2, 3});
  CHECK(one.names() == "4:乙 5:丙 6:丁");
}

TEST_CASE("a line that is too wide makes no other line suspect, and a column without a heading may hold remarks") {
  CHECK(read(headings + "甲,1班,a,b,11,甲父\r\n乙,1班,\"a,b\",12,乙父\r\n").refused() == std::vector<int>{2});
  CHECK(read("姓名,班级,住址,\r\n甲,1班,路,转来\r\n乙,1班,路\r\n").names() == "2:甲 3:乙");
}

TEST_CASE("one octet that cannot be read is named with its line, in either encoding") {
  CHECK(problem_line(read("姓名,班级\n甲,1班\n乙\xFF,1班\n")) == "3");
  CHECK(problem_line(read("姓名,班级\n甲\xE7,1班\n")) == "2");
  CHECK(problem_line(read(gb_headings + "\xBC\xD7,1\xB0\xE0\r\n\xD2\xD2\xFF\xFF,1\xB0\xE0\r\n")) == "3");
  CHECK(problem_line(read("姓名,班级\n" + std::string("甲\0,1班\n", 10))) == "2");
}

TEST_CASE("a file of two encodings is refused with the first line of the other one, never stored half misread") {
  CHECK(problem_line(read("\xEF\xBB\xBF姓名,班级\r\n\xBC\xD7\xD2\xD2\xB1\xFB,1\xB0\xE0\r\n")) == "2");
  CHECK(problem_line(read("姓名,班级,住址,电话\r\n甲,1班,路,1\r\n\xBC\xD7\xD2\xD2\xB1\xFB,1\xB0\xE0\r\n")) == "3");
  // Lines of UTF-8 within GB 18030 decode without an error there, into other characters.
  std::string content = gb_headings;
  for (int i = 0; i < 50; ++i) content += "\xBC\xD7\xD2\xD2\xB1\xFB,1\xB0\xE0\r\n";
  CHECK(!read(content).problem);
  CHECK(problem_line(read(content + "欧阳小一,初二一班\r\n")) == "52");
}

TEST_CASE("GB 18030 is read with its four-octet characters") {
  const auto one = read(gb_headings + "\x95\x32\x82\x36\xBC\xD7,1\xB0\xE0\r\n");
  REQUIRE(one.rows.size() == 1);
  CHECK(one.rows[0].cells[0].text == "𠀀甲");
}

TEST_CASE("what is no table is told by its kind, and no message repeats a file") {
  std::string page = "<html><table>";
  for (int i = 0; i < 20'000; ++i) page += "<tr><td>2135010201</td><td>林小一</td><td>350102201203010014</td></tr>";
  const auto web = read(page);
  REQUIRE(web.problem);
  CHECK(web.problem->is(problems::table_is_web_page));
  CHECK(web.problem->text("en").find("save it as .xlsx") != std::string::npos);
  CHECK(read("\xEF\xBB\xBF\r\n <!DOCTYPE html><table></table>").problem->is(problems::table_is_web_page));
  CHECK(read("MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n").problem->is(problems::table_is_web_page));
  const auto old =
      read("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"></Workbook>");
  CHECK(old.problem->is(problems::table_is_other));
  CHECK(old.problem->text("en").find("2003") != std::string::npos);
  CHECK(read("%PDF-1.4").problem->is(problems::table_is_other));
  CHECK(read(std::string("\xFF\xFE\xD3\x59", 4)).problem->is(problems::table_is_utf16));
  CHECK(read(std::string("\xD3\x59\x0D\x54,\0\xED\x73\xA7\x7E,\0\x31\0\r\0\n\0", 18))
            .problem->is(problems::table_is_utf16));
  CHECK(shortened(page).size() < 100);
  CHECK(shortened("林晨林晨", 2) == "林晨…");
}

TEST_CASE("headings are found under titles, blank lines and sep=, with stars and blanks, and what lies above is told") {
  const auto titled = read("某某中学学生名册\n制表：教务处,,2026\n\n姓名,班级,住址\n甲,1班,路\n");
  CHECK(titled.names() == "5:甲");
  CHECK(titled.told() == 2);
  REQUIRE(titled.notes.size() == 1);
  CHECK(titled.notes[0].text.zh.find("第 4 行") != std::string::npos);
  CHECK(read("sep=;\n姓名;班级;住址\n甲;1班;a,b,c,d\n").names() == "3:甲");
  CHECK(read("\n\n , ,\n姓名,班级\n甲,1班\n").names() == "5:甲");
  const auto dressed = read("* 姓 名,\"班级\n（必填）\",＊住址,成员１姓名\n甲,1班,路,父\n");
  CHECK(dressed.complete);
  REQUIRE(dressed.rows.size() == 1);
  CHECK(dressed.rows[0].cells[3].text == "父");
  const auto none = read("姓名,班別\n甲,1班\n");
  CHECK(!none.complete);
  CHECK(none.rows.empty());
}

TEST_CASE("headings in two lines are one: what stands below a group is its column, and nothing of a child is lost") {
  const auto two = read("姓名,班级,家庭成员,\n,,成员1姓名,电话\n甲,1班,甲父,11\n");
  CHECK(two.names() == "3:甲");
  REQUIRE(two.rows.size() == 1);
  REQUIRE(two.rows[0].cells.size() == 4);
  CHECK(two.rows[0].cells[2].text == "甲父");
  CHECK(two.rows[0].cells[3].text == "11");
  const auto joined = read("姓名,班级,成员1\n,,姓名\n甲,1班,甲父\n姓名,班级,成员1\n,,姓名\n乙,2班,乙父\n");
  CHECK(joined.names() == "3:甲 6:乙");
  CHECK(joined.rows[1].cells[2].text == "乙父");
  const auto above = read("学生,,成员1,\n姓名,班级,姓名,电话\n甲,1班,甲父,11\n");
  CHECK(above.names() == "3:甲");
  CHECK(above.rows[0].cells[2].text == "甲父");
  const auto below = read("学生,,家庭\n姓名,班级,电话\n甲,1班,11\n");
  CHECK(below.names() == "3:甲");
  const auto plain = read("姓名,班级,电话\n甲,1班,11\n");
  CHECK(plain.names() == "2:甲");
}

TEST_CASE("a file that was not copied to its end stores no half child") {
  const std::string whole = headings + "甲,1班,路,11,甲父\r\n乙,1班,路,12,乙父\r\n";
  for (std::size_t octets = whole.size() - 3; octets > whole.size() - 18; --octets) {
    const auto cut = read(whole.substr(0, octets));
    if (cut.problem) continue;  // within a character
    CAPTURE(octets);
    REQUIRE(cut.rows.size() == 2);
    // In its last cell nobody can tell.
    CHECK(cut.refused() == (octets < whole.size() - 8 ? std::vector<int>{3} : std::vector<int>{}));
  }
  CHECK(read(headings + "甲,1班\r\n乙,1班").names() ==
        "2:甲 3:乙");  // a program that leaves empty cells out does so everywhere
}

TEST_CASE("bars divide columns, too; archives, pictures and old workbooks are called what they are") {
  CHECK(read("姓名|班级|住址\n甲|1班|a,b;c\n").names() == "2:甲");
  for (const std::string_view start :
       {std::string_view("\x1F\x8B\x08\x00", 4), std::string_view("Rar!\x1A\x07", 6),
        std::string_view("7z\xBC\xAF\x27", 5), std::string_view("\x89PNG\r\n", 6),
        std::string_view("\x09\x00\x04\x00\x02\x00", 6), std::string_view("ID;PWXL", 7)}) {
    const auto other = read(std::string(start) + std::string(200, '\x81'));
    REQUIRE(other.problem);
    CHECK(other.problem->is(problems::table_is_other));
  }
}

TEST_CASE("headings that come again are told and not read as a child, and their order counts from there") {
  const auto one = read("姓名,班级,住址\n甲,1班,路\n姓名,班级,住址\n乙,1班,街\n班级,姓名,住址\n2班,丙,巷\n");
  CHECK(one.names() == "2:甲 4:乙 6:丙");
  CHECK(one.rows[2].cells[1].text == "2班");
  CHECK(one.told() == 2);
}

TEST_CASE("rows of blanks that nobody sees are blank, and error values are no text") {
  const auto one = read(
      "姓名,班级,电话\n , "
      "\xE3\x80\x80,\xC2\xA0\n\xE2\x80\x8B,,\n甲,1班,#####\n乙,#N/A,=1+1\n丙,\"=\"\"0123\"\"\",\x1A\n\x1A");
  CHECK(one.names() == "4:甲 5:乙 6:丙");
  CHECK(one.rows[0].cells[2].type == CellType::error);
  CHECK(one.rows[1].cells[1].type == CellType::error);
  CHECK(one.rows[1].cells[2].type == CellType::formula);
  CHECK(one.rows[2].cells[1].text == "0123");
  CHECK(one.rows[2].cells[2].type == CellType::empty);
}

TEST_CASE("columns that nobody has asked for do not leave the reader") {
  const auto one = read("姓名,政治面貌,班级\n甲,群众,1班\n");
  REQUIRE(one.rows.size() == 1);
  CHECK(one.rows[0].cells.at(1).text.empty());
  CHECK(one.rows[0].cells.at(2).text == "1班");
}

TEST_CASE("a line without an end is refused before it is held") {
  const auto one = read(headings + std::string(3u << 20, 'x'));
  REQUIRE(one.problem);
  CHECK(one.problem->is(problems::table_too_large));
}

TEST_CASE("nothing that we write into a CSV is run or counted by the program that opens it") {
  for (const char* bad : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\xE3\x80\x80=1", "\xC2\xA0@x",
                          "＝1+1", "＋1", "－1", "＠x", "﹦1", "−1", "\xE2\x80\x8B=1"}) {
    CAPTURE(bad);
    const auto cell = csv_cell(bad);
    CHECK((cell.starts_with("'") || cell.starts_with("\"'")));
  }
  CHECK(csv_cell("350102201203010014") == "'350102201203010014");
  CHECK(csv_cell("a;=1") == "\"a;=1\"");
  CHECK(csv_cell("a\t=1") == "\"a\t=1\"");
  CHECK(csv_cell("他说\"好\"") == "\"他说\"\"好\"\"\"");
  CHECK(csv_cell("林晨") == "林晨");
  CHECK(csv_cell("初二(1)班") == "初二(1)班");
  CHECK(csv_cell(" ") == " ");
}

TEST_CASE("what an office program writes for a date is known as one in text, too") {
  for (const char* date :
       {"Jan-02", "2-Jan", "02-Jan-24", "1月2日", "2024年1月2日", "2024-01-02", "2024/1/2", "2024/1/2 0:00:00", "11月"})
    CHECK_MESSAGE(looks_like_date(date), date);
  for (const char* none : {"初二(1)班", "2024级1班", "1班", "1-2班", "G1", "20120301", "一月班", "January班"})
    CHECK_MESSAGE(!looks_like_date(none), none);
}
