#include "store/sqlite/sqlite_connection.h"

#include <sqlite3.h>

#include <cstring>

#include "store/all_statements.h"
#include "store/scope_guard.h"

namespace rongxin::store {
namespace {

class SqliteRow final : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
  bool is_null(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  std::int64_t integer(int column) const override { return sqlite3_column_int64(statement_, column); }
  double real(int column) const override { return sqlite3_column_double(statement_, column); }
  std::string_view text(int column) const override {
    const auto* at = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return {at == nullptr ? "" : at, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }
  BytesView bytes(int column) const override {
    const auto* at = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    return BytesView({at == nullptr ? "" : at, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))});
  }

 private:
  sqlite3_stmt* statement_;
};

int bind(sqlite3_stmt* statement, int place, const Value& value) {
  // SQLITE_STATIC: the caller's values outlive the step, and copying a sheet costs.
  switch (value.index()) {
    case 1: return sqlite3_bind_int64(statement, place, std::get<1>(value));
    case 2: return sqlite3_bind_double(statement, place, std::get<2>(value));
    case 3: {
      const auto text = std::get<3>(value);
      return sqlite3_bind_text64(statement, place, text.data() == nullptr ? "" : text.data(), text.size(),
                                 SQLITE_STATIC, SQLITE_UTF8);
    }
    case 4: {
      const auto octets = std::get<4>(value).octets;
      return sqlite3_bind_blob64(statement, place, octets.data() == nullptr ? "" : octets.data(), octets.size(),
                                 SQLITE_STATIC);
    }
    default: return sqlite3_bind_null(statement, place);
  }
}

}  // namespace

SqliteConnection::SqliteConnection(const std::string& path, Use use, bool may_create)
    : authorizer_(protected_tables()) {
  const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE | (may_create ? SQLITE_OPEN_CREATE : 0);
  const int code = sqlite3_open_v2(path.c_str(), &handle_, flags, nullptr);
  if (code != SQLITE_OK) {
    const std::string what = handle_ == nullptr ? "out of memory" : sqlite3_errmsg(handle_);
    sqlite3_close_v2(handle_);
    throw StoreFault(StoreFault::Kind::broken, path + ": " + what);
  }
  sqlite3_extended_result_codes(handle_, 1);
  authorizer_.guard(handle_);
  sqlite3_busy_timeout(handle_, 5000);
  execute_text("PRAGMA foreign_keys=ON");
  execute_text("PRAGMA trusted_schema=OFF");
  execute_text("PRAGMA temp_store=MEMORY");  // what a query sorts is never written beside the store
  if (use == Use::writer) {
    execute_text("PRAGMA journal_mode=WAL");
    execute_text("PRAGMA synchronous=FULL");      // NORMAL loses acknowledged rows at a power cut
    execute_text("PRAGMA secure_delete=ON");      // a shredded key must not stay in a free page
    execute_text("PRAGMA cache_size=-32768");     // larger is slower: SQLite walks its hash at commit
    execute_text("PRAGMA wal_autocheckpoint=0");  // checkpoints run beside the writer (sqlite_database.cpp)
  } else {
    execute_text("PRAGMA query_only=ON");
    execute_text("PRAGMA cache_size=-16384");
  }
}

SqliteConnection::~SqliteConnection() {
  for (auto& one : prepared_) sqlite3_finalize(one.statement);
  for (sqlite3_stmt* one : {savepoint_, release_, commit_}) sqlite3_finalize(one);
  sqlite3_close_v2(handle_);
}

void SqliteConnection::fail(int code, const char* during) {
  const std::string what = std::string(during) + ": " + sqlite3_errmsg(handle_);
  switch (code & 0xff) {
    case SQLITE_CONSTRAINT: throw StoreFault(StoreFault::Kind::constraint, what);
    case SQLITE_FULL: throw StoreFault(StoreFault::Kind::full, what);
    case SQLITE_BUSY:
    case SQLITE_LOCKED: throw StoreFault(StoreFault::Kind::retry, what);
    default: throw StoreFault(StoreFault::Kind::broken, what);
  }
}

