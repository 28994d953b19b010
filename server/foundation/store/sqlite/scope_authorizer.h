#pragma once
// The rule of the scope on SQLite, asked by the build (tools/check_sql) and again by every
// connection while the program runs: a statement of the program reads protected tables through the
// scopes (access/scope/, scope.sql of each slice), and changes neither the schema nor the connection.
#include <span>
#include <string>
#include <string_view>

#include "store/statement.h"

struct sqlite3;

namespace rongxin::store {

class ScopeAuthorizer {
 public:
  explicit ScopeAuthorizer(std::span<const std::string_view> protected_tables) : protected_(protected_tables) {}
  ScopeAuthorizer(const ScopeAuthorizer&) = delete;

  /// From here on `database` asks this object; it must live as long.
  void guard(sqlite3* database);
  /// What is compiled next. Nothing stands for text of the house itself: migrations and settings.
  void compiling(const StatementText* statement) { statement_ = statement; }
  /// Why the last statement was refused: "score.value is read outside visible_*".
  const std::string& refusal() const { return refusal_; }

 private:
  int judge(int action, const char* first, const char* second, const char* inside);

  std::span<const std::string_view> protected_;
  const StatementText* statement_ = nullptr;
  std::string refusal_;
};

}  // namespace rongxin::store
