#pragma once
// A short signed number that says how far the log had come: kept where whoever edits the store and the checkpoint file
// does not come (beside the keys, on another machine, on paper), it tells when the end of the log was cut.
#include <map>
#include <string>
#include <vector>

#include "audit/audit_chain.h"

namespace rongxin::audit {

/// How far a log has come.
class LogLength {
 public:
  void add(const CheckpointRecord& record);
  /// "records.lines.20 hex digits"
  std::string number(const Key& key) const;

 private:
  std::int64_t records_ = 0, lines_ = 0;
  std::map<std::int64_t, std::int64_t> lines_of_;
  Digest last_{};
};
/// "" when the log goes on from there; else what is wrong: anchor_unreadable, cut, anchor_differs.
std::string hold_anchor(const Key& key, const std::vector<CheckpointRecord>& records, const std::string& number);

/// The number in a file, or "" when there is none.
std::string read_anchor(const std::string& file);
/// In one step: the file holds the old number or the new one.
bool write_anchor(const std::string& file, const std::string& number, std::int64_t at_ms);
/// The file and what was put aside of it because the log did not hold it.
std::vector<std::string> anchors_of(const std::string& file);

}  // namespace rongxin::audit
