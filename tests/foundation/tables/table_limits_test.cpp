// Small files that want large memories: each is refused (or read) in bounded memory.
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "tables/headed_table.h"
#include "tables/problems.h"
#include "tests/fixtures/book.h"
#include "tests/fixtures/world.h"

using namespace rongxin;
using namespace rongxin::test;
using namespace rongxin::tables;

namespace {

const WantedHeadings wanted{{"姓名", "班级"}, {}};
const std::string headings = inline_row({"姓名", "班级"});
constexpr long memory_mib_max = 200;

long status_mib(const char* key) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with(key)) return std::atol(line.c_str() + std::string_view(key).size() + 1) / 1024;
  return -1;
}

struct Outcome {
  char code[64] = {};  ///< of the problem, or empty
  std::int64_t rows = 0;
  long memory_mib = 0;
};

enum class How { row_by_row, held_whole };

/// Reads in a process of its own, so that its highest memory is that of this one file.
Outcome outcome_of(const std::string& path, How how = How::row_by_row) {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    Outcome seen;
    std::ofstream("/proc/self/clear_refs") << "5";  // the peak begins here
    const long before = status_mib("VmRSS:");
    const auto keep = [&](const Problem& problem) { problem.kind->code.copy(seen.code, sizeof seen.code - 1); };
    if (how == How::held_whole) {
      auto sheets = read_sheets(path);
      if (!sheets) keep(sheets.problem());
      else
        for (const auto& one : *sheets) seen.rows += static_cast<std::int64_t>(one.rows.size());
    } else if (auto table = open_headed(path, wanted); !table) {
      keep(table.problem());
    } else {
      TableRow row;
      for (auto more = (*table)->next(row); more.ok() && *more; more = (*table)->next(row)) ++seen.rows;
    }
    seen.memory_mib = status_mib("VmHWM:") - before;
    const auto written = ::write(ends[1], &seen, sizeof seen);
    ::_exit(written == sizeof seen ? 0 : 1);
  }
  ::close(ends[1]);
  Outcome seen;
  REQUIRE(::read(ends[0], &seen, sizeof seen) == sizeof seen);
  ::close(ends[0]);
  ::waitpid(child, nullptr, 0);
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  seen.memory_mib = 0;  // a sanitizer keeps what was freed
#endif
  CHECK(seen.memory_mib < memory_mib_max);
  return seen;
}

/// A member of `count` times the same octets.
void add_many(Book& book, const std::string& member, const std::string& head, const std::string& one, std::size_t count,
              const std::string& tail) {
  book.begin(member);
  book.write(head);
  std::string block;
  constexpr std::size_t at_once = 20'000;
  for (std::size_t i = 0; i < at_once; ++i) block += one;
  for (std::size_t i = 0; i < count / at_once; ++i) book.write(block);
  book.write(tail);
  book.end();
}

struct Bomb {
  const char* what;
  const char *member, *head, *one;
  std::size_t count;
  const char* tail;
  const char* code;
};

}  // namespace

