#include "http/body_budget.h"

#include <unistd.h>

#include <algorithm>
#include <numeric>
#include <utility>

namespace rongxin::http {

std::size_t BodyBudget::sane_octets() {
  const long pages = ::sysconf(_SC_PHYS_PAGES), page = ::sysconf(_SC_PAGESIZE);
  const std::size_t memory =
      pages > 0 && page > 0 ? static_cast<std::size_t>(pages) * static_cast<std::size_t>(page) : 0;
  return std::clamp<std::size_t>(memory / 8, 64u << 20, 1u << 30);
}

void BodyBudget::Share::swap(Share& other) noexcept {
  std::swap(budget_, other.budget_);
  std::swap(kind_, other.kind_);
  std::swap(octets_, other.octets_);
}

BodyBudget::Share BodyBudget::take(Kind kind, std::size_t octets) {
  const auto place = static_cast<std::size_t>(kind);
  const std::lock_guard hold(lock_);
  const std::size_t all = std::accumulate(used_.begin(), used_.end(), std::size_t{0});
  if (octets > limits_[place] - std::min(limits_[place], used_[place]) || octets > most_ - std::min(most_, all))
    return {};
  used_[place] += octets;
  return Share(*this, kind, octets);
}

std::size_t BodyBudget::used() const {
  const std::lock_guard hold(lock_);
  return std::accumulate(used_.begin(), used_.end(), std::size_t{0});
}

void BodyBudget::give_back(Kind kind, std::size_t octets) {
  const std::lock_guard hold(lock_);
  used_[static_cast<std::size_t>(kind)] -= octets;
}

}  // namespace rongxin::http
