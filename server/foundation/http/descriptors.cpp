#include "http/descriptors.h"

#include <sys/resource.h>

#include <algorithm>
#include <filesystem>

namespace rongxin::http {
namespace {

// Mail and gateway, PostgreSQL, files of the store, uploads under way: some dozens are needed.
constexpr std::size_t kept_back_most = 256, connections_least = 8;

}  // namespace

std::size_t raise_descriptor_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return 1024;
  const rlimit raised{limit.rlim_max, limit.rlim_max};
  if (limit.rlim_cur < limit.rlim_max && ::setrlimit(RLIMIT_NOFILE, &raised) == 0) limit = raised;
  return limit.rlim_cur;
}

DescriptorPlan plan_descriptors(std::size_t files_max, std::size_t in_use, std::size_t wanted) {
  const std::size_t kept_back = std::min(kept_back_most, files_max / 4);
  const std::size_t taken = std::min(files_max, in_use + kept_back);
  return {files_max, in_use, kept_back, std::min(wanted, std::max(connections_least, files_max - taken))};
}

DescriptorPlan plan_descriptors(std::size_t wanted) {
  rlimit limit{};
  const std::size_t files_max = ::getrlimit(RLIMIT_NOFILE, &limit) == 0 ? limit.rlim_cur : 1024;
  std::error_code failed;
  std::size_t in_use = 0;
  for (auto one = std::filesystem::directory_iterator("/proc/self/fd", failed);
       !failed && one != std::filesystem::directory_iterator(); one.increment(failed))
    ++in_use;
  return plan_descriptors(files_max, in_use, wanted);
}

}  // namespace rongxin::http