TEST_CASE("a workbook of some kilobytes cannot cost more memory than a large honest one") {
  const char *sheet = "xl/worksheets/sheet1.xml", *strings = "xl/sharedStrings.xml", *styles = "xl/styles.xml";
  const char *open = "<worksheet><sheetData>", *close = "</sheetData></worksheet>";
  for (const Bomb& bomb :
       {Bomb{"empty shared texts", strings, "<sst>", "<si/>", 8'000'000, "</sst>", "table_too_large"},
        Bomb{"shared texts", strings, "<sst>",
             "<si><t>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</t></si>",
             1'500'000, "</sst>", "table_too_large"},
        Bomb{"one long shared text", strings, "<sst><si><t>", "aaaaaaaaaaaaaaaaaaaaaaaa", 100'000, "</t></si></sst>",
             "table_too_large"},
        Bomb{"far cells with a value", sheet, open, "<row><c r=\"SF1\"><v>1</v></c></row>", 400'000, close, ""},
        Bomb{"far coloured cells", sheet, open, "<row><c r=\"XFD1\" s=\"1\"/></row>", 500'000, close, "table_empty"},
        Bomb{"empty rows", sheet, open, "<row/>", 1'100'000, close, "table_too_large"},
        Bomb{"cells of one row", sheet, "<worksheet><sheetData><row>", "<c><v>1</v></c>", 1'000'000,
             "</row></sheetData></worksheet>", "table_too_large"},
        Bomb{"empty cells of one row", sheet, "<worksheet><sheetData><row>", "<c/>", 5'000'000,
             "</row></sheetData></worksheet>", "table_empty"},
        Bomb{"nested tags", sheet, open, "<a>", 1'000'000, "", "table_too_large"},
        Bomb{"one tag without an end", sheet, "<worksheet a=\"", "aaaaaaaaaaaaaaaaaaaaaaaa", 200'000, "\"/>",
             "table_too_large"},
        Bomb{"one comment without an end", sheet, "<worksheet><!--", "aaaaaaaaaaaaaaaaaaaaaaaa", 200'000,
             "--></worksheet>", "table_too_large"},
        Bomb{"merged areas", sheet, "<worksheet><sheetData/><mergeCells>", "<mergeCell ref=\"A1:XFD1048576\"/>",
             100'000, "</mergeCells></worksheet>", "table_too_large"},
        Bomb{"styles", styles, "<styleSheet><cellXfs>", "<xf numFmtId=\"14\"/>", 100'000, "</cellXfs></styleSheet>",
             "table_too_large"},
        Bomb{"styles within styles", styles, "<styleSheet><cellXfs>", "<xf>", 100'000, "</cellXfs></styleSheet>",
             "table_too_large"}}) {
    CAPTURE(std::string(bomb.what));
    TemporaryFolder folder;
    {
      Book book(folder / "bomb.xlsx");
      add_many(book, bomb.member, bomb.head, bomb.one, bomb.count, bomb.tail);
      if (std::string_view(bomb.member) != sheet) book.add(sheet, open + headings + close);
    }
    CHECK(std::filesystem::file_size(folder / "bomb.xlsx") < 4u << 20);
    CHECK(std::string(outcome_of(folder / "bomb.xlsx").code) == std::string(bomb.code));
    // An instrument is held whole: its limits are narrower.
    const auto held = outcome_of(folder / "bomb.xlsx", How::held_whole);
    CHECK((std::string_view(bomb.code) != "table_too_large" || held.code[0] != '\0'));
  }
}

TEST_CASE("a workbook with more members, sheets or rows held whole than a person makes is refused") {
  TemporaryFolder folder;
  {
    Book book(folder / "members.xlsx");
    for (std::size_t i = 0; i < members_max + 1; ++i) book.add("a" + std::to_string(i), "");
  }
  CHECK(std::string(outcome_of(folder / "members.xlsx").code) == "table_too_large");
  PlainBook sheets;
  for (std::size_t i = 0; i < sheets_max + 1; ++i) sheets.sheets.push_back({"s" + std::to_string(i), headings});
  sheets.write(folder / "sheets.xlsx");
  CHECK(std::string(outcome_of(folder / "sheets.xlsx").code) == "table_too_large");
  {
    Book book(folder / "wide.xlsx");
    add_many(book, "xl/worksheets/sheet1.xml", "<worksheet><sheetData>", "<row><c r=\"SF1\"><v>1</v></c></row>",
             100'000, "</sheetData></worksheet>");
  }
  CHECK(std::string(outcome_of(folder / "wide.xlsx", How::held_whole).code) == "table_too_large");
}

TEST_CASE("a text table of any size is read in the memory of a small one") {
  TemporaryFolder folder;
  {
    std::ofstream out(folder / "large.csv", std::ios::binary);
    out << "姓名,班级\n";
    std::string block;
    for (int i = 0; i < 10'000; ++i) block += "林晨晨晨晨晨,\"初二(1)班，教学楼三层东侧\"\n";
    for (int i = 0; i < 50; ++i) out << block;
  }
  const auto seen = outcome_of(folder / "large.csv");
  CHECK(seen.rows == 500'000);
  CHECK(seen.memory_mib < 16);
}
