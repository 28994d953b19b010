#pragma once
// Who did and saw what. One HMAC chain per writing connection, so that no commit waits for another
// one's line; checkpoints over all heads go to a file outside the database (docs/adr/0006).
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "audit/audit_anchor.h"
#include "platform/clock.h"
#include "platform/key_ring.h"
#include "store/database.h"

namespace rongxin::audit {

struct AuditEntry {
  std::string_view actor_kind;  ///< "staff", "student" or "system"
  std::int64_t actor_id = 0;    ///< account, student or 0
  std::int64_t post_id = 0;
  std::string_view action;      ///< "read_alert", "submit_answers": operation ids of the API
  std::int64_t student_id = 0;  ///< 0 when it concerns nobody or many (then `detail` lists the ids)
  std::string_view detail;      ///< ids and reasons; never an answer, a score or a name
};

AuditEntry by(const access::Caller& caller, std::string_view action, std::int64_t student_id = 0,
              std::string_view detail = {});
AuditEntry by(const access::Answerer& answerer, std::string_view action, std::string_view detail = {});

class AuditLog final : public store::WriterWatch {
 public:
  /// `checkpoint_file` is append-only and lies outside the database, better on another machine's disk. Each of
  /// `anchor_files` holds the number of the last checkpoint (access/audit_anchor.h); one that the log does not hold is
  /// put aside, never overwritten.
  AuditLog(const Key& key, const Clock& clock, std::string checkpoint_file, std::vector<std::string> anchor_files = {});
  ~AuditLog() override;

  /// Adds a line in the transaction of what it tells about: both are on the disk, or neither.
  void append(store::Transaction& transaction, const AuditEntry& entry);
  /// Writes the heads of all chains to the checkpoint file. Called every minute and at the end.
  void checkpoint();
  /// Starts the minute's thread.
  void keep_checkpointing(std::int64_t every_ms);

  void opened(store::Connection& connection) override;
  void committed(const store::Connection& connection) override;

 private:
  void put_unmet_aside();
  void write_record(const std::string& kind, const std::vector<store::ChainHead>& heads);

  const Key key_;
  const Clock& clock_;
  const std::string file_;
  const std::vector<std::string> anchor_files_;
  const std::int64_t process_id_;
  std::mutex lock_;
  std::map<std::int64_t, store::ChainHead> heads_;
  std::map<std::int64_t, std::int64_t> written_;  ///< line number at the last checkpoint
  Digest previous_{};
  LogLength length_;
  std::vector<std::string> unmet_;  ///< anchors that the log, as it was found, does not hold
  std::mutex stop_lock_;
  std::condition_variable stop_signal_;
  bool stopping_ = false;
  std::thread thread_;
};

struct AuditFinding {
  std::string what;  ///< edited, missing, reordered, truncated, stream_missing, checkpoint_edited, …
  std::int64_t stream_id = 0;
  std::int64_t line_no = 0;
};
struct AuditVerdict {
  std::int64_t streams = 0, lines = 0, checkpoints = 0, anchors = 0;
  std::int64_t unprotected_lines = 0;  ///< younger than the last checkpoint: chained, but their end could be cut off
  std::vector<AuditFinding> findings;
};

/// What is held against the log beside the checkpoint file.
struct AuditAnchors {
  std::vector<std::string> files;    ///< with what was put aside of them
  std::vector<std::string> numbers;  ///< as somebody has written them down
};

/// Holds every chain against its MACs, the checkpoint file, the anchors and the list of who viewed whom. Finds edited,
/// deleted, inserted, reordered, truncated and replaced lines, though the attacker could write the whole database.
AuditVerdict verify_audit(store::Database& database, const Key& key, const std::string& checkpoint_file,
                          const AuditAnchors& anchors = {});

}  // namespace rongxin::audit
