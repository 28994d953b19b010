#pragma once
#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

#include "store/database.h"
#include "store/scope_guard.h"

namespace rongxin::store {

/// One writing thread: takes whatever has queued up while the last commit was on its way to the
/// disk (no timer), runs the jobs, commits once, then finishes them in order. Only a group in which a
/// job must take writes back runs again, each job in a savepoint: those cost a tenth.
class WriteQueue {
 public:
  WriteQueue(Connection& connection, Moments& moments, std::size_t group_jobs_max, WriterWatch* watch,
             std::function<void()> between_groups);
  ~WriteQueue();
  void push(std::unique_ptr<WriteJob> job);
  void run_and_wait(WriteJob& job);
  void close();
  /// Waits until the store knows the bound of moments, if it must. A group that is written for something else takes
  /// the bound along, so that this is for a store that nobody has written to for a minute, and for a clock that leaps.
  void keep_moment();
  /// Leaves the bound at what was used; no group moves it any more.
  void end_moments();
  /// After a commit of unknown outcome nothing more is written: the server must be started again.
  bool poisoned() const { return poisoned_; }

 private:
  struct Waiting {
    WriteJob* job;
    std::unique_ptr<WriteJob> owned;
  };
  void work();
  void run_group(std::vector<Waiting>& group);
  enum class Undo { group, job };
  /// False: nothing was stored and the jobs should run again.
  bool try_group(std::span<Waiting> group, std::span<WriteJob::Outcome> outcomes, Undo undo);
  /// False when the job cannot be taken back alone.
  bool run_plainly(WriteJob& job, WriteJob::Outcome& outcome);
  bool run_in_savepoint(WriteJob& job, WriteJob::Outcome& outcome);
  void enqueue(Waiting waiting);

  Connection& connection_;
  Moments& moments_;
  std::size_t group_jobs_max_;
  WriterWatch* watch_;
  std::function<void()> between_groups_;
  std::mutex lock_;
  std::condition_variable signal_;
  std::vector<Waiting> waiting_;
  bool closing_ = false;
  bool asleep_ = false;
  std::atomic<bool> poisoned_ = false;
  std::thread thread_;
};

}  // namespace rongxin::store
