#pragma once
// The import as staff do it on a page: upload, preview, confirm. The uploaded file waits sealed in a
// folder of the server under a key that lives in memory only, so that a restart forgets it.
#include <map>
#include <mutex>
#include <string>

#include "access/caller.h"
#include "school_roll/import/import_roll.h"

namespace rongxin::school_roll {

class StaffImports {
 public:
  StaffImports(const ImportTools& tools, std::string folder);
  ~StaffImports();
  /// Checks the file against the schools below the caller's unit; stores nothing but the preview.
  Result<std::string> preview(const access::Caller& caller, std::string_view file_name, std::string_view content, std::string_view language);
  Result<std::string> read(const access::Caller& caller, std::string_view id, std::string_view language);
  /// Stores it; confirming again changes nothing.
  Result<std::string> confirm(const access::Caller& caller, std::string_view id, std::string_view language);
  Result<std::string> rejected_file(const access::Caller& caller, std::string_view id);

 private:
  struct Waiting {
    ContextId context;
    std::string file_name, state, problem;
    Bytes sealed;
    ImportReport report;
    std::int64_t began_at_ms = 0;
  };
  /// Only the context that uploaded a file sees it; for all others it does not exist.
  Result<Waiting*> find(const access::Caller& caller, std::string_view id);
  std::string page(std::string_view id, const Waiting& waiting, std::string_view language) const;
  Result<ImportReport> run(const access::Caller& caller, const std::string& content, bool dry_run);

  ImportTools tools_;
  std::string folder_;
  const Key key_ = random_key();
  std::mutex lock_;
  std::map<std::string, Waiting, std::less<>> waiting_;
};

}  // namespace rongxin::school_roll
