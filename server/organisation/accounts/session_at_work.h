#pragma once
#include "platform/clock.h"
#include "store/transaction.h"

namespace rongxin::accounts {

/// Without a request for `idle_ms` a session ends; without input for `untouched_ms` it is locked.
struct SessionTimes {
  std::int64_t idle_ms = 0, untouched_ms = 0;
};
/// Whether the session of a context is still at work in its post, and open.
bool is_at_work(store::Transaction& transaction, ContextId context, const SessionTimes& times, const Clock& clock);

}  // namespace rongxin::accounts
