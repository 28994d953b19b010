#pragma once
#include <string>
#include <string_view>

namespace rongxin {

/// Readers and writers of tables want a file with a path. This one is memory without a name: nothing of it can lie on a
/// disk, and it is gone with its owner, also when the process is killed.
class BriefFile {
 public:
  explicit BriefFile(std::string_view octets = {});
  ~BriefFile();
  BriefFile(const BriefFile&) = delete;
  BriefFile& operator=(const BriefFile&) = delete;
  /// For this process only.
  const std::string& path() const { return path_; }
  std::string read() const;

 private:
  int file_;
  std::string path_;
};

}  // namespace rongxin
