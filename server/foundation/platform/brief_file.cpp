#include "platform/brief_file.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>

namespace rongxin {

BriefFile::BriefFile(std::string_view octets)
    : file_(::memfd_create("rongxin", MFD_CLOEXEC)), path_("/proc/self/fd/" + std::to_string(file_)) {
  while (file_ >= 0 && !octets.empty()) {
    const ssize_t written = ::write(file_, octets.data(), octets.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) break;
    octets.remove_prefix(static_cast<std::size_t>(written));
  }
  if (file_ >= 0 && octets.empty()) return;
  const std::system_error fault(errno, std::generic_category(), "a file in memory");
  if (file_ >= 0) ::close(file_);
  throw fault;
}

BriefFile::~BriefFile() { ::close(file_); }

std::string BriefFile::read() const {
  std::ostringstream octets;
  octets << std::ifstream(path_, std::ios::binary).rdbuf();
  return octets.str();
}

}  // namespace rongxin
