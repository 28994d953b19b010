#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <type_traits>

#include "platform/key_ring.h"
#include "platform/result.h"
#include "store/transaction.h"

namespace rongxin::store {

struct StoreOptions {
  std::string url;  ///< "sqlite:PATH" or "postgresql://…"
  unsigned readers = 4;
  unsigned writers = 4;                   ///< PostgreSQL; SQLite has one writer
  bool may_create = false;                ///< make the file or the schema when there is none
  const Clock* clock = &Clock::system();  ///< outlives the database
};

/// A piece of work for the writer. Jobs that wait together share one commit; one that fails takes
/// back its own writes only.
class WriteJob {
 public:
  enum class Outcome { committed, refused, full, unknown, broken };
  virtual ~WriteJob() = default;
  /// On the writer's thread. False takes the writes back (the job keeps its own Problem).
  /// May run again (another job of the group took its writes back): must start from its inputs each time.
  virtual bool run(Connection& connection) = 0;
  /// After the commit (or its failure), in the order of the queue. Must not block.
  virtual void finish(Outcome outcome) = 0;
  /// After every job of the group has finished: answers can leave together.
  virtual void group_finished() {}
};

/// Watches the writing connections: the audit chain opens its stream on each and learns what is on the disk.
class WriterWatch {
 public:
  virtual ~WriterWatch() = default;
  /// On the writer's thread, before its first transaction.
  virtual void opened(Connection& connection) = 0;
  /// After each commit.
  virtual void committed(const Connection& connection) = 0;
};

/// Rows on disk, one of two engines. Thread-safe.
class Database {
 public:
  virtual ~Database() = default;
  /// Problems: store_unreachable, store_busy (a second server on the same file), store_newer,
  /// store_role_too_strong.
  static Result<std::unique_ptr<Database>> open(const StoreOptions& options);

  /// One consistent snapshot; `f(StaffTransaction&)` on the caller's thread.
  template <class F>
  auto read(const access::Caller& caller, F&& f) {
    return read_bound<StaffTransaction>(caller, std::forward<F>(f));
  }
  template <class F>
  auto read(const access::Answerer& answerer, F&& f) {
    return read_bound<OwnTransaction>(answerer, std::forward<F>(f));
  }
  template <class F>
  auto read(const access::Guardian& guardian, F&& f) {
    return read_bound<GuardianTransaction>(guardian, std::forward<F>(f));
  }
  template <class F>
  auto read(SystemKey key, F&& f) {
    return read_bound<Transaction>(key, std::forward<F>(f));
  }

  /// `f(transaction) -> Result<T>`; a Problem takes the writes back. Returns after the commit.
  /// Faults of the disk come back as store_full or not_confirmed.
  template <class F>
  auto write(const access::Caller& caller, F&& f) {
    return write_bound<StaffTransaction>(caller, std::forward<F>(f));
  }
  template <class F>
  auto write(const access::Answerer& answerer, F&& f) {
    return write_bound<OwnTransaction>(answerer, std::forward<F>(f));
  }
  template <class F>
  auto write(const access::Guardian& guardian, F&& f) {
    return write_bound<GuardianTransaction>(guardian, std::forward<F>(f));
  }
  template <class F>
  auto write(SystemKey key, F&& f) {
    return write_bound<Transaction>(key, std::forward<F>(f));
  }

  /// The job is owned by the queue until finish() has returned.
  virtual void submit(std::unique_ptr<WriteJob> job) = 0;
  /// False after a commit of unknown outcome: stop serving and start again.
  virtual bool healthy() const = 0;
  virtual const char* engine() const = 0;
  /// Set once, before any write; must outlive the database or its close().
  virtual void watch_writers(WriterWatch& watch) = 0;
  /// Stops taking jobs, finishes those that wait.
  virtual void close() = 0;

  /// Fixed by the kind of fault; shared by all writes.
  static Problem problem_of(WriteJob::Outcome outcome);

 protected:
  /// Before a snapshot is taken: its moment is one that the store will know of.
  virtual void keep_moment() = 0;
  virtual void with_reader(const std::function<void(Connection&)>& f) = 0;
  virtual void run_and_wait(WriteJob& job) = 0;

 private:
  template <class Tx, class Who, class F>
  auto read_bound(const Who& who, F&& f) {
    using T = std::invoke_result_t<F, Tx&>;
    std::optional<T> result;
    keep_moment();
    with_reader([&](Connection& connection) {
      Tx transaction(connection, who);
      result.emplace(f(transaction));
    });
    return std::move(*result);
  }

  template <class Tx, class Who, class F>
  auto write_bound(const Who& who, F&& f) {
    using T = std::invoke_result_t<F, Tx&>;
    struct Job final : WriteJob {
      Job(const Who& w, F& g) : caller(w), function(g) {}
      bool run(Connection& connection) override {
        Tx transaction(connection, caller);
        result.emplace(function(transaction));
        return result->ok();
      }
      void finish(Outcome how) override { outcome = how; }
      const Who& caller;
      F& function;
      std::optional<T> result;
      Outcome outcome = Outcome::broken;
    } job(who, f);
    run_and_wait(job);
    if (job.outcome == WriteJob::Outcome::committed || (job.outcome == WriteJob::Outcome::refused && job.result))
      return std::move(*job.result);
    return T(problem_of(job.outcome));
  }
};

}  // namespace rongxin::store
