#include "school_roll/import/staff_import.h"

#include <unistd.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>

#include "platform/problem_catalogue.h"

namespace rongxin::school_roll {
namespace {

namespace json = boost::json;
constexpr std::size_t shown_rows_max = 200;
constexpr std::size_t waiting_max = 50;
constexpr std::string_view place = "roll_import.file";

/// The readers want a file: one that is gone with its owner.
class BriefFile {
 public:
  BriefFile(const std::string& folder, std::string_view content) : path_(folder + "/" + hex(random_key().view().substr(0, 12))) {
    std::ofstream(path_, std::ios::binary).write(content.data(), static_cast<std::streamsize>(content.size()));
  }
  ~BriefFile() { ::unlink(path_.c_str()); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace

StaffImports::StaffImports(const ImportTools& tools, std::string folder) : tools_(tools), folder_(std::move(folder)) {
  std::filesystem::create_directories(folder_);
  std::filesystem::permissions(folder_, std::filesystem::perms::owner_all);
}

StaffImports::~StaffImports() = default;

Result<ImportReport> StaffImports::run(const access::Caller& caller, const std::string& content, bool dry_run) {
  const BriefFile file(folder_, content);
  ImportWish wish;
  wish.dry_run = dry_run;
  wish.who = access::by(caller, "confirmRollImport");
  wish.below = caller.unit();
  return import_students(tools_, file.path(), wish);
}

std::string StaffImports::page(std::string_view id, const Waiting& waiting, std::string_view language) const {
  const auto& report = waiting.report;
  json::array rejected, dropped;
  for (const auto& one : report.rejected) {
    if (rejected.size() == shown_rows_max) break;
    rejected.push_back({{"row", one.row}, {"column", one.fault.column}, {"code", one.fault.code}, {"reason", language == "en" ? one.fault.reason_en : one.fault.reason_zh}});
  }
  for (const auto& name : report.dropped_columns) dropped.push_back(json::value(name));
  return json::serialize(json::object{{"id", id}, {"state", waiting.state}, {"kind", "students"}, {"file_name", waiting.file_name}, {"rows", report.rows}, {"rows_done", report.rows},
                                      {"accepted", report.accepted}, {"added", report.added}, {"changed", report.changed}, {"unchanged", report.unchanged}, {"duplicates", report.duplicates},
                                      {"rejected", std::move(rejected)}, {"rejected_total", report.rejected.size()}, {"dropped_columns", std::move(dropped)}});
}

Result<std::string> StaffImports::preview(const access::Caller& caller, std::string_view file_name, std::string_view content, std::string_view language) {
  auto report = run(caller, std::string(content), true);
  if (!report) return std::move(report).problem();
  const std::string id = hex(random_key().view().substr(0, 12));
  const std::lock_guard hold(lock_);
  while (waiting_.size() >= waiting_max)
    waiting_.erase(std::min_element(waiting_.begin(), waiting_.end(), [](const auto& a, const auto& b) { return a.second.began_at_ms < b.second.began_at_ms; }));
  Waiting& waiting = waiting_[id];
  waiting = {caller.context(), std::string(file_name.substr(0, 200)), "preview", "", CryptoProvider::standard().seal(key_, place, content), std::move(*report), tools_.clock.now_ms()};
  return page(id, waiting, language);
}

Result<StaffImports::Waiting*> StaffImports::find(const access::Caller& caller, std::string_view id) {
  const auto found = waiting_.find(id);
  if (found == waiting_.end() || found->second.context != caller.context()) return problems::not_found;
  return &found->second;
}

Result<std::string> StaffImports::read(const access::Caller& caller, std::string_view id, std::string_view language) {
  const std::lock_guard hold(lock_);
  auto waiting = find(caller, id);
  if (!waiting) return std::move(waiting).problem();
  return page(id, **waiting, language);
}

Result<std::string> StaffImports::confirm(const access::Caller& caller, std::string_view id, std::string_view language) {
  const std::lock_guard hold(lock_);
  auto waiting = find(caller, id);
  if (!waiting) return std::move(waiting).problem();
  Waiting& one = **waiting;
  std::string content;
  if (one.state == "stored") return page(id, one, language);
  if (!CryptoProvider::standard().open(key_, place, one.sealed, content)) return problems::not_found;
  auto report = run(caller, content, false);
  if (!report) return std::move(report).problem();
  one.report = std::move(*report);
  one.state = "stored";
  one.sealed.octets.clear();
  return page(id, one, language);
}

Result<std::string> StaffImports::rejected_file(const access::Caller& caller, std::string_view id) {
  const std::lock_guard hold(lock_);
  auto waiting = find(caller, id);
  if (!waiting) return std::move(waiting).problem();
  RONGXIN_CHECK(tools_.database.write(caller, [&](store::StaffTransaction& transaction) -> Status {
    tools_.audit.append(transaction, access::by(caller, "readRejectedRows", 0, "import " + std::string(id)));
    return success();
  }));
  return (*waiting)->report.rejected_file;
}

}  // namespace rongxin::school_roll
