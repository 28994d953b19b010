// A disk that fails at the one moment where nobody can know: while the commit is being flushed.
#include <sqlite3.h>

#include <atomic>
#include <boost/json.hpp>
#include <cstring>

#include "tests/fixtures/world.h"

using namespace rongxin;
using namespace rongxin::test;

namespace {

std::atomic<bool> log_flush_fails = false;

// SQLite's own file layer with one change: the flush of a write-ahead log can fail.
struct BreakableFile {
  sqlite3_file base;
  bool is_log;
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

sqlite3_file* real(sqlite3_file* file) { return reinterpret_cast<BreakableFile*>(file)->real(); }

const sqlite3_io_methods breakable_methods{
    3,
    [](sqlite3_file* f) { return real(f)->pMethods->xClose(real(f)); },
    [](sqlite3_file* f, void* to, int octets, sqlite3_int64 at) {
      return real(f)->pMethods->xRead(real(f), to, octets, at);
    },
    [](sqlite3_file* f, const void* from, int octets, sqlite3_int64 at) {
      return real(f)->pMethods->xWrite(real(f), from, octets, at);
    },
    [](sqlite3_file* f, sqlite3_int64 size) { return real(f)->pMethods->xTruncate(real(f), size); },
    [](sqlite3_file* f, int flags) {
      if (reinterpret_cast<BreakableFile*>(f)->is_log && log_flush_fails) return SQLITE_IOERR_FSYNC;
      return real(f)->pMethods->xSync(real(f), flags);
    },
    [](sqlite3_file* f, sqlite3_int64* size) { return real(f)->pMethods->xFileSize(real(f), size); },
    [](sqlite3_file* f, int how) { return real(f)->pMethods->xLock(real(f), how); },
    [](sqlite3_file* f, int how) { return real(f)->pMethods->xUnlock(real(f), how); },
    [](sqlite3_file* f, int* held) { return real(f)->pMethods->xCheckReservedLock(real(f), held); },
    [](sqlite3_file* f, int what, void* with) { return real(f)->pMethods->xFileControl(real(f), what, with); },
    [](sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); },
    [](sqlite3_file* f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); },
    [](sqlite3_file* f, int region, int octets, int extend, void volatile** to) {
      return real(f)->pMethods->xShmMap(real(f), region, octets, extend, to);
    },
    [](sqlite3_file* f, int from, int n, int flags) { return real(f)->pMethods->xShmLock(real(f), from, n, flags); },
    [](sqlite3_file* f) { real(f)->pMethods->xShmBarrier(real(f)); },
    [](sqlite3_file* f, int remove) { return real(f)->pMethods->xShmUnmap(real(f), remove); },
    [](sqlite3_file* f, sqlite3_int64 at, int octets, void** to) {
      return real(f)->pMethods->xFetch(real(f), at, octets, to);
    },
    [](sqlite3_file* f, sqlite3_int64 at, void* held) { return real(f)->pMethods->xUnfetch(real(f), at, held); },
};

/// The default of this process for as long as it lives.
class BreakableDisk {
 public:
  BreakableDisk() : usual_(sqlite3_vfs_find(nullptr)), mine_(*usual_) {
    mine_.zName = "breakable";
    mine_.pNext = nullptr;
    mine_.szOsFile = static_cast<int>(sizeof(BreakableFile)) + usual_->szOsFile;
    mine_.pAppData = usual_;
    mine_.xOpen = [](sqlite3_vfs* self, const char* name, sqlite3_file* file, int flags, int* opened) {
      auto* usual = static_cast<sqlite3_vfs*>(self->pAppData);
      auto* mine = reinterpret_cast<BreakableFile*>(file);
      mine->is_log = (flags & SQLITE_OPEN_WAL) != 0;
      mine->base.pMethods = nullptr;
      const int code = usual->xOpen(usual, name, mine->real(), flags, opened);
      if (code == SQLITE_OK) mine->base.pMethods = &breakable_methods;
      return code;
    };
    sqlite3_vfs_register(&mine_, 1);
  }
  ~BreakableDisk() {
    log_flush_fails = false;
    sqlite3_vfs_register(usual_, 1);
    sqlite3_vfs_unregister(&mine_);
  }

 private:
  sqlite3_vfs* usual_;
  sqlite3_vfs mine_;
};

}  // namespace

TEST_CASE(
    "when the flush of a commit fails nobody is told it is stored, serving ends, and the same sheet sent again is "
    "stored once") {
  BreakableDisk disk;
  World world("sqlite");
  world.publish();
  auto client = world.serve();
  const auto child = sign_in(client, world.slip("autumn", "林晨1").code);
  const auto other = sign_in(client, world.slip("autumn", "陈曦1").code);
  std::vector<int> answers(16, 1);
  answers[8] = 2;

  log_flush_fails = true;
  const auto unknown = client.request("PUT", child.sheet, answers_json(answers), child.authorization);
  CHECK(unknown.status == 503);
  CHECK(unknown.body.find("not_confirmed") != std::string::npos);
  CHECK(!world.database().healthy());  // serve() sees this and ends with 70

  // The disk is well again, but writing on could hide a hole: everything is refused until the restart.
  log_flush_fails = false;
  CHECK(client.request("PUT", other.sheet, answers_json(answers), other.authorization).status == 503);
  world.reopen();
  CHECK(world.database().healthy());
  auto again = world.serve();
  for (const auto& one : {child, other})
    CHECK(again.request("PUT", one.sheet, answers_json(answers), one.authorization).status == 200);
  CHECK(world.number("SELECT count(*) FROM answer_sheet") == 2);
  CHECK(world.number("SELECT count(*) FROM alert") == 2);
}
