#include <filesystem>
#include <fstream>

#include "platform/problem_catalogue.h"
#include "school_roll/import/table_reader.h"
#include "school_roll/problems.h"

namespace rongxin::school_roll {

Result<std::unique_ptr<TableReader>> open_table(const std::string& path) {
  std::error_code failed;
  const auto octets = std::filesystem::file_size(path, failed);
  const std::string name = std::filesystem::path(path).filename().string();
  if (failed) return Problem(problems::file_unreadable, "", {{"path", name}, {"detail", failed.message()}});
  if (octets > table_octets_max) return Problem(problems::file_too_large, "", {{"path", name}, {"limit_mib", std::to_string(table_octets_max >> 20)}});
  char first[8] = {};
  std::ifstream(path, std::ios::binary).read(first, sizeof first);
  const std::string_view start(first, sizeof first);
  if (octets == 0) return problems::table_empty;
  if (start.starts_with("PK")) return open_workbook(path);
  // OLE: an old .xls, or an .xlsx with a password.
  if (start.starts_with("\xD0\xCF\x11\xE0")) return problems::table_is_xls;
  if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF")) return problems::table_is_utf16;
  return open_text_table(path);
}

}  // namespace rongxin::school_roll
