#include "events/events.h"

#include "platform/crypto.h"
#include "sql/events.h"

namespace rongxin::events {

void add(store::OwnTransaction& transaction, std::string_view kind, std::string_view subject, std::int64_t at_ms) {
  std::uint32_t random = 0;
  fill_random(&random, sizeof random);
  // Time first: the index grows at its end. 20 random bits keep two processes apart.
  const std::int64_t event_id = at_ms << 20 | (random & 0xfffff);
  transaction.run_later(sql::events::add_event, event_id, kind, subject, at_ms);
}

}  // namespace rongxin::events
