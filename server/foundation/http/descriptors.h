#pragma once
#include <cstddef>

namespace rongxin::http {

/// Raises the number of files that this process may open to what the system allows it at most; the new number.
std::size_t raise_descriptor_limit();

/// How many connections may be open at once, so that calls, store and audit always find a descriptor.
struct DescriptorPlan {
  std::size_t files_max, in_use, kept_back, connections_max;
};
/// `wanted` is the most that is ever useful.
DescriptorPlan plan_descriptors(std::size_t files_max, std::size_t in_use, std::size_t wanted);
/// From what holds for this process now.
DescriptorPlan plan_descriptors(std::size_t wanted);

}  // namespace rongxin::http
