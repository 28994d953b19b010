#pragma once
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include "platform/bytes.h"
#include "platform/crypto.h"

namespace rongxin::instrument {

/// Readers and writers of workbooks want a file: one that is gone with its owner.
class BriefFile {
 public:
  explicit BriefFile(const std::string& folder) : path_(folder + "/" + hex(random_key().view().substr(0, 12)) + ".xlsx") {}
  ~BriefFile() { ::unlink(path_.c_str()); }
  BriefFile(const BriefFile&) = delete;
  const std::string& path() const { return path_; }
  void write(std::string_view octets) const { std::ofstream(path_, std::ios::binary).write(octets.data(), static_cast<std::streamsize>(octets.size())); }
  std::string read() const {
    std::ostringstream octets;
    octets << std::ifstream(path_, std::ios::binary).rdbuf();
    return octets.str();
  }

 private:
  std::string path_;
};

}  // namespace rongxin::instrument
