#pragma once
#include <string>
#include <vector>

#include "store/connection.h"

struct pg_conn;
struct pg_result;

namespace rongxin::store {

/// One libpq connection, used by one thread at a time. Parameters and rows travel in binary.
/// Tells the server before each statement how far it reaches and for whom, for the row-level
/// security of migrations/postgresql/ — in the same trip, and only when that changes.
/// What need not be answered at once (defer, savepoints) waits for the next statement that does.
class PostgresConnection final : public Connection {
 public:
  /// Throws StoreFault when the server cannot be reached.
  explicit PostgresConnection(const std::string& url);
  ~PostgresConnection() override;

  void begin_read() override { begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"); }
  void begin_write() override { begin("BEGIN"); }
  void commit() override;
  void rollback() noexcept override;
  void savepoint() override { queue_text("SAVEPOINT job"); }
  void release_savepoint() override { queue_text("RELEASE SAVEPOINT job"); }
  bool rollback_to_savepoint() noexcept override;
  std::int64_t execute(const StatementText& statement, std::span<const Value> values, const RowReader* reader) override;
  void defer(const StatementText& statement, std::span<const Value> values) override;
  void execute_text(const std::string& text) override;
  const char* engine() const override { return "postgresql"; }

  bool alive() const;
  /// Connects again after a loss. False while the server does not answer.
  bool reconnect() noexcept;
  /// Prepares the statement without running it; throws StoreFault with the server's words.
  void prepare(const StatementText& statement);

 private:
  void begin(const char* text);
  // Statements go out in a pipeline and come back together: queue() sends, collect() waits for all
  // that was sent and returns the last result.
  void queue(const StatementText& statement, std::span<const Value> values);
  void queue_text(const char* text);
  pg_result* collect(bool at_commit = false);
  void settle();
  void give_up_pipeline() noexcept;
  void prepare_act_as();
  void check(pg_result* result, const char* during, bool at_commit = false);

  std::string url_;
  pg_conn* handle_ = nullptr;
  std::vector<bool> prepared_;
  bool act_as_prepared_ = false;
  int pending_ = 0;  ///< queries sent whose results have not been read
  Reach reach_ = Reach::system;
  std::int64_t bound_ = unknown;  ///< caller's context, or the student who answers or is asked about; 0 for system
  std::int64_t link_no_ = 0;      ///< the slip of a guardian; 0 for everybody else
  static constexpr std::int64_t unknown = -1;
};

}  // namespace rongxin::store
