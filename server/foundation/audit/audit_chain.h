#pragma once
// The arithmetic of the chain, shared by the writer and the verifier.
#include <string>
#include <vector>

#include "platform/crypto.h"
#include "store/connection.h"

namespace rongxin::audit {

struct AuditLine {
  std::int64_t line_no;
  std::int64_t at_ms;
  std::string actor_kind;
  std::int64_t actor_id;
  std::int64_t post_id;
  std::string action;
  std::int64_t student_id;
  std::string detail;
  Digest mac;
};

struct CheckpointRecord {
  std::string kind;  ///< "opened" or "checkpoint"
  std::int64_t at_ms;
  std::vector<store::ChainHead> heads;
  Digest mac;
};

Digest opening_mac(const Key& key, std::int64_t stream_id, std::int64_t process_id, std::int64_t at_ms);
Digest line_mac(const Key& key, const Digest& previous, std::int64_t stream_id, const AuditLine& line);
Digest checkpoint_mac(const Key& key, const Digest& previous, const CheckpointRecord& record);

/// "kind at_ms stream:line:mac,… mac\n"
std::string checkpoint_text(const CheckpointRecord& record);
/// Records of the file in order; one that cannot be read has an empty kind.
std::vector<CheckpointRecord> read_checkpoints(const std::string& file);

}  // namespace rongxin::audit
