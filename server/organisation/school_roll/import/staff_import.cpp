#include "school_roll/import/staff_import.h"

#include <algorithm>

#include "platform/brief_file.h"
#include "platform/log.h"
#include "platform/problem_catalogue.h"
#include "platform/shortened.h"

namespace rongxin::school_roll {
namespace {

constexpr std::size_t shown_rows_max = 200;
constexpr std::size_t waiting_max = 50;
constexpr std::size_t sealed_octets_max = 256u << 20;  // of all files that wait together, in memory
constexpr std::string_view place = "staff_import.file";

// For the progress only. A workbook says how many rows it has after it has been read.
std::int64_t rows_expected(std::string_view content) {
  return content.starts_with("PK") ? 0
                                   : std::max<std::int64_t>(0, std::count(content.begin(), content.end(), '\n') - 1);
}

// An officer may hand in a roll, but reads no child's identity without breaking glass: whether a row changes something
// would tell.
bool sees_students(const access::Caller& caller) { return caller.role() == access::Role::psychology_teacher; }

std::vector<api::RejectedRow> shown_rows(const std::vector<RejectedRow>& all, std::string_view language) {
  std::vector<api::RejectedRow> out;
  for (const auto& one : all) {
    if (out.size() == shown_rows_max) break;
    if (one.fault.code == other_school) continue;  // told once, as a number
    out.push_back({one.row, one.fault.column, one.fault.code, one.fault.reason.in(language)});
  }
  return out;
}

}  // namespace

StaffImports::StaffImports(const Services& tools) : tools_(tools) {
  thread_ = std::thread([this] { work(); });
}

StaffImports::~StaffImports() {
  {
    const std::lock_guard hold(lock_);
    stopping_ = true;
  }
  signal_.notify_all();
  thread_.join();
}

void StaffImports::work() {
  std::unique_lock hold(lock_);
  while (true) {
    signal_.wait(hold, [&] { return stopping_ || !queue_.empty(); });
    if (stopping_) return;
    const std::string id = queue_.front();
    queue_.pop_front();
    hold.unlock();
    try {
      run(id);
    } catch (const std::exception& broken) {
      // The worker's one place: what was stored stays, and the page says that it did not end well.
      log::error("import failed", {{"detail", broken.what()}});
      const std::lock_guard again(lock_);
      if (const auto found = waiting_.find(id); found != waiting_.end()) {
        found->second.state = State::failed;
        found->second.problem = problems::not_confirmed;
      }
    }
    hold.lock();
  }
}

void StaffImports::run(const std::string& id) {
  std::string content;
  ImportWish wish;
  Waiting* one = nullptr;
  {
    const std::lock_guard hold(lock_);
    const auto found = waiting_.find(id);
    if (found == waiting_.end()) return;
    one = &found->second;  // stays where it is: make_room() takes only what is at rest
    if (!CryptoProvider::standard().open(key_, place, one->sealed, content)) return;
    wish.dry_run = one->state == State::reading;
  }
  wish.who = audit::by(one->caller, wish.dry_run ? "previewRollImport" : "confirmRollImport");
  wish.below = one->caller.unit();
  // A preview asks about any child of whom somebody knows a number: where else a child is enrolled is settled when it
  // is confirmed.
  wish.tells_of_others = !wish.dry_run;
  wish.tells_of_students = sees_students(one->caller);
  wish.progress = [&](std::int64_t rows, std::int64_t stored) {
    const std::lock_guard hold(lock_);
    one->rows_done = rows;
    one->rows_stored = stored;
    return !stopping_;
  };
  const BriefFile file(content);
  std::string().swap(content);
  auto report = import_students(tools_, file.path(), wish);
  const std::lock_guard hold(lock_);
  if (!report) {
    one->state = State::failed;
    one->problem = report.problem();
    return;
  }
  one->report = std::move(*report);
  one->rows_expected = one->rows_done = one->report.rows;
  one->state = wish.dry_run ? State::preview : State::stored;
  if (!wish.dry_run) one->sealed.octets.clear();
}

api::RollImport StaffImports::page(std::string_view id, const Waiting& waiting, std::string_view language) const {
  static constexpr std::string_view states[] = {"reading", "preview", "storing", "stored", "failed"};
  const auto& report = waiting.report;
  const auto other_rows = report.rejected_as.find(std::string(other_school));
  api::RollImport out{.id = id,
                      .state = api::RollImport::State(states[static_cast<int>(waiting.state)]),
                      .kind = "students",
                      .file_name = waiting.file_name,
                      .lines = report.lines,
                      .rows = std::max(waiting.rows_expected, report.rows),
                      .rows_done = waiting.rows_done,
                      .rows_stored = waiting.rows_stored,
                      .accepted = report.accepted,
                      .duplicates = report.duplicates,
                      .other_school_rows = other_rows == report.rejected_as.end() ? 0 : other_rows->second,
                      .remarks = shown_rows(report.remarks, language),
                      .remarks_total = report.remarks_total,
                      .new_classes_total = static_cast<std::int64_t>(report.new_classes.size()),
                      .rejected = shown_rows(report.rejected, language),
                      .rejected_total = report.rejected_total};
  for (const auto& name : report.dropped_columns) out.dropped_columns.push_back(name);
  for (const auto& note : report.notes) out.notes.push_back(note.text.in(language));
  for (const auto& [why, lines] : report.skipped) out.skipped.push_back({why, lines});
  for (const auto& [column, one] : report.tidied) out.tidied.push_back({column, one.lines, one.first_row});
  for (const auto& one : report.new_classes) {
    if (out.new_classes.size() == shown_rows_max) break;
    out.new_classes.push_back({one.school_code, one.grade, one.class_name, one.rows, one.first_row, one.near});
  }
  if (sees_students(waiting.caller)) {
    out.added = report.added;
    out.changed = report.changed;
    out.unchanged = report.unchanged;
  }
  if (waiting.problem) out.problem = waiting.problem->text(language);
  return out;
}

bool StaffImports::make_room(std::size_t octets) {
  while (true) {
    auto oldest = waiting_.end();
    std::size_t sealed = 0;
    for (auto one = waiting_.begin(); one != waiting_.end(); ++one) {
      sealed += one->second.sealed.octets.size();
      const bool at_rest = one->second.state != State::reading && one->second.state != State::storing;
      if (at_rest && (oldest == waiting_.end() || one->second.began_at_ms < oldest->second.began_at_ms)) oldest = one;
    }
    if (waiting_.size() < waiting_max && sealed + octets <= sealed_octets_max) return true;
    if (oldest == waiting_.end()) return false;
    waiting_.erase(oldest);
  }
}

Result<api::RollImport> StaffImports::preview(const access::Caller& caller, std::string_view file_name,
                                              std::string_view content, std::string_view language) {
  const std::string id = hex(random_key().view().substr(0, 12));
  const std::lock_guard hold(lock_);
  if (!make_room(content.size()))
    return Problem(problems::over_capacity, "", {{"position", std::to_string(queue_.size())}, {"retry_seconds", "60"}});
  const auto added = waiting_.emplace(
      id, Waiting{caller, shortened(file_name, 100), CryptoProvider::standard().seal(key_, place, content),
                  tools_.clock.now_ms(), rows_expected(content)});
  queue_.push_back(id);
  signal_.notify_one();
  return page(id, added.first->second, language);
}

Result<StaffImports::Waiting*> StaffImports::find(const access::Caller& caller, std::string_view id) {
  const auto found = waiting_.find(id);
  if (found == waiting_.end() || found->second.caller.context() != caller.context()) return problems::not_found;
  return &found->second;
}

Result<api::RollImport> StaffImports::read(const access::Caller& caller, std::string_view id,
                                           std::string_view language) {
  const std::lock_guard hold(lock_);
  auto waiting = find(caller, id);
  if (!waiting) return std::move(waiting).problem();
  return page(id, **waiting, language);
}

Result<api::RollImport> StaffImports::confirm(const access::Caller& caller, std::string_view id,
                                              std::string_view language) {
  const std::lock_guard hold(lock_);
  auto waiting = find(caller, id);
  if (!waiting) return std::move(waiting).problem();
  Waiting& one = **waiting;
  if (one.state == State::reading || one.state == State::failed) return problems::conflict;
  if (one.state == State::preview) {
    one.state = State::storing;
    one.rows_done = 0;
    queue_.emplace_back(id);
    signal_.notify_one();
  }
  return page(id, one, language);
}

Result<operations::File> StaffImports::rejected_file(const access::Caller& caller, std::string_view id) {
  const std::lock_guard hold(lock_);
  auto waiting = find(caller, id);
  if (!waiting) return std::move(waiting).problem();
  return operations::File{(*waiting)->report.rejected_file, "rejected.csv"};
}

}  // namespace rongxin::school_roll
