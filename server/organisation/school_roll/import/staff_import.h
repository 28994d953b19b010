#pragma once
// The import as staff do it on a page: upload, preview, confirm. A file is read and stored beside the
// requests, one at a time, and goes on when the page is left. It waits sealed under a key that lives
// in memory only: a restart forgets it, and the same file sent again changes nothing twice.
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <thread>

#include "access/caller.h"
#include "api/school_roll.h"
#include "school_roll/import/import_roll.h"

namespace rongxin::school_roll {

class StaffImports {
 public:
  explicit StaffImports(const Services& tools);
  ~StaffImports();
  /// Takes the file; it is checked against the schools below the caller's unit in the background.
  Result<api::RollImport> preview(const access::Caller& caller, std::string_view file_name, std::string_view content,
                                  std::string_view language);
  /// State, progress and report, what the page shows.
  Result<api::RollImport> read(const access::Caller& caller, std::string_view id, std::string_view language);
  /// Begins to store what was previewed; confirming again changes nothing. Problems: conflict
  /// while the file is still being read.
  Result<api::RollImport> confirm(const access::Caller& caller, std::string_view id, std::string_view language);
  Result<operations::File> rejected_file(const access::Caller& caller, std::string_view id);

 private:
  enum class State { reading, preview, storing, stored, failed };
  struct Waiting {
    access::Caller caller;
    std::string file_name;
    Bytes sealed;
    std::int64_t began_at_ms = 0, rows_expected = 0, rows_done = 0, rows_stored = 0;
    State state = State::reading;
    ImportReport report{};
    std::optional<Problem> problem{};
  };
  void work();
  void run(const std::string& id);
  bool make_room(std::size_t octets);
  /// Only the context that uploaded a file sees it; for all others it does not exist.
  Result<Waiting*> find(const access::Caller& caller, std::string_view id);
  api::RollImport page(std::string_view id, const Waiting& waiting, std::string_view language) const;

  const Services tools_;
  const Key key_ = random_key();
  std::mutex lock_;
  std::condition_variable signal_;
  std::map<std::string, Waiting, std::less<>> waiting_;
  std::deque<std::string> queue_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace rongxin::school_roll
