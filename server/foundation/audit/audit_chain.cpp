#include "audit/audit_chain.h"

#include <cstring>
#include <fstream>
#include <sstream>

namespace rongxin::audit {
namespace {

bool read_digest(const std::string& text, Digest& digest) {
  const std::string octets = from_hex(text);
  if (octets.size() != digest.size()) return false;
  std::memcpy(digest.data(), octets.data(), digest.size());
  return true;
}

// A record cut off by a power failure is told from an edited one by its place: only the last can be cut.
bool read_record(const std::string& line, CheckpointRecord& record) {
  std::istringstream in(line);
  std::string heads, mac;
  if (!(in >> record.kind >> record.at_ms >> heads >> mac) || !read_digest(mac, record.mac)) return false;
  std::istringstream list(heads);
  for (std::string one; std::getline(list, one, ',');) {
    store::ChainHead head;
    char colon = 0, colon_again = 0;
    std::string digest;
    std::istringstream fields(one);
    if (!(fields >> head.stream_id >> colon >> head.line_no >> colon_again >> digest) || !read_digest(digest, head.mac))
      return false;
    record.heads.push_back(head);
  }
  return true;
}

std::string heads_text(const CheckpointRecord& record) {
  std::string text;
  for (const auto& head : record.heads)
    text += (text.empty() ? "" : ",") + std::to_string(head.stream_id) + ":" + std::to_string(head.line_no) + ":" +
            hex(view(head.mac));
  return text;
}

}  // namespace

Digest opening_mac(const Key& key, std::int64_t stream_id, std::int64_t process_id, std::int64_t at_ms) {
  return CryptoProvider::standard().mac(
      key, "open " + std::to_string(stream_id) + " " + std::to_string(process_id) + " " + std::to_string(at_ms));
}

Digest line_mac(const Key& key, const Digest& previous, std::int64_t stream_id, const AuditLine& line) {
  std::string message(view(previous));
  message.reserve(160 + line.detail.size());
  for (std::int64_t number : {stream_id, line.line_no, line.at_ms, line.actor_id, line.post_id, line.student_id})
    append_u64(message, static_cast<std::uint64_t>(number));
  for (const std::string* text : {&line.actor_kind, &line.action, &line.detail}) {
    append_u64(message, text->size());
    message += *text;
  }
  return CryptoProvider::standard().mac(key, message);
}

Digest checkpoint_mac(const Key& key, const Digest& previous, const CheckpointRecord& record) {
  return CryptoProvider::standard().mac(
      key, std::string(view(previous)) + record.kind + " " + std::to_string(record.at_ms) + " " + heads_text(record));
}

std::string checkpoint_text(const CheckpointRecord& record) {
  return record.kind + " " + std::to_string(record.at_ms) + " " + heads_text(record) + " " + hex(view(record.mac)) +
         "\n";
}

std::vector<CheckpointRecord> read_checkpoints(const std::string& file) {
  std::vector<CheckpointRecord> records;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    CheckpointRecord record{};
    if (!read_record(line, record)) record.kind.clear();
    records.push_back(std::move(record));
  }
  return records;
}

}  // namespace rongxin::audit
