#include "store/write_queue.h"

#include <semaphore>

#include "platform/log.h"

namespace rongxin::store {
namespace {

using Outcome = WriteJob::Outcome;
constexpr int attempts_max = 5;

Outcome outcome_of(const StoreFault& fault) {
  switch (fault.kind) {
    case StoreFault::Kind::full: return Outcome::full;
    case StoreFault::Kind::unknown: return Outcome::unknown;
    default: return Outcome::broken;
  }
}

/// Lets a waiting thread know that its job is finished; the job itself stays on that thread's stack.
struct WaitedJob final : WriteJob {
  explicit WaitedJob(WriteJob& of) : job(of) {}
  bool run(Connection& connection) override { return job.run(connection); }
  void finish(Outcome outcome) override {
    job.finish(outcome);
    done.release();
  }
  WriteJob& job;
  std::binary_semaphore done{0};
};

thread_local bool writing = false;

}  // namespace

WriteQueue::WriteQueue(Connection& connection, Moments& moments, std::size_t group_jobs_max, WriterWatch* watch,
                       std::function<void()> between_groups)
    : connection_(connection),
      moments_(moments),
      group_jobs_max_(group_jobs_max),
      watch_(watch),
      between_groups_(std::move(between_groups)) {
  thread_ = std::thread([this] { work(); });
}

WriteQueue::~WriteQueue() { close(); }

void WriteQueue::close() {
  {
    const std::lock_guard hold(lock_);
    closing_ = true;
  }
  signal_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void WriteQueue::enqueue(Waiting waiting) {
  bool wake = false, refused = false;
  WriteJob* job = waiting.job;
  {
    const std::lock_guard hold(lock_);
    refused = closing_;
    if (!refused) waiting_.push_back(std::move(waiting));
    wake = asleep_;
  }
  if (refused) return job->finish(Outcome::broken);
  if (wake) signal_.notify_one();
}

void WriteQueue::push(std::unique_ptr<WriteJob> job) {
  WriteJob* raw = job.get();
  enqueue({raw, std::move(job)});
}

void WriteQueue::run_and_wait(WriteJob& job) {
  WaitedJob waited(job);
  enqueue({&waited, nullptr});
  waited.done.acquire();
}

void WriteQueue::keep_moment() {
  struct Nothing final : WriteJob {
    bool run(Connection&) override { return true; }
    void finish(Outcome) override {}
  } nothing;
  // A job that reads beside its own transaction cannot wait for itself; its group has kept the moment already.
  if (moments_.must_keep() && !writing) run_and_wait(nothing);
}

void WriteQueue::end_moments() {
  struct Exactly final : WriteJob {
    explicit Exactly(Moments& of) : moments(of) {}
    bool run(Connection& connection) override {
      moments.keep_exactly(connection);
      return true;
    }
    void finish(Outcome) override {}
    Moments& moments;
  } exactly(moments_);
  moments_.end();
  run_and_wait(exactly);
}

void WriteQueue::work() {
  writing = true;
  bool opened = false;
  std::vector<Waiting> group;
  while (true) {
    group.clear();
    {
      std::unique_lock hold(lock_);
      asleep_ = true;
      signal_.wait(hold, [&] { return closing_ || !waiting_.empty(); });
      asleep_ = false;
      if (waiting_.empty()) return;
      const std::size_t count = std::min(waiting_.size(), group_jobs_max_);
      std::move(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(count), std::back_inserter(group));
      waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(count));
    }
    if (!opened && watch_ != nullptr) watch_->opened(connection_);
    opened = true;
    run_group(group);
    between_groups_();
  }
}

bool WriteQueue::run_plainly(WriteJob& job, Outcome& outcome) {
  const std::uint64_t before = connection_.writes;
  outcome = job.run(connection_) ? Outcome::committed : Outcome::refused;
  return outcome == Outcome::committed || connection_.writes == before;
}

bool WriteQueue::run_in_savepoint(WriteJob& job, Outcome& outcome) {
  const ChainHead before = connection_.chain;
  bool keep = false;
  try {
    connection_.savepoint();
    keep = job.run(connection_);
    outcome = keep ? Outcome::committed : Outcome::refused;
    if (keep) connection_.release_savepoint();
  } catch (const StoreFault& fault) {
    if (fault.kind == StoreFault::Kind::retry) throw;
    log::error("write refused", {{"detail", fault.what()}});
    keep = false;
    outcome = outcome_of(fault);
  }
  if (keep) return true;
  connection_.chain = before;
  // SQLITE_FULL and SQLITE_IOERR may have rolled the whole group back.
  return connection_.rollback_to_savepoint();
}

bool WriteQueue::try_group(std::span<Waiting> group, std::span<Outcome> outcomes, Undo undo) {
  const ChainHead before = connection_.chain;
  bool lost = false, again = false, committing = false;
  Outcome for_all = Outcome::broken;
  std::int64_t bound_ms = 0;
  try {
    connection_.begin_write();
    if (moments_.wants_keeping()) bound_ms = moments_.keep(connection_);
    for (std::size_t i = 0; i < group.size() && !lost; ++i) {
      lost =
          undo == Undo::job ? !run_in_savepoint(*group[i].job, outcomes[i]) : !run_plainly(*group[i].job, outcomes[i]);
      if (lost) for_all = outcomes[i];
    }
    committing = !lost;
    if (!lost) connection_.commit();
    if (!lost && bound_ms != 0) moments_.kept(bound_ms);
    if (!lost && watch_ != nullptr) watch_->committed(connection_);
  } catch (const StoreFault& fault) {
    again = fault.kind == StoreFault::Kind::retry;
    if (!again && (committing || undo == Undo::job)) log::error("commit failed", {{"detail", fault.what()}});
    lost = true;
    for_all = outcome_of(fault);
  }
  if (!lost) return true;
  // Of another group's refusal a reader that must wait learns nothing.
  if (bound_ms != 0) moments_.not_kept();
  connection_.rollback();
  connection_.chain = before;
  for (auto& outcome : outcomes) outcome = for_all;
  if (undo == Undo::group && !committing) return false;
  // Whether this group is on the disk nobody knows; writing on could hide a hole in it.
  if (for_all == Outcome::unknown) poisoned_ = true;
  return !again;
}

void WriteQueue::run_group(std::vector<Waiting>& group) {
  std::vector<Outcome> outcomes(group.size(), Outcome::unknown);
  if (!poisoned_ && !try_group(group, outcomes, Undo::group) && !try_group(group, outcomes, Undo::job))
    for (std::size_t i = 0; i < group.size(); ++i)
      for (int attempt = 0; attempt < attempts_max &&
                            !try_group(std::span(group).subspan(i, 1), std::span(outcomes).subspan(i, 1), Undo::job);
           ++attempt) {
      }
  // A waiting job lives on its caller's stack and may be gone once it has finished: owned ones only.
  for (std::size_t i = 0; i < group.size(); ++i) group[i].job->finish(outcomes[i]);
  for (const auto& one : group)
    if (one.owned) one.owned->group_finished();
}

}  // namespace rongxin::store
