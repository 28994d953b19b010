#include "audit/audit_log.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <sstream>

#include "audit/audit_chain.h"
#include "platform/log.h"
#include "sql/audit/add_student_view.h"
#include "sql/audit/append_audit_line.h"
#include "sql/audit/open_audit_stream.h"

namespace rongxin::audit {
namespace {

std::int64_t random_number() {
  std::uint64_t number = 0;
  fill_random(&number, sizeof number);
  return static_cast<std::int64_t>(number >> 2);
}

}  // namespace

AuditEntry by(const access::Caller& caller, std::string_view action, std::int64_t student_id, std::string_view detail) {
  return {"staff", caller.account().value, caller.post().value, action, student_id, detail};
}

AuditEntry by(const access::Answerer& answerer, std::string_view action, std::string_view detail) {
  return {"student", answerer.student().value, 0, action, answerer.student().value, detail};
}

AuditLog::AuditLog(const Key& key, const Clock& clock, std::string checkpoint_file,
                   std::vector<std::string> anchor_files)
    : key_(key),
      clock_(clock),
      file_(std::move(checkpoint_file)),
      anchor_files_(std::move(anchor_files)),
      process_id_(random_number()) {
  const auto records = read_checkpoints(file_);
  for (const auto& record : records) length_.add(record);
  if (!records.empty()) previous_ = records.back().mac;
  for (const auto& file : anchor_files_)
    if (const auto number = read_anchor(file); !number.empty() && !hold_anchor(key_, records, number).empty())
      unmet_.push_back(file);
}

AuditLog::~AuditLog() {
  {
    const std::lock_guard hold(stop_lock_);
    stopping_ = true;
  }
  stop_signal_.notify_all();
  if (thread_.joinable()) thread_.join();
  checkpoint();
}

// Not overwritten by what comes now: verify-audit finds it for ever.
void AuditLog::put_unmet_aside() {
  for (const auto& file : unmet_) {
    log::error("the audit's end was cut: its anchor is not held", {{"file", file}});
    (void)::rename(file.c_str(), (file + ".unmet-" + std::to_string(clock_.now_ms())).c_str());
  }
  unmet_.clear();
}

void AuditLog::opened(store::Connection& connection) {
  // Ordered by time, so that a chain's place in the table tells its age.
  store::ChainHead head;
  head.stream_id = clock_.now_ms() * 1'000'000 + random_number() % 1'000'000;
  const std::int64_t at_ms = clock_.now_ms();
  head.mac = opening_mac(key_, head.stream_id, process_id_, at_ms);
  connection.begin_write();
  const auto key = store::SystemKey::because("the audit chain opens its stream");
  store::Transaction transaction(connection, key);
  transaction.run(key, sql::audit::open_audit_stream{.stream_id = head.stream_id,
                                                     .process_id = process_id_,
                                                     .opened_at_ms = at_ms,
                                                     .opening_mac = BytesView(view(head.mac))});
  connection.commit();
  connection.chain = head;
  // Told to the file at once: a stream that vanishes whole is missed even before its first checkpoint.
  const std::lock_guard hold(lock_);
  heads_[head.stream_id] = head;
  written_[head.stream_id] = 0;
  write_record("opened", {head});
}

void AuditLog::committed(const store::Connection& connection) {
  const std::lock_guard hold(lock_);
  heads_[connection.chain.stream_id] = connection.chain;
}

void AuditLog::append(store::Transaction& transaction, const AuditEntry& entry) {
  store::ChainHead& head = transaction.connection().chain;
  AuditLine line{head.line_no + 1,
                 clock_.now_ms(),
                 std::string(entry.actor_kind),
                 entry.actor_id,
                 entry.post_id,
                 std::string(entry.action),
                 entry.student_id,
                 std::string(entry.detail),
                 {}};
  line.mac = line_mac(key_, head.mac, head.stream_id, line);
  transaction.run_later(store::SystemKey::because("the audit log is written for every caller"),
                        sql::audit::append_audit_line{.stream_id = head.stream_id,
                                                      .line_no = line.line_no,
                                                      .at_ms = line.at_ms,
                                                      .actor_kind = line.actor_kind,
                                                      .actor_id = line.actor_id,
                                                      .post_id = PostId(line.post_id),
                                                      .action = line.action,
                                                      .student_id = StudentId(line.student_id),
                                                      .detail = line.detail,
                                                      .mac = BytesView(view(line.mac))});
  if (entry.actor_kind == "staff" && entry.student_id > 0)
    transaction.run_later(store::SystemKey::because("who of the staff has looked at a student is told on a screen"),
                          sql::audit::add_student_view{.student_id = StudentId(line.student_id),
                                                       .at_ms = line.at_ms,
                                                       .stream_id = head.stream_id,
                                                       .line_no = line.line_no,
                                                       .account_id = AccountId(line.actor_id),
                                                       .post_id = PostId(line.post_id),
                                                       .action = line.action});
  head.line_no = line.line_no;
  head.mac = line.mac;
}

void AuditLog::checkpoint() {
  const std::lock_guard hold(lock_);
  std::vector<store::ChainHead> moved;
  for (const auto& [stream_id, head] : heads_)
    if (head.line_no != written_[stream_id]) {
      moved.push_back(head);
      written_[stream_id] = head.line_no;
    }
  if (!moved.empty()) write_record("checkpoint", moved);
}

void AuditLog::write_record(const std::string& kind, const std::vector<store::ChainHead>& heads) {
  put_unmet_aside();
  CheckpointRecord record{kind, clock_.now_ms(), heads, {}};
  record.mac = checkpoint_mac(key_, previous_, record);
  const std::string text = checkpoint_text(record);
  const int file = ::open(file_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  const bool written =
      file >= 0 && ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(file) == 0;
  if (file >= 0) ::close(file);
  if (!written) return log::error("audit checkpoint not written", {{"file", file_}});
  previous_ = record.mac;
  length_.add(record);
  for (const auto& anchor : anchor_files_)
    if (!write_anchor(anchor, length_.number(key_), record.at_ms))
      log::error("audit anchor not written", {{"file", anchor}});
}

void AuditLog::keep_checkpointing(std::int64_t every_ms) {
  thread_ = std::thread([this, every_ms] {
    std::unique_lock hold(stop_lock_);
    while (!stop_signal_.wait_for(hold, std::chrono::milliseconds(every_ms), [&] { return stopping_; })) {
      hold.unlock();
      checkpoint();
      hold.lock();
    }
  });
}

}  // namespace rongxin::audit
