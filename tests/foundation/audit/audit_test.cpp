#include <filesystem>
#include <fstream>

#include "audit/audit_anchor.h"
#include "audit/audit_log.h"
#include "tests/fixtures/world.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

audit::AuditVerdict verdict_of(World& world) {
  return audit::verify_audit(world.database(), world.composition().keys.audit, world.config().audit.checkpoint_file);
}

bool found(const audit::AuditVerdict& verdict) { return !verdict.findings.empty(); }

// Ten lines in one stream, a checkpoint over all, and the server at rest.
void write_lines(World& world) {
  const auto key = store::SystemKey::because("a test of the audit");
  for (int i = 0; i < 10; ++i)
    REQUIRE(world.database()
                .write(key,
                       [&](store::Transaction& transaction) -> Status {
                         world.composition().audit->append(
                             transaction, {"staff", 7, 3, "readAlert", 100 + i, "line " + std::to_string(i)});
                         return success();
                       })
                .ok());
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
  tampered("edited detail",
           [](World& w) { w.execute("UPDATE audit_line SET detail = 'nothing' WHERE student_id = 105"); });
  tampered("deleted", [](World& w) { w.execute("DELETE FROM audit_line WHERE student_id = 105"); });
  tampered("truncated", [](World& w) {
    w.execute(
        "DELETE FROM audit_line WHERE line_no = (SELECT MAX(l.line_no) FROM audit_line l WHERE l.stream_id = "
        "audit_line.stream_id)");
  });
  tampered("emptied", [](World& w) { w.execute("DELETE FROM audit_line"); });
  tampered("stream removed", [](World& w) {
    w.execute("DELETE FROM audit_line");
    w.execute("DELETE FROM audit_stream");
  });
  tampered("inserted", [](World& w) {
    w.execute(
        "INSERT INTO audit_line (stream_id, line_no, at_ms, actor_kind, actor_id, post_id, action, student_id, detail, "
        "mac) "
        "SELECT stream_id, line_no + 1000, at_ms, actor_kind, actor_id, post_id, action, student_id, detail, mac FROM "
        "audit_line WHERE student_id = 105");
  });
  tampered("reordered",
           [](World& w) { w.execute("UPDATE audit_line SET line_no = line_no + 5000 WHERE student_id = 105"); });
  tampered("stream invented", [](World& w) {
    w.execute(
        "INSERT INTO audit_stream (stream_id, process_id, opened_at_ms, opening_mac) SELECT 42, process_id, "
        "opened_at_ms, opening_mac FROM audit_stream WHERE stream_id = (SELECT MIN(stream_id) FROM audit_stream)");
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
  CHECK(found(audit::verify_audit(*(*old)->database, (*old)->keys.audit, config.audit.checkpoint_file)));
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

namespace {

audit::AuditVerdict anchored(World& world, const std::vector<std::string>& numbers = {}) {
  return audit::verify_audit(world.database(), world.composition().keys.audit, world.config().audit.checkpoint_file,
                             {audit_anchor_files(world.config()), numbers});
}

bool says(const audit::AuditVerdict& verdict, const std::string& what) {
  return std::any_of(verdict.findings.begin(), verdict.findings.end(),
                     [&](const auto& one) { return one.what == what; });
}

std::vector<std::string> records_of(World& world) {
  std::vector<std::string> lines;
  std::ifstream in(world.config().audit.checkpoint_file);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// As somebody who can write the store and the checkpoint file, and has no key.
void cut_back_to(World& world, std::int64_t stream_max, std::size_t records) {
  world.execute("DELETE FROM audit_line WHERE stream_id > " + std::to_string(stream_max));
  world.execute("DELETE FROM student_view WHERE stream_id > " + std::to_string(stream_max));
  world.execute("DELETE FROM audit_stream WHERE stream_id > " + std::to_string(stream_max));
  const auto lines = records_of(world);
  std::ofstream out(world.config().audit.checkpoint_file);
  for (std::size_t i = 0; i < records; ++i) out << lines[i] << "\n";
}

// One chain for all lines, as in tampered().
void on_empty_worlds(const std::function<void(World&)>& f) {
  for (const auto& engine : engines()) {
    CAPTURE(engine);
    World world(engine, false);
    f(world);
  }
}

std::string number_now(World& world) {
  audit::LogLength length;
  for (const auto& record : audit::read_checkpoints(world.config().audit.checkpoint_file)) length.add(record);
  return length.number(world.composition().keys.audit);
}

}  // namespace

TEST_CASE(
    "the last run of the log, cut with its stream and its checkpoints, is missed: at once, after serving again, and "
    "for ever") {
  on_empty_worlds([](World& world) {
    write_lines(world);
    const std::int64_t before = world.number("SELECT MAX(stream_id) FROM audit_stream");
    const std::size_t records = records_of(world).size();
    world.clock().advance_ms(60'000);
    world.reopen();
    write_lines(world);
    world.reopen();
    REQUIRE(records_of(world).size() > records);
    REQUIRE(!found(anchored(world)));
    cut_back_to(world, before, records);
    CHECK(!found(verdict_of(world)));  // the file alone cannot tell
    CHECK(says(anchored(world), "cut"));
    world.clock().advance_ms(60'000);
    for (int run = 0; run < 3; ++run) {
      world.reopen();
      write_lines(world);
      CHECK((says(anchored(world), "cut") || says(anchored(world), "anchor_differs")));
      world.clock().advance_ms(60'000);
    }
  });
}

TEST_CASE(
    "one or two checkpoints less with the lines that they hold are missed, and a number on paper finds it without any "
    "file") {
  for (const std::size_t fewer : {1u, 2u}) {
    CAPTURE(fewer);
    on_empty_worlds([&](World& world) {
      for (int i = 0; i < 3; ++i) write_lines(world);
      const std::string paper = number_now(world);
      REQUIRE(!found(anchored(world, {paper})));
      const auto lines = records_of(world);
      const std::string stream_no = std::to_string(world.number("SELECT MAX(stream_id) FROM audit_line"));
      world.execute("DELETE FROM audit_line WHERE stream_id = " + stream_no +
                    " AND line_no > (SELECT m FROM (SELECT MAX(line_no) AS m FROM audit_line WHERE stream_id = " +
                    stream_no + ") x) - 10 * " + std::to_string(fewer));
      world.execute(
          "DELETE FROM student_view WHERE NOT EXISTS (SELECT 1 FROM audit_line l WHERE l.stream_id = "
          "student_view.stream_id AND l.line_no = student_view.line_no)");
      std::ofstream out(world.config().audit.checkpoint_file);
      for (std::size_t i = 0; i + fewer < lines.size(); ++i) out << lines[i] << "\n";
      out.close();
      CHECK(says(anchored(world), "cut"));
      for (const auto& file : audit_anchor_files(world.config())) std::filesystem::remove(file);
      CHECK(says(anchored(world), "anchor_missing"));
      CHECK(says(audit::verify_audit(world.database(), world.composition().keys.audit,
                                     world.config().audit.checkpoint_file, {{}, {paper}}),
                 "cut"));
    });
  }
}

TEST_CASE("a number that nobody gave, or of another log, is not held") {
  World world("sqlite", false);
  write_lines(world);
  const std::string mine = number_now(world);
  World other("sqlite", false);
  write_lines(other);
  CHECK(says(anchored(world, {number_now(other)}), "anchor_differs"));
  CHECK(says(anchored(world, {"not a number"}), "anchor_unreadable"));
  std::string changed = mine;
  changed.back() = changed.back() == '0' ? '1' : '0';
  CHECK(says(anchored(world, {changed}), "anchor_differs"));
  write_lines(world);
  CHECK(!found(anchored(world, {mine})));  // the log has gone on from there
}

TEST_CASE("the list of who viewed a student, emptied, renamed, thinned or added to, is held against the lines") {
  const auto viewed = [](const std::string& what, const std::string& sql, const std::string& finding) {
    CAPTURE(what);
    for (const auto& engine : engines()) {
      CAPTURE(engine);
      World world(engine, false);
      write_lines(world);
      world.execute(sql);
      CHECK(says(verdict_of(world), finding));
    }
  };
  viewed("emptied", "DELETE FROM student_view", "view_missing");
  viewed("one less", "DELETE FROM student_view WHERE student_id = 105", "view_missing");
  viewed("somebody else", "UPDATE student_view SET account_id = 8 WHERE student_id = 105", "view_missing");
  viewed("another post", "UPDATE student_view SET post_id = 4 WHERE student_id = 105", "view_missing");
  viewed("another child", "UPDATE student_view SET student_id = 999 WHERE student_id = 105", "view_invented");
  viewed("another act", "UPDATE student_view SET action = 'listStudents' WHERE student_id = 105", "view_invented");
  viewed("invented",
         "INSERT INTO student_view (student_id, at_ms, stream_id, line_no, account_id, post_id, action) SELECT "
         "student_id, at_ms, stream_id, line_no + 5000, 9, post_id, action FROM student_view WHERE student_id = 105",
         "view_invented");
}