SqliteConnection::Prepared& SqliteConnection::prepared(const StatementText& statement) {
  const auto at = static_cast<std::size_t>(statement.number);
  if (prepared_.size() <= at) prepared_.resize(at + 1);
  Prepared& one = prepared_[at];
  // Set even when nothing is compiled here: a step compiles again after the schema has changed.
  authorizer_.compiling(&statement);
  if (one.statement != nullptr && one.text == statement.text) return one;
  if (one.statement != nullptr)
    throw StoreFault(StoreFault::Kind::broken,
                     std::string(statement.name) + ": its number belongs to another statement");
  one.text = statement.text;
  const int code = sqlite3_prepare_v3(handle_, statement.text, -1, SQLITE_PREPARE_PERSISTENT, &one.statement, nullptr);
  if (code == SQLITE_AUTH)
    throw StoreFault(StoreFault::Kind::broken, std::string(statement.name) + ": " + authorizer_.refusal());
  if (code != SQLITE_OK) fail(code, statement.name);
  // `$1` is a *named* parameter to SQLite, numbered by first appearance.
  for (std::size_t i = 1; i <= std::strlen(statement.parameters); ++i)
    one.place.push_back(sqlite3_bind_parameter_index(one.statement, ("$" + std::to_string(i)).c_str()));
  return one;
}

std::int64_t SqliteConnection::execute(const StatementText& statement, std::span<const Value> values,
                                       const RowReader* reader) {
  Prepared& one = prepared(statement);
  const ScopeGuard reset([&] { sqlite3_reset(one.statement); });
  for (std::size_t i = 0; i < values.size(); ++i)
    if (one.place[i] != 0)
      if (const int code = bind(one.statement, one.place[i], values[i]); code != SQLITE_OK) fail(code, statement.name);
  const SqliteRow row(one.statement);
  int code;
  while ((code = sqlite3_step(one.statement)) == SQLITE_ROW)
    if (reader != nullptr) (*reader)(row);
  if (code != SQLITE_DONE) fail(code, statement.name);
  return sqlite3_changes64(handle_);
}

void SqliteConnection::execute_text(const std::string& text) {
  authorizer_.compiling(nullptr);
  const int code = sqlite3_exec(handle_, text.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code, text.c_str());
}

void SqliteConnection::step_fixed(sqlite3_stmt*& statement) {
  const char* text = &statement == &savepoint_ ? "SAVEPOINT job" : &statement == &release_ ? "RELEASE job" : "COMMIT";
  int code = SQLITE_OK;
  authorizer_.compiling(nullptr);
  if (statement == nullptr)
    code = sqlite3_prepare_v3(handle_, text, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code == SQLITE_OK) {
    code = sqlite3_step(statement);
    sqlite3_reset(statement);
  }
  if (code != SQLITE_DONE) fail(code, text);
}

void SqliteConnection::commit() {
  try {
    step_fixed(commit_);
  } catch (const StoreFault& fault) {
    // A full disk at commit leaves nothing behind; any other error there means that nobody knows.
    if (fault.kind == StoreFault::Kind::full) throw;
    throw StoreFault(StoreFault::Kind::unknown, fault.what());
  }
}

bool SqliteConnection::in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

void SqliteConnection::rollback() noexcept {
  authorizer_.compiling(nullptr);
  if (in_transaction()) sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
}

bool SqliteConnection::rollback_to_savepoint() noexcept {
  authorizer_.compiling(nullptr);
  if (!in_transaction()) return false;
  return sqlite3_exec(handle_, "ROLLBACK TO job; RELEASE job", nullptr, nullptr, nullptr) == SQLITE_OK;
}

int SqliteConnection::checkpoint() {
  int in_log = 0, moved = 0;
  sqlite3_wal_checkpoint_v2(handle_, nullptr, SQLITE_CHECKPOINT_PASSIVE, &in_log, &moved);
  return in_log - moved;
}

}  // namespace rongxin::store
