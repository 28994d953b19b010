#include "accounts/session_at_work.h"

#include "sql/accounts/find_live_context.h"

namespace rongxin::accounts {

bool is_at_work(store::Transaction& transaction, ContextId context, const SessionTimes& times, const Clock& clock) {
  constexpr auto looking = store::SystemKey::because("whether a session is open decides whether it hears more");
  const std::int64_t now_ms = clock.now_ms();
  return transaction
      .one(looking,
           sql::accounts::find_live_context{.context_id = context,
                                            .used_since_ms = now_ms - times.idle_ms,
                                            .input_since_ms = now_ms - times.untouched_ms},
           [](const auto&) { return true; })
      .has_value();
}

}  // namespace rongxin::accounts
