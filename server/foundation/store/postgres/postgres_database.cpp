#include "store/postgres/postgres_database.h"

#include <condition_variable>
#include <mutex>

#include "platform/problem_catalogue.h"
#include "store/migrate/migrate.h"
#include "store/postgres/postgres_connection.h"
#include "store/write_queue.h"

namespace rongxin::store {
namespace {

// Beyond 64 subtransactions PostgreSQL spills them, and every snapshot pays.
constexpr std::size_t group_jobs_max = 60;

constexpr StatementText read_role{
    0, "store/read_role",
    "SELECT current_user, CAST((SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user) AS int), "
    "(SELECT count(*) FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname = current_user AND "
    "c.relkind = 'r')",
    ""};

class PostgresDatabase final : public Database {
 public:
  explicit PostgresDatabase(const StoreOptions& options) : moments_(*options.clock) {
    for (unsigned i = 0; i < std::max(1u, options.readers); ++i)
      readers_.push_back(std::make_unique<PostgresConnection>(options.url));
    for (auto& reader : readers_) {
      reader->moments = &moments_;
      free_readers_.push_back(reader.get());
    }
    for (unsigned i = 0; i < std::max(1u, options.writers); ++i)
      writers_.push_back(std::make_unique<PostgresConnection>(options.url));
    for (auto& writer : writers_) writer->moments = &moments_;
    moments_.begin(*readers_[0]);
  }
  ~PostgresDatabase() override { close(); }

  void submit(std::unique_ptr<WriteJob> job) override { queue().push(std::move(job)); }
  bool healthy() const override {
    const std::lock_guard hold(queues_lock_);
    for (const auto& queue : queues_)
      if (queue->poisoned()) return false;
    return true;
  }
  const char* engine() const override { return "postgresql"; }
  void watch_writers(WriterWatch& watch) override { watch_ = &watch; }
  void close() override {
    const std::lock_guard hold(queues_lock_);
    if (!queues_.empty()) queues_[0]->end_moments();
    for (auto& queue : queues_) queue->close();
  }

  static Status check_role(PostgresConnection& connection) {
    std::string role, detail;
    const RowReader reader = [&](const Row& row) {
      role = row.string(0);
      if (row.integer(1) != 0) detail = "superuser or BYPASSRLS";
      else if (row.integer(2) != 0) detail = "owns " + std::to_string(row.integer(2)) + " tables";
    };
    connection.execute(read_role, {}, &reader);
    if (!detail.empty()) return Problem(problems::store_role_too_strong, "", {{"role", role}, {"detail", detail}});
    return success();
  }

 protected:
  void with_reader(const std::function<void(Connection&)>& f) override {
    PostgresConnection* reader = nullptr;
    {
      std::unique_lock hold(readers_lock_);
      reader_free_.wait(hold, [&] { return !free_readers_.empty(); });
      reader = free_readers_.back();
      free_readers_.pop_back();
    }
    const ScopeGuard give_back([&] {
      const std::lock_guard hold(readers_lock_);
      free_readers_.push_back(reader);
      reader_free_.notify_one();
    });
    if (!reader->alive()) reader->reconnect();
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
      const std::lock_guard hold(queues_lock_);
      if (!queues_.empty()) begun = queues_[0].get();
    }
    if (begun != nullptr) begun->keep_moment();
  }

 private:
  // One queue a writer; jobs go round. Each writer is a process stream of the audit of its own,
  // so that no chain makes one commit wait for another.
  WriteQueue& queue() {
    const std::lock_guard hold(queues_lock_);
    if (queues_.empty())
      for (auto& writer : writers_)
        queues_.push_back(std::make_unique<WriteQueue>(*writer, moments_, group_jobs_max, watch_, [w = writer.get()] {
          if (!w->alive()) w->reconnect();
        }));
    return *queues_[next_++ % queues_.size()];
  }

  Moments moments_;
  std::vector<std::unique_ptr<PostgresConnection>> readers_, writers_;
  std::vector<PostgresConnection*> free_readers_;
  std::mutex readers_lock_;
  mutable std::mutex queues_lock_;
  std::condition_variable reader_free_;
  WriterWatch* watch_ = nullptr;
  std::vector<std::unique_ptr<WriteQueue>> queues_;
  std::size_t next_ = 0;
};

}  // namespace

Result<std::unique_ptr<Database>> open_postgres(const StoreOptions& options) {
  try {
    // Asked on a connection of their own: their number is no statement's of the program.
    PostgresConnection asking(options.url), first(options.url);
    RONGXIN_CHECK(PostgresDatabase::check_role(asking));
    RONGXIN_TRY(current, migrate(first, false));
    if (current != 0) return Problem(problems::store_unreachable, "", {{"detail", "schema"}});
    return std::unique_ptr<Database>(std::make_unique<PostgresDatabase>(options));
  } catch (const StoreFault& fault) {
    return Problem(problems::store_unreachable, "", {{"detail", fault.what()}});
  }
}

}  // namespace rongxin::store
