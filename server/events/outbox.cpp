#include "events/outbox.h"

#include "platform/crypto.h"
#include "platform/log.h"
#include "sql/events.h"

namespace rongxin::events {
namespace {

constexpr auto carrying = store::SystemKey::because("effects are carried out for nobody in particular and shown to nobody");
constexpr std::int64_t claim_ms = 60'000;  // a claimer that died is passed over after this time
constexpr int claim_rows = 20;
constexpr std::size_t fault_octets_max = 300;

std::int64_t random_number() {
  std::uint64_t number = 0;
  fill_random(&number, sizeof number);
  return static_cast<std::int64_t>(number >> 2);
}

}  // namespace

std::int64_t wait_before_try_ms(int attempts) { return std::min<std::int64_t>(5'000LL << std::min(attempts, 10), 5 * 60'000); }

Carrier::Carrier(store::Database& database, const Clock& clock, std::string kind, Handler handler)
    : database_(database), clock_(clock), kind_(std::move(kind)), handler_(std::move(handler)), process_(random_number()) {}

void Carrier::start(std::int64_t every_ms) {
  thread_ = std::thread([this, every_ms] {
    std::unique_lock hold(lock_);
    while (!signal_.wait_for(hold, std::chrono::milliseconds(every_ms), [&] { return stopping_; })) {
      hold.unlock();
      try {
        while (round() == claim_rows) {}
      } catch (const std::exception& broken) {
        // The worker's one place: what is in the outbox stays there and is tried in the next round.
        log::error("carrying out failed", {{"kind", kind_}, {"detail", broken.what()}});
      }
      hold.lock();
    }
  });
}

void Carrier::stop() {
  {
    const std::lock_guard hold(lock_);
    stopping_ = true;
  }
  signal_.notify_all();
  if (thread_.joinable()) thread_.join();
}

int Carrier::round() {
  std::vector<Event> due;
  const std::int64_t now_ms = clock_.now_ms();
  // Asked by a reader first: most rounds find nothing, and a write would wait for a disk.
  const bool any = database_.read(carrying, [&](store::Transaction& transaction) {
    return transaction.one(carrying, sql::events::find_due, [](const store::Row& row) { return row.integer(0); }, kind_, now_ms, now_ms - claim_ms).has_value();
  });
  if (!any) return 0;
  const Status claimed = database_.write(carrying, [&](store::Transaction& transaction) -> Status {
    due.clear();
    transaction.each(carrying, sql::events::claim_events, [&](const store::Row& row) {
      due.push_back({row.integer(0), StudentId(row.integer(1)), row.string(2), row.integer(3), static_cast<int>(row.integer(4))});
    }, kind_, now_ms, now_ms - claim_ms, process_, claim_rows);
    return success();
  });
  if (!claimed) return 0;
  for (const auto& event : due) {
    const Delivery delivery = handler_(event);
    const std::int64_t at_ms = clock_.now_ms();
    const bool over = !delivery.fault.empty() && (!delivery.again || at_ms - event.at_ms > give_up_after_ms);
    if (!delivery.fault.empty()) log::warning("effect not delivered", {{"kind", kind_}, {"event", std::to_string(event.number)}, {"detail", delivery.fault}});
    (void)database_.write(carrying, [&](store::Transaction& transaction) -> Status {
      if (delivery.fault.empty()) transaction.run(carrying, sql::events::finish_event, event.number, at_ms);
      else transaction.run(carrying, sql::events::put_event_back, event.number, at_ms + wait_before_try_ms(event.attempts), delivery.fault.substr(0, fault_octets_max), over ? at_ms : 0);
      return success();
    });
  }
  return static_cast<int>(due.size());
}

}  // namespace rongxin::events
