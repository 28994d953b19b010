#include "audit/audit_anchor.h"
#include "audit/audit_chain.h"
#include "audit/audit_log.h"
#include "sql/audit/list_audit_lines.h"
#include "sql/audit/list_audit_streams.h"
#include "sql/audit/list_invented_views.h"
#include "sql/audit/list_unlisted_views.h"

namespace rongxin::audit {
namespace {

using store::SystemKey;

struct Promise {
  std::int64_t line_no = 0;
  Digest mac{};
};

class Verifier {
 public:
  Verifier(const Key& key, AuditVerdict& verdict) : key_(key), verdict_(verdict) {}

  void checkpoints(const std::string& file, const AuditAnchors& anchors) {
    Digest previous{};
    const auto records = read_checkpoints(file);
    for (const auto& record : records) {
      ++verdict_.checkpoints;
      if (record.kind.empty() || checkpoint_mac(key_, previous, record) != record.mac) {
        found("checkpoint_edited", 0, verdict_.checkpoints);
        continue;
      }
      previous = record.mac;
      for (const auto& head : record.heads) promised_[head.stream_id].push_back({head.line_no, head.mac});
    }
    if (verdict_.checkpoints == 0) found("checkpoint_file_missing", 0, 0);
    const auto hold = [&](const std::string& number) {
      ++verdict_.anchors;
      if (auto fault = hold_anchor(key_, records, number); !fault.empty())
        found(std::move(fault), 0, verdict_.checkpoints);
    };
    for (const auto& number : anchors.numbers) hold(number);
    for (const auto& place : anchors.files) {
      const auto all = anchors_of(place);
      if (all.empty() && !records.empty()) found("anchor_missing", 0, verdict_.checkpoints);
      for (const auto& one : all) hold(read_anchor(one));
    }
  }

  // The page "who viewed" reads a list of its own: it says what the lines say, no more and no less.
  void views(store::Transaction& transaction) {
    constexpr auto reading = SystemKey::because("verify-audit reads the log itself");
    transaction.each(reading, sql::audit::list_unlisted_views{},
                     [&](const auto& row) { found("view_missing", row.stream_id(), row.line_no()); });
    transaction.each(reading, sql::audit::list_invented_views{},
                     [&](const auto& row) { found("view_invented", row.stream_id(), row.line_no()); });
  }

  void stream(store::Transaction& transaction, std::int64_t stream_id, std::int64_t process_id, std::int64_t at_ms,
              const Digest& opening) {
    ++verdict_.streams;
    const auto promises = promised_.find(stream_id);
    if (promises == promised_.end()) found("stream_inserted", stream_id, 0);
    if (opening_mac(key_, stream_id, process_id, at_ms) != opening) found("stream_edited", stream_id, 0);
    Digest previous = opening;
    std::int64_t expected = 1;
    std::size_t next = 0;
    std::int64_t last_promised = 0;
    const std::vector<Promise> none;
    const auto& list = promises == promised_.end() ? none : promises->second;
    const auto hold_promises = [&] {
      for (; next < list.size() && list[next].line_no < expected; ++next) {
        last_promised = list[next].line_no;
        if (list[next].line_no == expected - 1 && list[next].mac != previous)
          found("replaced", stream_id, list[next].line_no);
      }
    };
    hold_promises();
    transaction.each(SystemKey::because("verify-audit reads the log itself"),
                     sql::audit::list_audit_lines{.stream_id = stream_id}, [&](const auto& row) {
                       ++verdict_.lines;
                       AuditLine line{row.line_no(),
                                      row.at_ms(),
                                      std::string(row.actor_kind()),
                                      row.actor_id(),
                                      row.post_id().value,
                                      std::string(row.action()),
                                      row.student_id().value,
                                      std::string(row.detail()),
                                      {}};
                       const auto mac = row.mac().octets;
                       if (mac.size() == line.mac.size())
                         std::copy(mac.begin(), mac.end(), reinterpret_cast<char*>(line.mac.data()));
                       if (line.line_no != expected) found("missing", stream_id, expected);
                       if (line_mac(key_, previous, stream_id, line) != line.mac)
                         found("edited", stream_id, line.line_no);
                       previous = line.mac;
                       expected = line.line_no + 1;
                       hold_promises();
                     });
    if (next < list.size()) found("truncated", stream_id, expected);
    verdict_.unprotected_lines += std::max<std::int64_t>(0, expected - 1 - last_promised);
    promised_.erase(stream_id);
  }

  void remaining() {
    for (const auto& [stream_id, list] : promised_) found("stream_missing", stream_id, 0);
  }

 private:
  void found(std::string what, std::int64_t stream_id, std::int64_t line_no) {
    verdict_.findings.push_back({std::move(what), stream_id, line_no});
  }

  const Key& key_;
  AuditVerdict& verdict_;
  std::map<std::int64_t, std::vector<Promise>> promised_;
};

}  // namespace

AuditVerdict verify_audit(store::Database& database, const Key& key, const std::string& checkpoint_file,
                          const AuditAnchors& anchors) {
  AuditVerdict verdict;
  Verifier verifier(key, verdict);
  verifier.checkpoints(checkpoint_file, anchors);
  return database.read(SystemKey::because("verify-audit reads the log itself"), [&](store::Transaction& transaction) {
    struct Stream {
      std::int64_t id, process_id, at_ms;
      Digest opening{};
    };
    std::vector<Stream> streams;
    transaction.each(SystemKey::because("verify-audit reads the log itself"), sql::audit::list_audit_streams{},
                     [&](const auto& row) {
                       Stream one{row.stream_id(), row.process_id(), row.opened_at_ms()};
                       const auto mac = row.opening_mac().octets;
                       if (mac.size() == one.opening.size())
                         std::copy(mac.begin(), mac.end(), reinterpret_cast<char*>(one.opening.data()));
                       streams.push_back(one);
                     });
    for (const auto& one : streams) verifier.stream(transaction, one.id, one.process_id, one.at_ms, one.opening);
    verifier.remaining();
    verifier.views(transaction);
    return verdict;
  });
}

}  // namespace rongxin::audit
