#pragma once
// Carries the effects in the outbox out: at least once, each with a lasting number, later again when
// it failed. One carrier a kind, so that a slow gateway holds up nobody else,
// and a few threads each, so that one slow message does not hold up the next.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "platform/clock.h"
#include "platform/ids.h"
#include "platform/periodic_worker.h"
#include "store/database.h"

namespace rongxin::events {

struct Event {
  std::int64_t number = 0;  ///< the same at every try: receivers drop what they have had
  StudentId student;
  std::string subject;
  std::int64_t at_ms = 0;
  int attempts = 0;  ///< tries before this one
};

/// What became of one try. `fault` empty: done. `again` false: never to be tried again. `needed`
/// false: nothing was sent, for nobody needs it any more. `wait_until_ms` not 0: not tried, looked at again then or
/// sooner, and nobody's fault. `with_it`: events that the same message has carried out.
struct Delivery {
  std::string fault;
  bool again = true, needed = true;
  std::int64_t wait_until_ms = 0;
  std::vector<std::int64_t> with_it = {};
};
using Handler = std::function<Delivery(const Event&)>;
using GivenUp = std::function<void(const Event&)>;

/// Wait before try `attempts` + 1, in ms: 5 s, doubling, at most 5 minutes.
std::int64_t wait_before_try_ms(int attempts);

class OutboxWorker {
 public:
  /// `given_up` is told after the commit that an event will never be carried out.
  OutboxWorker(store::Database& database, const Clock& clock, std::string kind, Handler handler, GivenUp given_up = {});
  ~OutboxWorker() { stop(); }
  void start(std::int64_t every_ms);
  void stop();
  /// Carries out what is due, one after the other; the number of events tried.
  int round();

 private:
  std::optional<Event> claim();
  void carry(const Event& event);
  store::Database& database_;
  const Clock& clock_;
  const std::string kind_;
  const Handler handler_;
  const GivenUp given_up_;
  const std::int64_t process_;
  PeriodicWorker rounds_;
};

/// After this time an effect is given up: whoever it called has long been passed over.
inline constexpr std::int64_t give_up_after_ms = 24 * 3600 * 1000LL;

}  // namespace rongxin::events
