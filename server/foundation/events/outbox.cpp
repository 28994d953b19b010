#include "events/outbox.h"

#include "platform/crypto.h"
#include "platform/log.h"
#include "sql/events/claim_event.h"
#include "sql/events/find_due.h"
#include "sql/events/finish_event.h"
#include "sql/events/put_event_back.h"

namespace rongxin::events {
namespace {

constexpr auto carrying =
    store::SystemKey::because("effects are carried out for nobody in particular and shown to nobody");
constexpr std::int64_t claim_ms = 60'000;  // a claimer that died is passed over after this time
constexpr int threads = 4;
constexpr std::int64_t wait_ms_max = 5 * 60'000;
constexpr std::string_view not_needed = "not needed";
constexpr std::size_t fault_octets_max = 300;

std::int64_t random_number() {
  std::uint64_t number = 0;
  fill_random(&number, sizeof number);
  return static_cast<std::int64_t>(number >> 2);
}

}  // namespace

std::int64_t wait_before_try_ms(int attempts) {
  return std::min<std::int64_t>(5'000LL << std::min(attempts, 10), wait_ms_max);
}

OutboxWorker::OutboxWorker(store::Database& database, const Clock& clock, std::string kind, Handler handler,
                           GivenUp given_up)
    : database_(database),
      clock_(clock),
      kind_(std::move(kind)),
      handler_(std::move(handler)),
      given_up_(std::move(given_up)),
      process_(random_number()) {}

void OutboxWorker::start(std::int64_t every_ms) {
  for (int i = 0; i < threads; ++i)
    rounds_.start("carrying out " + kind_ + " failed", every_ms, [this] {
      // What has been claimed is carried out, also while it is being stopped.
      while (!rounds_.stopping()) {
        const auto event = claim();
        if (!event) return;
        carry(*event);
      }
    });
}

void OutboxWorker::stop() { rounds_.stop(); }

int OutboxWorker::round() {
  int tried = 0;
  for (auto event = claim(); event; event = claim(), ++tried) carry(*event);
  return tried;
}

std::optional<Event> OutboxWorker::claim() {
  std::optional<Event> due;
  const std::int64_t now_ms = clock_.now_ms(), stale_ms = now_ms - claim_ms, ahead_ms = now_ms + wait_ms_max + claim_ms;
  // Asked by a reader first: most rounds find nothing, and a write would wait for a disk.
  const bool any = database_.read(carrying, [&](store::Transaction& transaction) {
    return transaction
        .one(
            carrying,
            sql::events::find_due{.kind = kind_, .now_ms = now_ms, .claimed_before_ms = stale_ms, .ahead_ms = ahead_ms},
            [](const auto& row) { return row.event_id(); })
        .has_value();
  });
  if (!any) return due;
  const Status claimed = database_.write(carrying, [&](store::Transaction& transaction) -> Status {
    due = transaction.one(
        carrying,
        sql::events::claim_event{
            .kind = kind_, .now_ms = now_ms, .claimed_before_ms = stale_ms, .ahead_ms = ahead_ms, .process = process_},
        [](const auto& row) {
          return Event{row.event_id(), row.student_id(), std::string(row.subject()), row.at_ms(),
                       static_cast<int>(row.attempts_before())};
        });
    return success();
  });
  if (!claimed) due.reset();
  return due;
}

void OutboxWorker::carry(const Event& event) {
  const Delivery delivery = handler_(event);
  const std::int64_t at_ms = clock_.now_ms();
  const bool over = !delivery.fault.empty() && (!delivery.again || at_ms - event.at_ms > give_up_after_ms);
  if (!delivery.fault.empty())
    log::warning("effect not delivered",
                 {{"kind", kind_}, {"event", std::to_string(event.number)}, {"detail", delivery.fault}});
  const Status stored = database_.write(carrying, [&](store::Transaction& transaction) -> Status {
    if (delivery.wait_until_ms != 0) {
      // Never longer than anything waits: beyond that a set-back clock is suspected.
      transaction.run(
          carrying, sql::events::put_event_back{.event_id = event.number,
                                                .wait_until_ms = std::min(delivery.wait_until_ms, at_ms + wait_ms_max),
                                                .last_fault = std::string_view(),
                                                .given_up_at_ms = 0});
      return success();
    }
    for (const auto other : delivery.with_it)
      transaction.run(carrying,
                      sql::events::finish_event{.event_id = other, .now_ms = at_ms, .not_needed = std::string_view()});
    if (delivery.fault.empty())
      transaction.run(carrying,
                      sql::events::finish_event{.event_id = event.number,
                                                .now_ms = at_ms,
                                                .not_needed = delivery.needed ? std::string_view() : not_needed});
    else
      transaction.run(carrying, sql::events::put_event_back{.event_id = event.number,
                                                            .wait_until_ms = at_ms + wait_before_try_ms(event.attempts),
                                                            .last_fault = delivery.fault.substr(0, fault_octets_max),
                                                            .given_up_at_ms = over ? at_ms : 0});
    return success();
  });
  if (over && stored && given_up_) given_up_(event);
}

}  // namespace rongxin::events
