#include <filesystem>
#include <fstream>

#include "platform/problem_catalogue.h"
#include "tables/problems.h"
#include "tables/text_table.h"
#include "tables/workbook.h"
#include "texts/tables.h"

namespace rongxin::tables {
namespace {

struct MarkedKind {
  std::string_view mark;
  const Sentence& (*what)();
};
constexpr std::string_view operator""_octets(const char* text, std::size_t size) { return {text, size}; }
constexpr MarkedKind marked_kinds[] = {
    {"\x1F\x8B"_octets, texts::tables::an_archive},         {"Rar!"_octets, texts::tables::an_archive},
    {"7z\xBC\xAF"_octets, texts::tables::an_archive},       {"\x89PNG"_octets, texts::tables::a_picture},
    {"\xFF\xD8\xFF"_octets, texts::tables::a_picture},      {"ID;P"_octets, texts::tables::a_sylk},
    {"\x09\x00\x04\x00"_octets, texts::tables::an_old_xls}, {"\x09\x02\x06\x00"_octets, texts::tables::an_old_xls},
    {"\x09\x04\x06\x00"_octets, texts::tables::an_old_xls}};

// What the first octets of a file are, when they are no table of ours.
std::optional<Problem> other_kind(std::string_view start) {
  // OLE: an old .xls, or an .xlsx with a password.
  if (start.starts_with("\xD0\xCF\x11\xE0") || start.starts_with(std::string_view("\x09\x08\x10\x00", 4)) ||
      start.starts_with(std::string_view("\x09\x08\x08\x00", 4)))
    return problems::table_is_xls;
  for (const auto& kind : marked_kinds)
    if (start.starts_with(kind.mark)) return is_other(kind.what());
  if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF")) return problems::table_is_utf16;
  // Chinese headings in UTF-16 hold few zeros, but the comma or tab between them does.
  const auto pairs = std::min<std::size_t>(start.size(), 400) / 2;
  std::size_t low = 0, high = 0, none = 0;
  for (std::size_t i = 0; i < pairs; ++i) {
    const bool first = start[2 * i] == '\0', second = start[2 * i + 1] == '\0';
    none += first && second ? 1 : 0;
    low += second && !first ? 1 : 0;
    high += first && !second ? 1 : 0;
  }
  if (none == 0 && low + high >= 3 && (low == 0 || high == 0)) return problems::table_is_utf16;
  if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
  std::string text;
  for (const char c : start.substr(std::min(start.find_first_not_of(" \t\r\n"), start.size())))
    text += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  if (text.starts_with("<?xml") &&
      (text.find("office:spreadsheet") != std::string::npos || text.find("<workbook") != std::string::npos))
    return is_other(texts::tables::an_xml_spreadsheet());
  if (text.starts_with('<') || text.starts_with("mime-version:")) return problems::table_is_web_page;
  if (text.starts_with("%pdf")) return is_other(texts::tables::a_pdf());
  if (text.starts_with("{\\rtf")) return is_other(texts::tables::an_rtf());
  return std::nullopt;
}

}  // namespace

Problem is_other(const Sentence& what) {
  return Problem(problems::table_is_other, "", {{"what", what.zh}, {"what_en", what.en}});
}

Problem too_large(const Sentence& what, std::size_t limit) {
  return Problem(problems::table_too_large, "",
                 {{"what", what.zh}, {"what_en", what.en}, {"limit", std::to_string(limit)}});
}

Result<std::unique_ptr<TableReader>> open_table(const std::string& path) {
  std::error_code failed;
  const auto octets = std::filesystem::file_size(path, failed);
  const std::string name = std::filesystem::path(path).filename().string();
  if (failed) return Problem(problems::file_unreadable, "", {{"path", name}, {"detail", failed.message()}});
  if (octets == 0) return problems::table_empty;
  std::string start(std::min<std::size_t>(octets, 4096), '\0');
  std::ifstream(path, std::ios::binary).read(start.data(), static_cast<std::streamsize>(start.size()));
  if (start.starts_with("PK")) return open_workbook(path);
  if (auto other = other_kind(start)) return *other;
  return open_text_table(path);
}

}  // namespace rongxin::tables
