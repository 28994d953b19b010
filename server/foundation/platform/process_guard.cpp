#include "platform/process_guard.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "platform/log.h"

namespace rongxin {

void guard_process() {
  ::umask(077);
  ::prctl(PR_SET_DUMPABLE, 0);
  const rlimit no_core{0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
}

bool make_private(const std::string& path) {
  struct stat about {};
  if (::stat(path.c_str(), &about) != 0 || (about.st_mode & 077) == 0) return false;
  if ((about.st_mode & S_ISVTX) != 0) return false;  // a folder that all share, as /tmp
  const bool done = ::chmod(path.c_str(), about.st_mode & 0700) == 0;
  if (done) log::warning("others on this machine could read this: they cannot any more", {{"path", path}});
  else log::error("others on this machine can read this", {{"path", path}, {"detail", std::strerror(errno)}});
  return done;
}

int sweep_uploads(const std::string& folder) {
  std::error_code failed;
  int swept = 0;
  for (const auto& one : std::filesystem::directory_iterator(folder, failed)) {
    const std::string name = one.path().stem().string();
    const bool ours = name.size() == 24 && name.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (ours && one.is_regular_file(failed) && std::filesystem::remove(one.path(), failed)) ++swept;
  }
  std::filesystem::remove(folder, failed);
  if (swept > 0) log::warning("uploads of an ended process were removed", {{"files", std::to_string(swept)}});
  return swept;
}

}  // namespace rongxin
