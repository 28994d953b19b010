#pragma once
#include <memory>
#include <string>
#include <vector>

#include "store/connection.h"
#include "store/sqlite/scope_authorizer.h"

struct sqlite3;
struct sqlite3_stmt;

namespace rongxin::store {

/// One SQLite handle, used by one thread at a time.
class SqliteConnection final : public Connection {
 public:
  enum class Use { writer, reader };
  /// Throws StoreFault when the file cannot be opened.
  SqliteConnection(const std::string& path, Use use, bool may_create);
  ~SqliteConnection() override;

  void begin_read() override { execute_text("BEGIN"); }
  void begin_write() override { execute_text("BEGIN IMMEDIATE"); }
  void commit() override;
  void rollback() noexcept override;
  void savepoint() override { step_fixed(savepoint_); }
  void release_savepoint() override { step_fixed(release_); }
  bool rollback_to_savepoint() noexcept override;
  std::int64_t execute(const StatementText& statement, std::span<const Value> values, const RowReader* reader) override;
  void execute_text(const std::string& text) override;
  const char* engine() const override { return "sqlite"; }

  /// Prepares the statement without running it; throws StoreFault, also when the scope refuses it.
  void prepare(const StatementText& statement) { prepared(statement); }
  /// Moves written pages from the log into the file without waiting for anyone. Returns the
  /// pages that are still in the log only.
  int checkpoint();
  bool in_transaction() const;
  sqlite3* handle() { return handle_; }

 private:
  struct Prepared {
    sqlite3_stmt* statement = nullptr;
    const char* text = nullptr;
    std::vector<int> place;  ///< bind index of $1, $2, …; 0 when the text does not use it
  };
  Prepared& prepared(const StatementText& statement);
  void step_fixed(sqlite3_stmt*& statement);
  [[noreturn]] void fail(int code, const char* during);

  ScopeAuthorizer authorizer_;
  sqlite3* handle_ = nullptr;
  std::vector<Prepared> prepared_;
  sqlite3_stmt* savepoint_ = nullptr;
  sqlite3_stmt* release_ = nullptr;
  sqlite3_stmt* commit_ = nullptr;
};

}  // namespace rongxin::store
