#include <fstream>

#include "access/audit_log.h"
#include "tests/fixtures/world.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

access::AuditVerdict verdict_of(World& world) { return access::verify_audit(world.database(), world.composition().keys.audit, world.config().audit.checkpoint_file); }

bool found(const access::AuditVerdict& verdict) { return !verdict.findings.empty(); }

// Ten lines in one stream, a checkpoint over all, and the server at rest.
void write_lines(World& world) {
  const auto key = store::SystemKey::because("a test of the audit");
  for (int i = 0; i < 10; ++i)
    REQUIRE(world.database().write(key, [&](store::Transaction& transaction) -> Status {
      world.composition().audit->append(transaction, {"staff", 7, 3, "readAlert", 100 + i, "line " + std::to_string(i)});
      return success();
    }).ok());
  world.composition().audit->checkpoint();
  REQUIRE(!found(verdict_of(world)));
}

// The stream that holds the ten lines of the test, and a line in its middle.
const std::string stream = "(SELECT MAX(stream_id) FROM audit_line WHERE action = 'readAlert')";
const std::string middle = " WHERE stream_id = " + stream + " AND student_id = 105";

void tampered(const std::string& what, const std::function<void(World&)>& tamper) {
  for (const auto& engine : engines()) {
    CAPTURE(engine);
    CAPTURE(what);
    World world(engine, false);
    // One chain for all ten lines, whatever connection writes: the other writers stay silent.
    write_lines(world);
    tamper(world);
    CHECK(found(verdict_of(world)));
  }
}

}  // namespace

TEST_CASE("verify-audit finds every kind of tampering though the database is the attacker's") {
  tampered("edited", [](World& w) { w.execute("UPDATE audit_line SET student_id = 999 WHERE student_id = 105"); });
  tampered("edited detail", [](World& w) { w.execute("UPDATE audit_line SET detail = 'nothing' WHERE student_id = 105"); });
  tampered("deleted", [](World& w) { w.execute("DELETE FROM audit_line WHERE student_id = 105"); });
  tampered("truncated", [](World& w) { w.execute("DELETE FROM audit_line WHERE line_no = (SELECT MAX(l.line_no) FROM audit_line l WHERE l.stream_id = audit_line.stream_id)"); });
  tampered("emptied", [](World& w) { w.execute("DELETE FROM audit_line"); });
  tampered("stream removed", [](World& w) {
    w.execute("DELETE FROM audit_line");
    w.execute("DELETE FROM audit_stream");
  });
  tampered("inserted", [](World& w) {
    w.execute("INSERT INTO audit_line (stream_id, line_no, at_ms, actor_kind, actor_id, post_id, action, student_id, detail, mac) "
              "SELECT stream_id, line_no + 1000, at_ms, actor_kind, actor_id, post_id, action, student_id, detail, mac FROM audit_line WHERE student_id = 105");
  });
  tampered("reordered", [](World& w) {
    w.execute("UPDATE audit_line SET line_no = line_no + 5000 WHERE student_id = 105");
  });
  tampered("stream invented", [](World& w) {
    w.execute("INSERT INTO audit_stream (stream_id, process_id, opened_at_ms, opening_mac) SELECT 42, process_id, opened_at_ms, opening_mac FROM audit_stream WHERE stream_id = (SELECT MIN(stream_id) FROM audit_stream)");
  });
}

TEST_CASE("an older copy of the whole database is found by the checkpoints") {
  World world("sqlite", false);
  write_lines(world);
  const std::string before = world.folder() / "before.db";
  world.execute("VACUUM INTO '" + before + "'");
  write_lines(world);
  Config config = world.config();
  config.store.url = "sqlite:" + before;
  const auto old = Composition::open(config, world.clock(), true);
  REQUIRE(old.ok());
  CHECK(found(access::verify_audit(*(*old)->database, (*old)->keys.audit, config.audit.checkpoint_file)));
}

TEST_CASE("an edited checkpoint file is found") {
  World world("sqlite", false);
  write_lines(world);
  std::string text;
  {
    std::ifstream in(world.config().audit.checkpoint_file);
    text.assign(std::istreambuf_iterator<char>(in), {});
  }
  text[text.size() / 2] = text[text.size() / 2] == '1' ? '2' : '1';
  std::ofstream(world.config().audit.checkpoint_file) << text;
  CHECK(found(verdict_of(world)));
}
