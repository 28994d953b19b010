#include "events/events.h"

#include "platform/crypto.h"
#include "sql/events/add_effect.h"
#include "sql/events/add_event.h"
#include "sql/events/add_event_of_guardian.h"

namespace rongxin::events {
namespace {

// Time first: the index grows at its end. 20 random bits keep two processes apart.
std::int64_t new_event_id(std::int64_t at_ms) {
  std::uint32_t random = 0;
  fill_random(&random, sizeof random);
  return at_ms << 20 | (random & 0xfffff);
}

}  // namespace

void add(store::OwnTransaction& transaction, std::string_view kind, std::string_view subject, std::int64_t at_ms) {
  transaction.run_later(
      sql::events::add_event{.event_id = new_event_id(at_ms), .kind = kind, .subject = subject, .at_ms = at_ms});
}

void add(store::GuardianTransaction& transaction, std::string_view kind, std::string_view subject, std::int64_t at_ms) {
  transaction.run_later(sql::events::add_event_of_guardian{
      .event_id = new_event_id(at_ms), .kind = kind, .subject = subject, .at_ms = at_ms});
}

void add(store::Transaction& transaction, store::SystemKey key, StudentId student, std::string_view kind,
         std::string_view subject, std::int64_t at_ms, int urgency) {
  transaction.run_later(key, sql::events::add_effect{.event_id = new_event_id(at_ms),
                                                     .student_id = student,
                                                     .kind = kind,
                                                     .subject = subject,
                                                     .at_ms = at_ms,
                                                     .urgency = urgency});
}

}  // namespace rongxin::events
