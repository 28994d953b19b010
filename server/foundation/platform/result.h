#pragma once
// Expected failures are values (docs/adr/0002): Result<T> holds a T or a Problem, never both.
#include <cassert>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "platform/problem.h"

namespace rongxin {

/// A value of T or the Problem that explains why there is none.
/// Reading value() of a failed result is a bug and asserts.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(const ProblemKind& kind) : Result(Problem(kind)) {}
  Result(Problem problem) : state_(std::in_place_index<1>, std::move(problem)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  T& value() & {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  const T& value() const& {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  T&& value() && {
    assert(ok());
    return std::move(*std::get_if<0>(&state_));
  }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }

  Problem& problem() & {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }
  const Problem& problem() const& {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }
  Problem&& problem() && {
    assert(!ok());
    return std::move(*std::get_if<1>(&state_));
  }

 private:
  std::variant<T, Problem> state_;
};

struct Nothing {};
using Status = Result<Nothing>;
inline Status success() { return Status(Nothing{}); }

/// Leaves the function with the problem of `expression` or binds its value to `name`.
#define RONGXIN_TRY(name, expression)                                 \
  auto name##_result = (expression);                                  \
  if (!name##_result.ok()) return std::move(name##_result).problem(); \
  auto& name = name##_result.value()

/// Leaves the function with the problem of `expression`, a Status.
#define RONGXIN_CHECK(expression)                                         \
  do {                                                                    \
    auto rongxin_status = (expression);                                   \
    if (!rongxin_status.ok()) return std::move(rongxin_status).problem(); \
  } while (false)

}  // namespace rongxin
