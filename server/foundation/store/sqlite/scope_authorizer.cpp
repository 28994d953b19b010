#include "store/sqlite/scope_authorizer.h"

#include <sqlite3.h>

#include <algorithm>

namespace rongxin::store {
namespace {

bool is_scope_name(const char* inside) {
  if (inside == nullptr) return false;
  const std::string_view name(inside);
  // scope_*: conditions that visible_* are made of; the build lets no scoped statement name them.
  return name.starts_with("scope_") || name.starts_with("visible_") || name.starts_with("caller_") ||
         name.starts_with("own_") || name.starts_with("guardian_");
}

bool is_listed(std::string_view readable, std::string_view table, std::string_view column) {
  const std::string whole = std::string(table) + ".* ", one = std::string(table) + "." + std::string(column) + " ";
  for (const auto& wanted : {whole, one})
    for (auto at = readable.find(wanted); at != std::string_view::npos; at = readable.find(wanted, at + 1))
      if (at == 0 || readable[at - 1] == ' ') return true;
  return false;
}

}  // namespace

void ScopeAuthorizer::guard(sqlite3* database) {
  sqlite3_set_authorizer(
      database,
      [](void* self, int action, const char* first, const char* second, const char*, const char* inside) {
        return static_cast<ScopeAuthorizer*>(self)->judge(action, first, second, inside);
      },
      this);
}

int ScopeAuthorizer::judge(int action, const char* first, const char* second, const char* inside) {
  if (statement_ == nullptr) return SQLITE_OK;
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
    case SQLITE_FUNCTION:
    case SQLITE_RECURSIVE: return SQLITE_OK;
    case SQLITE_READ: break;
    default: refusal_ = "a statement of the program changes neither schema nor connection"; return SQLITE_DENY;
  }
  const std::string_view table = first == nullptr ? "" : first, column = second == nullptr ? "" : second;
  if (statement_->reach == Reach::system || is_scope_name(inside)) return SQLITE_OK;
  if (std::find(protected_.begin(), protected_.end(), table) == protected_.end()) return SQLITE_OK;
  // An empty column is how count(*) arrives: that is never the written row or a referenced key.
  if (!column.empty() && is_listed(statement_->readable, table, column)) return SQLITE_OK;
  refusal_ =
      std::string(table) + "." + (column.empty() ? "(rows)" : std::string(column)) + " is read outside visible_*";
  return SQLITE_DENY;
}

}  // namespace rongxin::store
