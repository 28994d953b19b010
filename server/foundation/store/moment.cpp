#include "store/moment.h"

#include "platform/log.h"
#include "sql/store/keep_moment.h"
#include "sql/store/keep_moment_exactly.h"
#include "sql/store/read_kept_moment.h"
#include "store/transaction.h"

namespace rongxin::store {
namespace {

constexpr auto keeping = SystemKey::because("the store keeps the moment before which no right is held any more");
/// Behind by so much a clock is wrong, not slow: the administrator is told.
constexpr std::int64_t behind_ms_max = 3600LL * 1000;

}  // namespace

void Moments::begin(Connection& connection) {
  connection.begin_read();
  const auto stored =
      Transaction(connection, keeping).one(keeping, sql::store::read_kept_moment{}, [](const auto& row) {
        return row.kept_to_ms();
      });
  connection.rollback();
  used_ms_ = kept_to_ms_ = stored.value_or(0);
  // A demonstration lives days of the past over again, with a clock that is behind on purpose.
  if (&clock_ == &Clock::system() && used_ms_ > clock_.now_ms() + behind_ms_max)
    log::error("the clock is behind what this store has seen: rights are held by the later moment",
               {{"clock", instant_text(clock_.now_ms())}, {"moment", instant_text(used_ms_)}});
}

std::int64_t Moments::keep(Connection& connection) const {
  const std::int64_t bound_ms = std::max(clock_.now_ms(), used_ms_.load()) + ahead_ms_max;
  return Transaction(connection, keeping)
      .one(keeping, sql::store::keep_moment{.bound_ms = bound_ms}, [](const auto& row) { return row.kept_to_ms(); })
      .value_or(bound_ms);
}

void Moments::kept(std::int64_t bound_ms) {
  // A bound further ahead than this server would set is another server's, which has used what lies that far before it.
  const std::int64_t seen_ms = bound_ms - ahead_ms_max;
  for (std::int64_t used_ms = used_ms_; used_ms < seen_ms && !used_ms_.compare_exchange_weak(used_ms, seen_ms);) {
  }
  for (std::int64_t known_ms = kept_to_ms_;
       known_ms < bound_ms && !kept_to_ms_.compare_exchange_weak(known_ms, bound_ms);) {
  }
  being_kept_ = false;
  not_before_ = std::chrono::steady_clock::time_point{};
}

void Moments::keep_exactly(Connection& connection) const {
  // Nobody else may have gone on from the bound: then it stands.
  Transaction(connection, keeping)
      .run(keeping, sql::store::keep_moment_exactly{.used_ms = used_ms_.load(), .bound_ms = kept_to_ms_.load()});
}

}  // namespace rongxin::store
