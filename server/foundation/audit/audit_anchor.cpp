#include "audit/audit_anchor.h"

#include <fcntl.h>
#include <unistd.h>

#include <charconv>
#include <cstdio>
#include <filesystem>
#include <fstream>

namespace rongxin::audit {
namespace {

constexpr std::size_t digits = 20;

}  // namespace

void LogLength::add(const CheckpointRecord& record) {
  ++records_;
  last_ = record.mac;
  for (const auto& head : record.heads) {
    auto& lines = lines_of_[head.stream_id];
    lines_ += head.line_no - lines;
    lines = head.line_no;
  }
}

std::string LogLength::number(const Key& key) const {
  const std::string place = std::to_string(records_) + "." + std::to_string(lines_) + ".";
  return place + hex(view(CryptoProvider::standard().mac(key, "anchor/" + place + hex(view(last_))))).substr(0, digits);
}

std::string hold_anchor(const Key& key, const std::vector<CheckpointRecord>& records, const std::string& number) {
  std::size_t count = 0;
  const auto read = std::from_chars(number.data(), number.data() + number.size(), count);
  if (read.ec != std::errc() || read.ptr == number.data() + number.size() || *read.ptr != '.')
    return "anchor_unreadable";
  if (count > records.size()) return "cut";
  LogLength length;
  for (std::size_t i = 0; i < count; ++i) length.add(records[i]);
  return equal_in_constant_time(length.number(key), number) ? "" : "anchor_differs";
}

std::string read_anchor(const std::string& file) {
  std::ifstream in(file);
  std::string number;
  in >> number;
  return number;
}

bool write_anchor(const std::string& file, const std::string& number, std::int64_t at_ms) {
  const std::string text = number + " " + std::to_string(at_ms) + "\n", made = file + ".new";
  const int descriptor = ::open(made.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (descriptor < 0) return false;
  const bool written =
      ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(descriptor) == 0;
  ::close(descriptor);
  return written && ::rename(made.c_str(), file.c_str()) == 0;
}

std::vector<std::string> anchors_of(const std::string& file) {
  namespace fs = std::filesystem;
  std::vector<std::string> found;
  const fs::path path(file);
  std::error_code failed;
  for (const auto& one : fs::directory_iterator(path.has_parent_path() ? path.parent_path() : fs::path("."), failed)) {
    const std::string name = one.path().filename();
    if (name == path.filename() || name.starts_with(path.filename().string() + ".unmet-")) found.push_back(one.path());
  }
  return found;
}

}  // namespace rongxin::audit
