#pragma once
#include <utility>

namespace rongxin::store {

/// Runs `f` when the scope is left, however it is left.
template <class F>
class ScopeGuard {
 public:
  explicit ScopeGuard(F f) : f_(std::move(f)) {}
  ScopeGuard(const ScopeGuard&) = delete;
  ~ScopeGuard() { f_(); }

 private:
  F f_;
};

}  // namespace rongxin::store
