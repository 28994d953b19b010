#pragma once
// What differs between the engines, and nothing else: this face and its two makers.
#include <functional>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>

#include "platform/crypto.h"
#include "store/moment.h"
#include "store/statement.h"
#include "store/value.h"

namespace rongxin::store {

/// Broken infrastructure: caught at the HTTP dispatch and in the event worker, nowhere else.
struct StoreFault : std::runtime_error {
  enum class Kind {
    constraint,  ///< the statement broke a rule of the schema: a bug or a race
    retry,       ///< serialisation failure or deadlock: the transaction may be run again
    full,        ///< no room on the disk: surely not stored
    unknown,     ///< failed at commit: it may or may not be on the disk
    broken       ///< connection lost before the commit, or I/O error: not stored
  };
  StoreFault(Kind of, const std::string& what) : std::runtime_error(what), kind(of) {}
  Kind kind;
};

/// The end of one audit chain. It advances with each line written and falls back with the
/// transaction that wrote it (access/audit_log.h).
struct ChainHead {
  std::int64_t stream_id = 0;
  std::int64_t line_no = 0;
  Digest mac{};
};

using RowReader = std::function<void(const Row&)>;

class Connection {
 public:
  virtual ~Connection() = default;
  virtual void begin_read() = 0;
  virtual void begin_write() = 0;
  virtual void commit() = 0;
  virtual void rollback() noexcept = 0;
  /// Inside a write: what follows can be taken back alone.
  virtual void savepoint() = 0;
  virtual void release_savepoint() = 0;
  /// False when the engine has already given up the whole transaction.
  virtual bool rollback_to_savepoint() noexcept = 0;
  /// Runs one statement; calls `reader` per row when given. Returns the rows changed.
  virtual std::int64_t execute(const StatementText& statement, std::span<const Value> values,
                               const RowReader* reader) = 0;
  /// Runs one statement whose outcome the caller does not ask for: at once, or together with the next
  /// one that is asked for. Its fault may come then, and takes the whole group back.
  virtual void defer(const StatementText& statement, std::span<const Value> values) {
    execute(statement, values, nullptr);
  }
  /// Text that is no statement of the program: migrations and the engine's own settings.
  virtual void execute_text(const std::string& text) = 0;
  virtual const char* engine() const = 0;  ///< "sqlite" or "postgresql"

  ChainHead chain;
  /// Who hands this connection's transactions their moment; set by the database that owns both.
  Moments* moments = nullptr;
  std::uint64_t writes = 0;  ///< statements begun that change rows
};

}  // namespace rongxin::store
