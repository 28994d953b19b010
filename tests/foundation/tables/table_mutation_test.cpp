// Tables with octets exchanged, cut out and repeated, always the same ones: whatever comes, the reader ends with rows
// or with a Problem, and what it gives is well-formed.
#include <fstream>
#include <random>

#include "tables/headed_table.h"
#include "tests/fixtures/book.h"
#include "tests/fixtures/world.h"

using namespace rongxin;
using namespace rongxin::test;
using namespace rongxin::tables;

namespace {

const WantedHeadings wanted{{"姓名", "班级"}, {"出生日期"}};

std::string content_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string mutated(std::string text, std::mt19937& dice) {
  static const std::string pieces[] = {
      "\"",           ",",        "\n",      "\r",           "\xFF",    "<",       ">",     "/", "&",
      "<c r=\"",      "<row>",    "</row>",  "<f>",          "_x000D_", "_xD83D_", "1E308", "-", std::string(1, '\0'),
      "\xE5\xAD\xA6", "\xBC\xD7", "s=\"9\"", "<!DOCTYPE x>", "]]>"};
  for (unsigned i = 1 + dice() % 4; i > 0 && !text.empty(); --i) {
    const std::size_t at = dice() % text.size(), size = std::min<std::size_t>(dice() % 24, text.size() - at);
    switch (dice() % 4) {
      case 0: text.insert(at, pieces[dice() % std::size(pieces)]); break;
      case 1: text.erase(at, size); break;
      case 2: text.insert(dice() % text.size(), text.substr(at, size)); break;
      default: text[at] = static_cast<char>(dice()); break;
    }
  }
  return text;
}

/// False when what was given is no table of well-formed rows.
bool reads(const std::string& path, std::size_t& rows) {
  if (auto held = read_sheets(path); held.ok()) rows += held->size();
  auto table = open_headed(path, wanted);
  if (!table) return !table.problem().text("zh-CN").empty() && table.problem().text("zh-CN").size() < 1000;
  TableRow row;
  for (auto more = (*table)->next(row); more.ok() && *more; more = (*table)->next(row)) {
    ++rows;
    if (row.line < 1 || row.cells.size() != (*table)->headings().cells.size()) return false;
    for (const auto& cell : row.cells)
      if (cell.text.size() > cell_octets_max || (cell.type == CellType::number && cell.text.empty())) return false;
  }
  for (const auto& note : (*table)->left_out())
    if (note.text.zh.size() > 1000) return false;
  return true;
}

}  // namespace

TEST_CASE("text tables with damaged octets end in rows or in a Problem") {
  std::mt19937 dice(20261127);
  TemporaryFolder folder;
  const std::string seeds[] = {
      "\xEF\xBB\xBF姓名,班级,出生日期\r\n甲,\"1班\n二楼\",2012-03-01\r\n乙,\"他说\"\"好\"\"\",\r\n",
      "sep=;\n姓名;班级\n甲;1班\r乙;2班\n", "\xD0\xD5\xC3\xFB\t\xB0\xE0\xBC\xB6\n\xBC\xD7\t\"1\xB0\xE0\"\n"};
  std::size_t rows = 0;
  for (int i = 0; i < 2000; ++i) {
    CAPTURE(i);
    std::ofstream(folder / "t.csv", std::ios::binary | std::ios::trunc) << mutated(seeds[dice() % 3], dice);
    REQUIRE(reads(folder / "t.csv", rows));
  }
  CHECK(rows > 300);
}

TEST_CASE("workbooks with damaged parts or a damaged zip end in rows or in a Problem") {
  std::mt19937 dice(20261127);
  TemporaryFolder folder;
  PlainBook book{{{"一班",
                   inline_row({"姓名", "班级", "出生日期"}) +
                       "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" "
                       "t=\"inlineStr\"><is><t>1班_x000D_</t></is></c><c r=\"C2\" s=\"1\"><v>40969</v></c></row>",
                   "", "<mergeCells><mergeCell ref=\"B2:B4\"/></mergeCells>"},
                  {"二班", inline_row({"班级", "姓名"}) + inline_row({"2班", "乙"})},
                  {"旧", "", "hidden"}},
                 "<si><r><t>甲</t></r><rPh><t>JIA</t></rPh></si>",
                 "<numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy-mm-dd\"/></numFmts><cellXfs><xf/><xf "
                 "numFmtId=\"170\"/></cellXfs>",
                 "<workbookPr date1904=\"1\"/>"};
  book.write(folder / "whole.xlsx");
  const std::string whole = content_of(folder / "whole.xlsx");
  std::size_t rows = 0;
  for (int i = 0; i < 2000; ++i) {
    CAPTURE(i);
    if (i % 3 == 0) {
      std::ofstream(folder / "t.xlsx", std::ios::binary | std::ios::trunc) << mutated(whole, dice);
    } else {
      PlainBook one = book;
      std::string* parts[] = {&one.sheets[0].rows, &one.sheets[0].tail, &one.sheets[1].rows, &one.strings,
                              &one.styles,         &one.book_settings,  &one.sheets[0].name};
      std::string& part = *parts[dice() % std::size(parts)];
      part = mutated(part, dice);
      std::filesystem::remove(folder / "t.xlsx");
      one.write(folder / "t.xlsx");
    }
    REQUIRE(reads(folder / "t.xlsx", rows));
  }
  CHECK(rows > 300);
}
