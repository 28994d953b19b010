#include "store/sqlite/sqlite_database.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <condition_variable>
#include <mutex>
#include <thread>

#include "platform/problem_catalogue.h"
#include "platform/process_guard.h"
#include "store/migrate/migrate.h"
#include "store/sqlite/sqlite_connection.h"
#include "store/write_queue.h"

namespace rongxin::store {
namespace {

constexpr std::size_t group_jobs_max = 128;
constexpr int log_pages_max = 16'000;  // 64 MiB: then the writer itself helps with the checkpoint

class SqliteDatabase final : public Database {
 public:
  SqliteDatabase(const StoreOptions& options, std::string path, int lock)
      : path_(std::move(path)),
        lock_(lock),
        moments_(*options.clock),
        writer_(path_, SqliteConnection::Use::writer, options.may_create) {
    for (unsigned i = 0; i < std::max(1u, options.readers); ++i)
      readers_.push_back(std::make_unique<SqliteConnection>(path_, SqliteConnection::Use::reader, false));
    writer_.moments = &moments_;
    for (auto& reader : readers_) {
      reader->moments = &moments_;
      free_readers_.push_back(reader.get());
    }
    moments_.begin(*readers_[0]);
    checkpoint_thread_ = std::thread([this] { checkpoint_now_and_then(); });
  }

  ~SqliteDatabase() override {
    close();
    ::close(lock_);
  }

  void submit(std::unique_ptr<WriteJob> job) override { queue().push(std::move(job)); }
  bool healthy() const override {
    const std::lock_guard hold(queue_lock_);
    return !queue_ || !queue_->poisoned();
  }
  const char* engine() const override { return "sqlite"; }
  void watch_writers(WriterWatch& watch) override { watch_ = &watch; }

  void close() override {
    {
      const std::lock_guard hold(queue_lock_);
      if (queue_) {
        queue_->end_moments();
        queue_->close();
      }
    }
    {
      const std::lock_guard hold(stop_lock_);
      stopping_ = true;
    }
    stop_signal_.notify_all();
    if (checkpoint_thread_.joinable()) checkpoint_thread_.join();
  }

 protected:
  void with_reader(const std::function<void(Connection&)>& f) override {
    SqliteConnection* reader = take_reader();
    const ScopeGuard give_back([&] {
      const std::lock_guard hold(readers_lock_);
      free_readers_.push_back(reader);
      reader_free_.notify_one();
    });
    reader->begin_read();
    const ScopeGuard end([&] { reader->rollback(); });
    f(*reader);
  }

  void run_and_wait(WriteJob& job) override { queue().run_and_wait(job); }
  void keep_moment() override {
    if (!moments_.must_keep()) return;
    WriteQueue* begun = nullptr;
    {
      // A store that this program has not written to yet is only looked at: the watch may not be there.
      const std::lock_guard hold(queue_lock_);
      begun = queue_.get();
    }
    if (begun != nullptr) begun->keep_moment();
  }

 private:
  WriteQueue& queue() {
    // Started at the first write, so that the watch has been set.
    const std::lock_guard hold(queue_lock_);
    if (!queue_)
      queue_ = std::make_unique<WriteQueue>(writer_, moments_, group_jobs_max, watch_, [this] { help_checkpoint(); });
    return *queue_;
  }

  SqliteConnection* take_reader() {
    std::unique_lock hold(readers_lock_);
    reader_free_.wait(hold, [&] { return !free_readers_.empty(); });
    SqliteConnection* reader = free_readers_.back();
    free_readers_.pop_back();
    return reader;
  }

  void checkpoint_now_and_then() {
    SqliteConnection connection(path_, SqliteConnection::Use::writer, false);
    std::unique_lock hold(stop_lock_);
    while (!stop_signal_.wait_for(hold, std::chrono::milliseconds(250), [&] { return stopping_; })) {
      hold.unlock();
      log_pages_ = connection.checkpoint();
      hold.lock();
    }
  }

  // Beside the writer alone the log never starts anew: between two transactions the writer
  // finishes what little is left.
  void help_checkpoint() {
    if (log_pages_ < log_pages_max && ++groups_ % 512 != 0) return;
    writer_.checkpoint();
    log_pages_ = 0;
  }

  std::string path_;
  int lock_;
  Moments moments_;
  SqliteConnection writer_;
  std::vector<std::unique_ptr<SqliteConnection>> readers_;
  std::vector<SqliteConnection*> free_readers_;
  std::mutex readers_lock_;
  std::condition_variable reader_free_;
  WriterWatch* watch_ = nullptr;
  mutable std::mutex queue_lock_;
  std::unique_ptr<WriteQueue> queue_;
  std::atomic<int> log_pages_ = 0;
  unsigned groups_ = 0;
  std::mutex stop_lock_;
  std::condition_variable stop_signal_;
  bool stopping_ = false;
  std::thread checkpoint_thread_;
};

}  // namespace

Result<std::unique_ptr<Database>> open_sqlite(const StoreOptions& options, const std::string& path) {
  if (!options.may_create && ::access(path.c_str(), F_OK) != 0)
    return Problem(problems::store_unreachable, "", {{"detail", path + ": no such file"}});
  // SQLite gives its other files the rights of the first.
  if (options.may_create) ::close(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  for (const char* part : {"", "-wal", "-shm", ".lock"}) make_private(path + part);
  const int lock = ::open((path + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock < 0) return Problem(problems::store_unreachable, "", {{"detail", path + ".lock: " + std::strerror(errno)}});
  if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
    ::close(lock);
    return Problem(problems::store_busy, "", {{"detail", path}});
  }
  try {
    {
      SqliteConnection first(path, SqliteConnection::Use::writer, options.may_create);
      auto migrated = migrate(first, true);
      if (!migrated) {
        ::close(lock);
        return std::move(migrated).problem();
      }
    }
    return std::unique_ptr<Database>(std::make_unique<SqliteDatabase>(options, path, lock));
  } catch (const StoreFault& fault) {
    ::close(lock);
    return Problem(problems::store_unreachable, "", {{"detail", fault.what()}});
  }
}

}  // namespace rongxin::store
